/**
 * What the injection grammars mark, in the editor's grammars of both ages: everything a policy is made of, nothing
 * outside policies, and nothing that changes the colors of other documents.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type EditorGrammar, listContributions, type Token, tokenize } from './tokenize.ts';

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

    it('colors the rest of a policy as it did before', async () => {
      const plain = POLICY.replace('kind: NetworkPolicy', 'kind: NetworkPolicies');
      const [marked, unmarked] = await Promise.all([tokenize(POLICY, editor), tokenize(plain, editor)]);
      assert.deepEqual(yamlScopes(marked, 'app'), yamlScopes(unmarked, 'app'));
      assert.deepEqual(yamlScopes(marked, 'tier'), yamlScopes(unmarked, 'tier'));
      // The older grammar has no scope around a whole scalar that a mark could be added to.
      if (editor === 'since-1.94') {
        assert.deepEqual(yamlScopes(marked, 'podSelector'), yamlScopes(unmarked, 'podSelector'));
        assert.deepEqual(yamlScopes(marked, 'NotIn'), yamlScopes(unmarked, 'NotIn'));
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
      [['source.yaml'], ['source.yaml']],
    );
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

/** What themes color: the editor's own scopes of the first token with this text, without containers. */
function yamlScopes(tokens: readonly Token[], text: string): readonly string[] | undefined {
  return tokens
    .filter(({ line }) => 5 < line)
    .find((token) => token.text === text)
    ?.scopes.filter((scope) => !scope.startsWith('meta.') && !scope.endsWith('.networkpolicy'));
}

function textAndLine({ text, line, scopes }: Token): readonly unknown[] {
  return [line, text, scopes.at(-1)];
}
