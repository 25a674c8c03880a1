/**
 * The rule `selector-contradiction` beyond its examples: which requirements exclude each other, and what the fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(expressions: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSelector: { matchExpressions: [${expressions}] } }
`;
}

const IN = '{ key: a, operator: In, values: [one, two] }';

describe('selector-contradiction', () => {
  for (const second of [
    '{ key: a, operator: In, values: [two, three] }',
    '{ key: a, operator: NotIn, values: [one] }',
    '{ key: a, operator: Exists }',
    '{ key: b, operator: DoesNotExist }',
  ]) {
    it(`is silent where ${second} goes with it`, () => {
      checkFindings(policy(`${IN}, ${second}`));
    });
  }

  it('is silent about NotIn and DoesNotExist, which a missing key meets', () => {
    checkFindings(policy('{ key: a, operator: NotIn, values: [one] }, { key: a, operator: DoesNotExist }'));
  });

  for (const [second, name] of [
    ['{ key: a, operator: In, values: [three] }', 'a=three'],
    ['{ key: a, operator: NotIn, values: [one, two, three] }', 'a notin (one, two, three)'],
    ['{ key: a, operator: DoesNotExist }', '!a'],
  ] as const) {
    it(`speaks of ${second}`, () => {
      checkFixTitles(policy(`${IN}, $0${second}`), [
        `remove \`${name}\` (selects more)`,
        'remove `a in (one, two)` (selects more)',
        'write out `policyTypes: [Ingress]`',
      ]);
    });
  }

  it('removes a requirement of either form', () => {
    const before = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector:
    matchLabels:
      app: web
      tier: front
    matchExpressions:
      - $0key: app
        operator: DoesNotExist
      - key: debug
        operator: DoesNotExist
`;
    checkQuickFix(
      before,
      'remove `!app` (selects more)',
      before.replace('      - $0key: app\n        operator: DoesNotExist\n', ''),
    );
    checkQuickFix(
      before,
      'remove `app=web` (selects more)',
      before.replace('      app: web\n', '').replace('$0', ''),
    );
  });
});
