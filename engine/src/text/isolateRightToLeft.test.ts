/** Words that run from right to left are set apart; each answer shows the isolates as brackets. */
import assert from 'node:assert/strict';
import { isolateRightToLeft } from './isolateRightToLeft.ts';

function check(text: string, expected: string): void {
  assert.equal(isolateRightToLeft(text).replaceAll('\u2068', '«').replaceAll('\u2069', '»'), expected);
}

describe('isolateRightToLeft', () => {
  it('sets each name apart from what stands between names', () => {
    check('חנות/שרת → חנות/מסד on TCP 5432', '«חנות»/«שרת» → «חנות»/«מסד» on TCP 5432');
    check('متجر/web  5432/TCP', '«متجر»/web  5432/TCP');
  });

  it('keeps what belongs to one name together', () => {
    check('k8s/חנות-2-שרת-3.yaml:12', 'k8s/«חנות-2-שרת»-3.yaml:12');
    check('«\u{1e900}\u{1e901}»', '««\u{1e900}\u{1e901}»»');
  });

  it('leaves other text alone', () => {
    for (const text of ['', 'shop/web[Deployment] → internet', 'größe 日本語 👍', '✕ · ⚠']) {
      check(text, text);
    }
  });

  it('takes no longer where nothing ends', () => {
    check('א'.repeat(100_000), `«${'א'.repeat(100_000)}»`);
    check('א-'.repeat(50_000), `«${'א-'.repeat(49_999)}א»-`);
  });
});
