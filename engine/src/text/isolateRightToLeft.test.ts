/** Words that run from right to left are set apart; each answer shows the isolates as brackets. */
import assert from 'node:assert/strict';
import { isolateQuotes, isolateRightToLeft } from './isolateRightToLeft.ts';

function check(text: string, expected: string): void {
  assert.equal(showIsolates(isolateRightToLeft(text)), expected);
}

function showIsolates(text: string): string {
  return text.replace(/[\u2066\u2068]/g, '«').replaceAll('\u2069', '»');
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

describe('isolateQuotes', () => {
  it('sets a name in backticks apart with them, so that it is copied as it is', () => {
    for (const [text, expected] of [
      ['`חנות` is no label', '«`חנות`» is no label'],
      ['`app=שרת` of `shop` and חנות/שרת', '«`app=שרת`» of `shop` and «חנות»/«שרת»'],
      ['selects `a` and `b`', 'selects `a` and `b`'],
      ['an open ` and שרת', 'an open ` and «שרת»'],
    ] as const) {
      assert.equal(showIsolates(isolateQuotes(text)), expected);
    }
  });

  it('reads what is in backticks from left to right', () => {
    assert.equal(isolateQuotes('`שרת=web`'), '\u2066`שרת=web`\u2069');
  });
});
