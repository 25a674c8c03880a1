/**
 * Recipes in completion: where they are offered, by which words, and what the text is afterwards. What each of them allows
 * is `test/snippets`'.
 */
import assert from 'node:assert/strict';
import { readSnippetGroups } from '../../scripts/snippets/readSnippets.ts';
import {
  checkCompletedLines,
  checkCompletion,
  checkOfferText,
  listRecipes,
  recipesFoundBy,
} from './checkCompletion.ts';
import { SHOP } from './shop.ts';

const ALL = readSnippetGroups().flatMap(({ snippets }) => snippets);
const namesOf = (where: string): readonly string[] =>
  ALL.filter(({ place }) => place === where).map(({ name }) => name);

const DOCUMENTS = namesOf('document');

function policy(spec: string): string {
  return `#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: default }
spec:
  podSelector: {}
${spec}`;
}

describe('recipes of whole policies', () => {
  const EMPTY: readonly (readonly [string, string])[] = [
    ['in an empty file', '#-- new.yaml\n$0'],
    ['in a file without a name yet', '#-- Untitled-1\nnp$0\n'],
    ['in place of a word that is begun', '#-- new.yml\nnp-de$0\n'],
    ['below comments', '#-- new.yaml\n# Who may reach the shop.\n\nnp-$0\n'],
    ['below a marker, behind another document', `${policy('  ingress: []\n')}---\nnp-$0`],
    ['between documents', `${policy('  ingress: []\n')}---\n$0\n---\nkind: Pod\n`],
    ['above a document', '#-- new.yaml\nnp$0\n---\nkind: Pod\n'],
  ];
  for (const [where, manifests] of EMPTY) {
    it(`are offered ${where}`, () => {
      assert.deepEqual(listRecipes(manifests), DOCUMENTS);
    });
  }

  const ELSEWHERE: readonly (readonly [string, string])[] = [
    ['in a document that has begun', '#-- new.yaml\napiVersion: v1\nnp-$0\n'],
    ['above what is in the document already', '#-- new.yaml\nnp-$0\nkind: Pod\n'],
    ['in another resource', '#-- pod.yaml\napiVersion: v1\nkind: Pod\nmetadata:\n  np-$0\n'],
    ['in a policy', policy('  np-$0\n')],
    ['behind a dash', '#-- new.yaml\n- np-$0\n'],
    ['behind a key', '#-- new.yaml\nname: np-$0\n'],
    ['in a comment', '#-- new.yaml\n# np-$0\n'],
    ['in JSON', '#-- new.json\n$0'],
    ['in the values of a chart', '#-- chart/values-production.yaml\n$0'],
    ['in a kustomization', '#-- kustomization.yaml\n$0'],
    ['in settings of our own', '#-- podgate.yaml\n$0'],
    ['in a file of Compose', '#-- docker-compose.yml\n$0'],
    ['in a workflow', '#-- .github/workflows/build.yml\n$0'],
    ['in a file of a tool', '#-- .gitlab-ci.yml\n$0'],
  ];
  for (const [where, manifests] of ELSEWHERE) {
    it(`are not offered ${where}`, () => {
      assert.deepEqual(listRecipes(manifests), []);
    });
  }

  it('take the place of the word, and leave the other documents', () => {
    checkCompletion(
      '#-- new.yaml\n# Closed.\nnp-deny$0\n---\nkind: Pod\n',
      'np-default-deny-ingress',
      `# Closed.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-ingress
  namespace: default
spec:
  podSelector: {}
  policyTypes:
    - Ingress
$0
---
kind: Pod
`,
    );
  });

  it('end their lines as the file does', () => {
    checkCompletedLines(
      '#-- new.yaml\n# Closed.\r\n$0',
      'np-default-deny-ingress',
      [
        'apiVersion: networking.k8s.io/v1',
        'kind: NetworkPolicy',
        'metadata:',
        '  name: default-deny-ingress',
        '  namespace: default',
        'spec:',
        '  podSelector: {}',
        '  policyTypes:',
        '    - Ingress',
        '$0',
      ].join('\r\n'),
    );
  });

  /** What people type who look for it. */
  const FOUND: Readonly<Record<string, string>> = {
    'np-default-deny': 'deny deny-all block-all default-deny isolate-namespace zero-trust lockdown',
    'np-default-deny-ingress': 'deny-ingress block-ingress',
    'np-default-deny-egress': 'deny-egress block-egress airgap',
    'np-deny-to-workload': 'block-traffic restrict',
    'np-quarantine': 'quarantine isolate-pod',
    'np-allow-all': 'allow-all open permit',
    'np-allow-same-namespace': 'same-namespace intra-namespace namespace-isolation deny-other-namespaces',
    'np-allow-from-namespace': 'from-namespace cross-namespace namespaceselector',
    'np-allow-from-labeled-namespaces': 'team multi-tenant label',
    'np-allow-from-workload': 'from-pod from-app podselector frontend backend limit-traffic',
    'np-workload': 'netpol microservice deployment application',
    'np-database': 'database db postgres mysql mongodb redis',
    'np-allow-dns': 'dns coredns kube-dns port-53',
    'np-allow-dns-nodelocal': 'nodelocal',
    'np-allow-dns-openshift': 'openshift-dns',
    'np-allow-dns-google': 'gke-cloud-dns',
    'np-allow-from-ingress-nginx': 'ingress-controller ingress-nginx nginx',
    'np-allow-from-traefik': 'traefik',
    'np-allow-from-envoy-gateway': 'gateway-api envoy',
    'np-allow-from-prometheus': 'prometheus monitoring metrics scrape kube-prometheus',
    'np-allow-api-server': 'apiserver api-server kubernetes-api kube-api control-plane operator',
    'np-allow-webhook': 'webhook admission',
    'np-allow-external-cidr': 'cidr ipblock ip-range external outside',
    'np-allow-external-cidr-except': 'except',
    'np-allow-internet': 'internet world',
    'np-block-metadata': 'metadata imds',
    'np-allow-from-anywhere': 'public external-traffic loadbalancer',
    'np-allow-port-range': 'port-range endport range',
    'np-allow-named-port': 'named-port',
    'np-allow-sctp': 'sctp',
    'np-allow-from-nodes': 'nodeport kubelet health-check probe',
    'np-allow-mail': 'mail smtp',
  };
  for (const [name, words] of Object.entries(FOUND)) {
    it(`are found by what people type: ${name}, each once`, () => {
      for (const word of words.split(' ')) {
        const found = recipesFoundBy(`#-- new.yaml\n${word}$0`, word);
        assert.equal(found.filter((other) => other === name).length, 1, `${word}: ${found.join(' ')}`);
      }
    });
  }

  it('say what they do, and what they write', () => {
    checkOfferText(
      '#-- new.yaml\n$0',
      'np-default-deny-ingress',
      `Isolates all pods of a namespace for ingress: nobody reaches them unless another policy allows it. They still reach everyone.

\`\`\`yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-ingress
  namespace: default
spec:
  podSelector: {}
  policyTypes:
    - Ingress
\`\`\``,
    );
  });
});

