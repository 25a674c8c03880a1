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

const WEB = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\n';

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

  it('removes a rule that has peers alone', () => {
    const first = 'ports: [{ port: 80 }] # all';
    checkQuickFix(
      policy('web', 'web', [first, '$0from: [{ podSelector: {} }]\n      ports: [{ port: 80 }]']),
      'remove the rule',
      policy('web', 'web', [first]),
    );
    checkQuickFix(
      policy('web', 'web', [
        'from:\n        - podSelector: {}',
        '$0from:\n        - podSelector: { matchLabels: { a: x } }',
      ]),
      'remove the rule',
      policy('web', 'web', ['from:\n        - podSelector: {}']),
    );
  });

  it('names the rules of its own policy, and other policies', () => {
    const [first, last] = [
      '{ from: [{ podSelector: {} }] }',
      '{ from: [{ podSelector: { matchLabels: { a: x } } }] }',
    ];
    const said = (manifest: string, why: string): void => {
      checkFindings(mark(manifest).replace('nothing new', `nothing new, because ${why}; remove it`));
    };
    said(
      policy('web', 'web', ['{ ports: [{ port: 1 }] }', first, last]),
      'rule 2 of `ingress` allows all of it',
    );
    said(
      policy('web', 'web', [
        '{ from: [{ podSelector: { matchLabels: { a: one } } }] }',
        '{ from: [{ podSelector: { matchLabels: { a: two } } }] }',
        '{ from: [{ podSelector: { matchExpressions: [{ key: a, operator: In, values: [one, two] }] } }] }',
      ]),
      'the rules 1, 2 of `ingress` allow all of it together',
    );
    const other = policy('other', 'web', [first]);
    const more = policy('web', 'web', ['{ ports: [{ port: 1 }] }', last]);
    said(`${other}---\n${more}`, '`other` allows all of it to the same pods');
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

  describe('removes the policy', () => {
    const kept = policy('one', 'web', ['{ from: [{ podSelector: {} }] }']);
    const idle = policy('two', 'web', ['{ from: [{ podSelector: { matchLabels: { a: x } } }] }']);
    const marked = idle.replace('name: two', 'name: $0two');
    const TITLE = 'remove the policy `two`';

    for (const [where, before, after] of [
      ['at the end, with its comments and its separator', `${kept}---\n# second\n${marked}# end\n`, kept],
      ['between others', `${kept}---\n${marked}---\n# third\n${WEB}`, `${kept}---\n# third\n${WEB}`],
      ['at the start', `# first\n${marked}---\n${kept}`, kept],
      [
        'behind a comment of the file',
        `# all of it\n---\n# first\n${marked}---\n${kept}`,
        `# all of it\n---\n${kept}`,
      ],
      ['at the start, behind a separator', `---\n${marked}---\n${kept}`, `---\n${kept}`],
      ['behind the end of a document', `${kept}...\n---\n${marked}`, `${kept}...\n`],
      ['alone in its file', `#-- one.yaml\n${kept}#-- two.yaml\n${marked}`, ''],
    ] as const) {
      it(where, () => {
        checkQuickFix(before, TITLE, after);
      });
    }

    const item = (manifest: string): string => `  - ${manifest.trimEnd().replaceAll('\n', '\n    ')}\n`;
    const LIST = 'apiVersion: v1\nkind: List\nitems:\n';

    it('from a list, with its comments', () => {
      checkQuickFix(
        `${LIST}${item(kept)}  # second\n${item(marked)}${item(WEB)}`,
        TITLE,
        `${LIST}${item(kept)}${item(WEB)}`,
      );
    });

    it('with the list that it is the only item of', () => {
      checkQuickFix(`# kept\n${kept}---\n# a list\n${LIST}${item(marked)}`, TITLE, `# kept\n${kept}`);
      checkQuickFix(`# a list\n${LIST}${item(marked)}---\n# kept\n${kept}`, TITLE, `# kept\n${kept}`);
    });

    it('from a list in JSON', () => {
      const json = (name: string, selector: string): string =>
        `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"${name}"},"spec":{"podSelector":{"matchLabels":{"app":"web"}},"policyTypes":["Ingress"],"ingress":[{"from":[{"podSelector":${selector}}]}]}}`;
      const list = (...items: readonly string[]): string =>
        `{"apiVersion":"v1","kind":"List","items":[\n${items.join(',\n')}\n]}\n`;
      const [all, some] = [json('one', '{}'), json('$0two', '{"matchLabels":{"a":"x"}}')];
      checkQuickFix(list(all, some), TITLE, list(all));
      checkQuickFix(list(some, all), TITLE, list(all));
      checkQuickFix(`#-- one.json\n${list(all)}#-- two.json\n${list(some)}`, TITLE, '');
    });

    it('from a list in flow style', () => {
      const flow = (name: string, selector: string): string =>
        `{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { name: ${name}, namespace: shop }, spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress], ingress: [{ from: [{ podSelector: ${selector} }] }] } }`;
      const [all, some] = [flow('one', '{}'), flow('$0two', '{ matchLabels: { a: x } }')];
      const flowList = (...items: readonly string[]): string => `${LIST.trimEnd()} [${items.join(', ')}]\n`;
      checkQuickFix(flowList(all, some), TITLE, flowList(all));
      const other = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: c } }';
      checkQuickFix(`${kept}---\n${flowList(other, some)}`, TITLE, `${kept}---\n${flowList(other)}`);
      checkQuickFix(`${kept}---\n${flowList(some)}`, TITLE, kept);
      const inner = (content: string): string => `{ apiVersion: v1, kind: List, items: [${content}] }`;
      checkQuickFix(
        `${kept}---\n${flowList(inner(some), other)}`,
        TITLE,
        `${kept}---\n${flowList(inner(''), other)}`,
      );
    });
  });

  it('is silent about policies without rules', () => {
    const deny = policy('deny', 'web', []).replace('  ingress:\n', '  ingress: []\n');
    checkFindings(`${policy('one', 'web', ['{ from: [{ podSelector: {} }] }'])}---\n${deny}`);
  });
});
