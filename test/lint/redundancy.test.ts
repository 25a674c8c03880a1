/**
 * The rules `rule-redundant` and `policy-without-effect` beyond their examples: what contains what, which of two is named,
 * and what the fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function policy(name: string, app: string, rules: readonly string[]): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
  podSelector: { matchLabels: { app: ${app} } }
  policyTypes: [Ingress]
  ingress:
${rules.map((rule) => `    - ${rule}\n`).join('')}`;
}

const WHOLE = /^ {4}- (.*)$/;

/** The last rule is marked where it is redundant. */
function mark(manifest: string): string {
  const last = manifest.trimEnd().split('\n').at(-1) ?? '';
  const length = WHOLE.exec(last)?.[1]?.length ?? 0;
  return `${manifest}    # ${'^'.repeat(length)} hint rule-redundant: nothing new\n`;
}

describe('rule-redundant', () => {
  for (const [what, ...rules] of [
    [
      'pods in all pods of the namespace',
      '{ from: [{ podSelector: {} }] }',
      '{ from: [{ podSelector: { matchLabels: { a: x } } }] }',
    ],
    ['a namespace in all', '{ from: [{ namespaceSelector: {} }] }', '{ from: [{ podSelector: {} }] }'],
    [
      'values in two rules that have one each',
      '{ from: [{ podSelector: { matchLabels: { a: one } } }] }',
      '{ from: [{ podSelector: { matchLabels: { a: two } } }] }',
      '{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [one, two] }] } }] }',
    ],
    [
      'everything in a label and its absence',
      '{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: Exists }] } }] }',
      '{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: DoesNotExist }] } }] }',
      '{ from: [{ podSelector: {} }] }',
    ],
    [
      'a block in two that touch',
      '{ from: [{ ipBlock: { cidr: 192.0.2.0/25 } }, { ipBlock: { cidr: 192.0.2.128/25 } }] }',
      '{ from: [{ ipBlock: { cidr: 192.0.2.0/24 } }] }',
    ],
    [
      'ports in two ranges, the peers of each',
      '{ from: [{ podSelector: {} }], ports: [{ port: 1, endPort: 80 }] }',
      '{ from: [{ namespaceSelector: {} }], ports: [{ port: 81, endPort: 100 }] }',
      '{ from: [{ podSelector: {} }], ports: [{ port: 80, endPort: 90 }] }',
    ],
    [
      'a name of a port in all ports of its protocol',
      '{ ports: [{ protocol: TCP }] }',
      '{ ports: [{ port: http }] }',
    ],
    ['the same again', '{ ports: [{ port: http }] }', '{ ports: [{ port: http }] }'],
  ] as const) {
    it(`finds ${what}`, () => {
      checkFindings(mark(policy('web', 'web', rules)));
    });
  }

  for (const [what, ...rules] of [
    [
      'another label',
      '{ from: [{ podSelector: { matchLabels: { a: x } } }] }',
      '{ from: [{ podSelector: { matchLabels: { b: x } } }] }',
    ],
    [
      'a label that may be absent',
      '{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: Exists }] } }] }',
      '{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: NotIn, values: [one] }] } }] }',
    ],
    [
      'pods in a block of all addresses',
      '{ from: [{ ipBlock: { cidr: 0.0.0.0/0 } }] }',
      '{ from: [{ podSelector: {} }] }',
    ],
    [
      'ports of which one is not covered',
      '{ from: [{ namespaceSelector: {} }], ports: [{ port: 80 }] }',
      '{ from: [{ podSelector: {} }], ports: [{ port: 80 }, { port: 81 }] }',
    ],
    ['a number by a name', '{ ports: [{ port: http }] }', '{ ports: [{ port: 80 }] }'],
    ['everybody by all pods', '{ from: [{ namespaceSelector: {} }] }', '{ ports: [{ port: 80 }] }'],
  ] as const) {
    it(`is silent about ${what}`, () => {
      checkFindings(policy('web', 'web', rules));
    });
  }

  it('looks at other policies that select all the pods', () => {
    const wide = policy('all', 'web', ['{ from: [{ podSelector: {} }] }']).replace(
      '{ matchLabels: { app: web } }',
      '{}',
    );
    const more = ['{ ports: [{ port: 80 }] }', '{ from: [{ podSelector: { matchLabels: { a: x } } }] }'];
    checkFindings(`${wide}---\n${mark(policy('web', 'web', more))}`);
  });

  it('does not count policies that may leave out a pod', () => {
    const narrow = policy('one', 'api', ['{ from: [{ podSelector: {} }] }']);
    checkFindings(
      `${narrow}---\n${policy('web', 'web', ['{ from: [{ podSelector: { matchLabels: { a: x } } }] }'])}`,
    );
  });

  it('removes the rule with its line', () => {
    const first = '{ from: [{ podSelector: {} }] }';
    checkQuickFix(
      policy('web', 'web', [`${first} # all`, '$0{ from: [{ podSelector: { matchLabels: { a: x } } }] }']),
      'remove the rule',
      policy('web', 'web', [`${first} # all`]),
    );
  });
});

describe('policy-without-effect', () => {
  it('names the later of two that are the same', () => {
    const rules = ['{ from: [{ podSelector: {} }] }'];
    checkFindings(
      `${policy('one', 'web', rules)}---\n${policy('two', 'web', rules).replace(
        /(metadata: .*)\n/,
        '$1\n#                 ^^^ hint policy-without-effect: `one`\n',
      )}`,
    );
  });

  it('names the one that isolates less, wherever it stands', () => {
    const rules = ['{ from: [{ podSelector: {} }] }'];
    const one = policy('one', 'web', rules).replace(
      /(metadata: .*)\n/,
      '$1\n#                 ^^^ hint policy-without-effect: `two`\n',
    );
    checkFindings(`${one}---\n${policy('two', 'web', rules).replace('[Ingress]', '[Ingress, Egress]')}`);
  });

  it('is silent about policies without rules', () => {
    const deny = policy('deny', 'web', []).replace('  ingress:\n', '  ingress: []\n');
    checkFindings(`${policy('one', 'web', ['{ from: [{ podSelector: {} }] }'])}---\n${deny}`);
  });
});