describe('recipes of rules', () => {
  for (const direction of ['ingress', 'egress']) {
    // The rule for the DNS is offered as the cluster has it, once.
    const expected = namesOf(direction).filter((name) => name !== 'np-rule-to-dns');
    for (const item of ['    - $0', '    $0', '    - np-rule$0', '    - from: []\n    - $0', '    -$0']) {
      it(`are offered in ${direction}, at ${JSON.stringify(item)}`, () => {
        const offered = listRecipes(
          policy(`  ${direction}:\n${item.replace('from', direction === 'ingress' ? 'from' : 'to')}\n`),
        );
        assert.deepEqual(
          offered.filter((name) => name.startsWith('np-')),
          // No cluster is known here, so nobody else offers the DNS.
          offered.includes('dns') ? expected : namesOf(direction),
        );
      });
    }
  }

  const ELSEWHERE: readonly (readonly [string, string])[] = [
    ['in a peer', '  ingress:\n    - from:\n        - np-$0\n'],
    ['among ports', '  ingress:\n    - ports:\n        - np-$0\n'],
    ['in a rule that has begun', '  ingress:\n    - ports: []\n      np-$0\n'],
    ['in policy types', '  policyTypes:\n    - np-$0\n'],
    // What is written here is one line; completion has rules of the cluster's own for it.
    ['in brackets', '  ingress: [np-$0]\n'],
  ];
  for (const [where, spec] of ELSEWHERE) {
    it(`are not offered ${where}`, () => {
      assert.deepEqual(listRecipes(policy(spec)), []);
    });
  }

  it('are not offered in another resource', () => {
    const ingress =
      '#-- ingress.yaml\napiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  ingress:\n    - np-$0\n';
    assert.deepEqual(listRecipes(ingress), []);
  });

  it('stand as the place asks', () => {
    const spec = (item: string): string => policy(`  ingress:\n${item}\n`);
    const rule = `from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
      ports:
        - protocol: TCP
          port: 9090$0`;
    checkCompletedLines(spec('    - $0'), 'np-rule-from-namespace', `    - ${rule}`);
    checkCompletedLines(spec('    np-r$0'), 'np-rule-from-namespace', `    - ${rule}`);
    checkCompletedLines(spec('    -$0'), 'np-rule-from-namespace', `    - ${rule}`);
    checkCompletedLines(policy('  ingress: $0\n'), 'np-rule-from-namespace', `  ingress:\n    - ${rule}`);
  });

  it('stand behind what the workspace knows, and nothing is offered twice', () => {
    const shop = `${SHOP}#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  egress:
    - $0
`;
    const offered = listRecipes(shop);
    assert.deepEqual(offered, ['dns', ...namesOf('egress').filter((name) => name !== 'np-rule-to-dns')]);
    assert.deepEqual(recipesFoundBy(shop, 'np-rule-to-dns'), ['dns']);
    checkCompletedLines(
      shop,
      'dns',
      `    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53$0`,
    );
  });
});
