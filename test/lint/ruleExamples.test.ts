/**
 * The examples of the rules are true: the bad one gives exactly the findings that it marks, at the marked places, and
 * the good one gives none. The same examples stand on the rules' pages of the documentation.
 */
import { RULES } from '../../engine/src/lint/rules/index.ts';
import type { RuleExample } from '../../engine/src/lint/rule.ts';
import { checkFindings } from '../fixture/checkFindings.ts';

for (const rule of RULES) {
  describe(`rule ${rule.id}`, () => {
    it('finds what its bad example marks', () => {
      checkExample(rule.badExample);
    });

    it('finds nothing in its good example', () => {
      checkExample(rule.goodExample);
    });
  });
}

function checkExample({ text, kubernetesMinor, appendedLength = 0 }: RuleExample): void {
  const options = kubernetesMinor === undefined ? '' : `kubernetesVersion=1.${kubernetesMinor}`;
  const appended =
    appendedLength === 0 ? '' : `${'# filler\n'.repeat(appendedLength / '# filler\n'.length)}\n`;
  checkFindings(text + appended, options);
}
