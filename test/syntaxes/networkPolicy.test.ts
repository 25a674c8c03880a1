/**
 * What the injection grammars mark, in the editor's grammars of both ages: everything a policy is made of, nothing
 * outside policies, and nothing that changes the colors of other documents.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type EditorGrammar, listContributions, type Token, tokenize, tokenizeJson } from './tokenize.ts';

const POLICY = `# who reaches the database
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: podSelector
spec:
  podSelector:
    matchLabels:
      app: db
    matchExpressions:
      - { key: tier, operator: NotIn, values: [a, b] }
      - key: env
        operator: "Exists"
  policyTypes: [Ingress, "Egress"]
  ingress:
    - from:
        - namespaceSelector: {}
        - ipBlock:
            cidr: 10.0.0.0/8
            except: [10.1.0.0/16, "fd00::/8"]
      ports:
        - protocol: TCP
          port: 5432
          endPort: 5440
        - { protocol: UDP, port: dns }
  # podSelector, 10.0.0.0/8: a comment is a comment
`;

const MARKS: readonly (readonly [text: string, scope: string])[] = [
  ['podSelector', 'entity.name.function.selector'],
  ['matchLabels', 'entity.name.function.selector'],
  ['matchExpressions', 'entity.name.function.selector'],
  ['NotIn', 'keyword.operator.selector'],
  ['Exists', 'keyword.operator.selector'],
  ['Ingress', 'constant.language.policy-type'],
  ['Egress', 'constant.language.policy-type'],
  ['namespaceSelector', 'entity.name.function.selector'],
  ['ipBlock', 'entity.name.function.selector'],
  ['10.0.0.0/8', 'constant.numeric.cidr'],
  ['10.1.0.0/16', 'constant.numeric.cidr'],
  ['fd00::/8', 'constant.numeric.cidr'],
  ['TCP', 'constant.language.protocol'],
  ['5432', 'constant.numeric.port'],
  ['5440', 'constant.numeric.port'],
  ['UDP', 'constant.language.protocol'],
  ['dns', 'constant.numeric.port'],
];

const LIST = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Service
    spec:
      ports:
        - { protocol: TCP, port: 80 }
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    spec:
      podSelector: {}
      policyTypes:
        - Ingress
  - kind: NetworkPolicy
    spec:
      egress: [{ ports: [{ port: 53 }] }]
  - apiVersion: projectcalico.org/v3
    kind: NetworkPolicy
    spec:
      policyTypes: [Egress]
  - apiVersion: v1
    kind: Pod
    spec: { ports: [{ protocol: UDP }] }
`;

const JSON_POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { labels: { protocol: 'TCP' } },
  spec: {
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ip: '10.0.0.0/8' }], ports: [{ protocol: 'UDP', port: 53, endPort: 54 }] }],
  },
};

const EDITORS: readonly EditorGrammar[] = ['before-1.94', 'since-1.94'];

for (const editor of EDITORS) {
  describe(`grammar, VS Code ${editor.replace('-', ' ')}`, () => {
    it('marks what a policy is made of', async () => {
      await checkMarks(POLICY, MARKS, editor);
    });

    it('marks policies in block style lists, and policies whose kind comes first', async () => {
      const text = `kind: NetworkPolicy # the kind
spec:
  policyTypes:
    - Ingress
    - 'Egress'
  podSelector: {}
`;
      await checkMarks(
        text,
        [
          ['Ingress', 'constant.language.policy-type'],
          ['Egress', 'constant.language.policy-type'],
          ['podSelector', 'entity.name.function.selector'],
        ],
        editor,
      );
    });

    it('knows every operator and every protocol, and no other word in their place', async () => {
      const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
      const protocols = ['TCP', 'UDP', 'SCTP'];
      const lines = [
        ...[...operators, 'NotExists'].map((word) => `    - operator: ${word}`),
        ...[...protocols, 'ICMP'].map((word) => `    - protocol: ${word}`),
      ];
      await checkMarks(
        `kind: NetworkPolicy\nspec:\n${lines.join('\n')}\n`,
        [
          ...operators.map((word) => [word, 'keyword.operator.selector'] as const),
          ...protocols.map((word) => [word, 'constant.language.protocol'] as const),
        ],
        editor,
      );
    });

    it('leaves the other documents of a file as they are', async () => {
      const other = `apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  ports:
    - { protocol: TCP, port: 5432 }
    - operator: In
      cidr: 10.0.0.0/8
      matchLabels: {}
      types: [Ingress]
`;
      const alone = await tokenize(other, editor);
      const between = await tokenize(`${POLICY}---\n${other}---\n${POLICY}`, editor);
      const first = POLICY.split('\n').length;
      const there = between
        .filter(({ line }) => first <= line && line < first + other.split('\n').length - 1)
        .map((token) => ({ ...token, line: token.line - first }));
      assert.deepEqual(marksOf(there), []);
      assert.deepEqual(there.map(textAndLine), alone.slice(0, there.length).map(textAndLine));
    });

    it('leaves the colors of all that is not marked', async () => {
      const json = JSON.stringify(JSON_POLICY, null, 2);
      const texts = [
        POLICY,
        'kind: NetworkPolicy # the kind\nspec: { podSelector: {} }\n',
        LIST,
        LIST.replaceAll(/^ {2}/gm, ''),
        json,
        json.replace('networking.k8s.io/v1', 'projectcalico.org/v3'),
        JSON.stringify(JSON_POLICY),
        '{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, spec: { podSelector: {}, policyTypes: [Ingress] } }',
        `apiVersion: projectcalico.org/v3\n${POLICY.replace(/apiVersion.*\n/, '')}`,
      ];
      for (const text of texts) {
        const [ours, none] = await Promise.all([tokenize(text, editor), tokenize(text, editor, 'none')]);
        const marked = new Set(
          colorsOf(ours)
            .filter(({ isMarked }) => isMarked)
            .map(({ place }) => place),
        );
        const [found, expected] = [ours, none].map((tokens) =>
          colorsOf(tokens).flatMap(({ place, color }) => (marked.has(place) ? [] : `${place} ${color}`)),
        );
        assert.deepEqual(found, expected, text);
      }
    });

    it('does not take another kind, or a text in a manifest, for a policy', async () => {
      const texts = [
        POLICY.replace('kind: NetworkPolicy', 'kind: NetworkPolicyList'),
        `kind: ConfigMap\ndata:\n  a.yaml: |\n${POLICY.replaceAll(/^(?=.)/gm, '    ')}`,
        POLICY.replace('kind: NetworkPolicy', '# kind: NetworkPolicy'),
      ];
      for (const text of texts) {
        assert.deepEqual(marksOf(await tokenize(text, editor)), []);
      }
    });

    it('leaves alone what labels and annotations are called, in block and in flow style', async () => {
      const text = `kind: NetworkPolicy
metadata:
  annotations:
    range: 10.9.0.0/16
    note: |
      protocol: TCP
  labels: { port: http, "protocol": TCP }
spec:
  podSelector:
    matchLabels:
      port: http
# protocol: TCP
      operator: In

      protocol: TCP
    matchExpressions:
      - { key: port, operator: In, values: [a] }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: a, port: http, protocol: SCTP } }
          namespaceSelector: { matchLabels: { "operator": "In" } }
      ports: [{ protocol: TCP, port: 80 }]
`;
      await checkMarks(
        text,
        [
          ['podSelector', 'entity.name.function.selector'],
          ['matchLabels', 'entity.name.function.selector'],
          ['matchExpressions', 'entity.name.function.selector'],
          ['In', 'keyword.operator.selector'],
          ['podSelector', 'entity.name.function.selector'],
          ['matchLabels', 'entity.name.function.selector'],
          ['namespaceSelector', 'entity.name.function.selector'],
          ['matchLabels', 'entity.name.function.selector'],
          ['TCP', 'constant.language.protocol'],
          ['80', 'constant.numeric.port'],
        ],
        editor,
      );
    });

    it('does not take a kind of that name in another API for a policy', async () => {
      for (const api of ['projectcalico.org/v3', 'crd.antrea.io/v1beta1', '"crd.projectcalico.org/v1"']) {
        const [before, behind] = [
          POLICY.replace('networking.k8s.io/v1', api),
          POLICY.replace(/apiVersion.*\n/, '').replace(
            'NetworkPolicy\n',
            `NetworkPolicy\napiVersion: ${api}\n`,
          ),
        ];
        for (const text of [
          before,
          behind,
          `{ apiVersion: ${api}, kind: NetworkPolicy, a: { cidr: 10.0.0.0/8 } }`,
        ]) {
          assert.deepEqual(marksOf(await tokenize(text, editor)), [], text);
        }
        const marks = marksOf(await tokenize(`${before}---\n${POLICY}`, editor));
        assert.deepEqual(marks, MARKS);
      }
    });

    it('marks the policies among the items of a list', async () => {
      const marks = [
        ['podSelector', 'entity.name.function.selector'],
        ['Ingress', 'constant.language.policy-type'],
        ['53', 'constant.numeric.port'],
      ] as const;
      await checkMarks(LIST, marks, editor);
      await checkMarks(LIST.replaceAll(/^ {2}/gm, ''), marks, editor);
    });

    // A line alone does not tell how deep it stands; docs/editor.md says so.
    it('marks what looks like a policy inside another resource, and nothing of that resource', async () => {
      const bundle = {
        apiVersion: 'v1',
        kind: 'Bundle',
        spec: {
          template: { kind: 'NetworkPolicy', spec: { policyTypes: ['Ingress'] } },
          policyTypes: ['Egress'],
        },
      };
      const marks = [['Ingress', 'constant.language.policy-type']] as const;
      await checkMarks(JSON.stringify(bundle, null, 2), marks, editor);
      const list = `kind: List
items:
  - kind: Bundle
    policies:
      - kind: NetworkPolicy
        spec: { policyTypes: [Ingress] }
    policyTypes: [Egress]
    template:
      kind: NetworkPolicy
      policyTypes: [Ingress]
`;
      await checkMarks(list, [...marks, ...marks], editor);
      await checkMarks(list.replace(/^kind: List/, 'kind: Other'), [...marks, ...marks], editor);
    });

    it('marks policies in flow style, and JSON in a YAML file', async () => {
      const marks = [
        ['podSelector', 'entity.name.function.selector'],
        ['Ingress', 'constant.language.policy-type'],
        ['10.0.0.0/8', 'constant.numeric.cidr'],
        ['UDP', 'constant.language.protocol'],
        ['53', 'constant.numeric.port'],
        ['54', 'constant.numeric.port'],
      ] as const;
      const compact = JSON.stringify(JSON_POLICY);
      const spread = JSON.stringify(JSON_POLICY, null, 2);
      const texts = [
        '{ apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: { labels: { protocol: TCP } }, spec: { podSelector: {}, policyTypes: [Ingress], ingress: [{ from: [{ ip: 10.0.0.0/8 }], ports: [{ protocol: UDP, port: 53, endPort: 54 }] }] } }',
        '{ kind: NetworkPolicy,\n  spec: {\n  podSelector: {}, policyTypes: [Ingress],\n  x: 10.0.0.0/8, ports: [{ protocol: UDP, port: 53, endPort: 54 }] } }',
        compact,
        spread,
      ];
      for (const text of texts) {
        // The older grammar takes no number for one that touches its colon.
        const isOld = editor === 'before-1.94' && text === compact;
        const found = isOld ? marks.slice(0, -2) : marks;
        await checkMarks(text, found, editor);
        await checkMarks(`${text}\n---\nkind: Service\na: [{ cidr: 10.0.0.0/8 }]\n`, found, editor);
      }
      const list = JSON.stringify(
        { kind: 'List', items: [{ a: { port: 'http' } }, JSON_POLICY, { a: '10.0.0.0/8' }] },
        null,
        2,
      );
      await checkMarks(list, marks, editor);
      for (const text of [spread, compact]) {
        await checkMarks(text.replace('networking.k8s.io/v1', 'projectcalico.org/v3'), [], editor);
      }
    });

    it('ends with the document', async () => {
      const tokens = await tokenize(`${POLICY}...\nprotocol: TCP\n`, editor);
      assert.deepEqual(marksOf(tokens).at(-1), ['dns', 'constant.numeric.port']);
    });
  });
}

describe('grammars', () => {
  it('are contributed as injections', () => {
    assert.deepEqual(
      listContributions().map(({ injectTo }) => injectTo),
      listContributions().map(() => ['source.yaml']),
    );
  });

  it('leave JSON files as they are', async () => {
    const text = JSON.stringify(
      { kind: 'NetworkPolicy', spec: { podSelector: {}, policyTypes: ['Ingress'] } },
      null,
      2,
    );
    const [ours, none] = await Promise.all([tokenizeJson(text, 'ours'), tokenizeJson(text, 'none')]);
    assert.ok(none.some(({ scopes }) => scopes.includes('support.type.property-name.json')));
    assert.deepEqual(ours, none);
  });
});

async function checkMarks(
  text: string,
  expected: readonly (readonly [text: string, scope: string])[],
  editor: EditorGrammar,
): Promise<void> {
  assert.deepEqual(marksOf(await tokenize(text, editor)), expected);
}

/** What our grammars marked, in order. */
function marksOf(tokens: readonly Token[]): readonly (readonly [string, string])[] {
  return tokens.flatMap(({ text, scopes }) => {
    const mark = scopes.at(-1) ?? '';
    return mark.endsWith('.networkpolicy') && !mark.startsWith('meta.')
      ? [[text, mark.replace(/\.networkpolicy$/, '')] as const]
      : [];
  });
}

/** Each letter with what themes color it by: the editor's own scopes, without containers. */
function colorsOf(
  tokens: readonly Token[],
): readonly { readonly place: string; readonly color: string; readonly isMarked: boolean }[] {
  let line = 0;
  let column = 0;
  return tokens.flatMap((token) => {
    column = token.line === line ? column : 0;
    line = token.line;
    const start = column;
    column += token.text.length;
    const own = token.scopes.filter((scope) => !scope.startsWith('meta.'));
    const color = own.filter((scope) => !scope.endsWith('.networkpolicy')).join(' ');
    const isMarked = own.some((scope) => scope.endsWith('.networkpolicy'));
    return [...token.text].flatMap((letter, index) =>
      letter === ' '
        ? []
        : [{ place: `${String(line + 1)}:${String(start + index + 1)} ${letter}`, color, isMarked }],
    );
  });
}

function textAndLine({ text, line, scopes }: Token): readonly unknown[] {
  return [line, text, scopes.at(-1)];
}
