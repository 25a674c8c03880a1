/**
 * The rule `egress-blocks-dns` beyond its examples: when it warns, hints, or is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const PODS = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
`;

function policy(egress: string, pods = PODS): string {
  return `${pods}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
${egress}`;
}

const TO_DB = '    - to: [{ podSelector: { matchLabels: { app: db } } }]\n';

function allowing(rule: string): string {
  return policy(`  egress:\n${TO_DB}    - ${rule}\n`);
}

describe('egress-blocks-dns', () => {
  for (const [what, rule] of [
    ['everybody on 53', '{ ports: [{ port: 53, protocol: UDP }, { port: 53 }] }'],
    [
      'all namespaces',
      '{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }',
    ],
    [
      'a namespace by a label that it may have',
      '{ to: [{ namespaceSelector: { matchLabels: { name: kube-system } } }] }',
    ],
    ['an address', '{ to: [{ ipBlock: { cidr: 169.254.20.10/32 } }] }'],
    [
      'another DNS that is not among the manifests',
      '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: dns } } }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }',
    ],
    [
      "OpenShift's DNS, whatever its port",
      '{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }] }',
    ],
  ] as const) {
    it(`is silent where a rule allows ${what}`, () => {
      checkFindings(allowing(rule));
    });
  }

  it('is silent where another policy allows it', () => {
    checkFindings(`${policy(`  egress:\n${TO_DB}`)}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: dns, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }] }]
`);
  });

  it('warns of a rule for the port that reaches pods of its own namespace only', () => {
    const own = allowing('{ to: [{ podSelector: {} }], ports: [{ port: 53, protocol: UDP }, { port: 53 }] }');
    const labeled = own.replace('  egress:\n', '  egress:\n# ^^^^^^ warning egress-blocks-dns: `web`\n');
    checkFindings(`apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n---\n${labeled}`);
  });

  it('names a few of many pods', () => {
    const pods = ['a', 'b', 'c', 'd'].map(
      (name) =>
        `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop, labels: { app: web } }\n---\n`,
    );
    checkFindings(
      policy('  egress: []\n', pods.join('')).replace(
        '  egress: []\n',
        '  egress: []\n# ^^^^^^ hint egress-blocks-dns: `a`, `b` and 2 more become isolated for egress\n',
      ),
    );
  });

  it('hints at UDP without TCP', () => {
    checkFindings(
      allowing('{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: UDP }] }').replace(
        '  egress:\n',
        '  egress:\n# ^^^^^^ hint egress-blocks-dns: without TCP\n',
      ),
    );
  });

  it('hints at pods that may connect nowhere', () => {
    checkFindings(policy('  egress: []\n# ^^^^^^ hint egress-blocks-dns: nothing may leave\n'));
  });

  it('is silent where a policy that is not here may allow it', () => {
    const chart =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: shop }\nspec: {}\n---\n';
    checkFindings(policy(`  egress:\n${TO_DB}`, PODS + chart));
  });

  it('is silent about pods that do not ask the DNS of the cluster', () => {
    checkFindings(
      policy(
        `  egress:\n${TO_DB}`,
        'apiVersion: v1\nkind: Pod\nmetadata: { name: web, namespace: shop, labels: { app: web } }\nspec: { dnsPolicy: None }\n---\n',
      ),
    );
  });

  it('takes the DNS that podgate.yaml names', () => {
    const config = '#-- podgate.yaml\ndns: { namespace: infra, labels: { app: dns } }\n#-- shop.yaml\n';
    const toDns = (name: string): string =>
      `{ to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } } }] }`;
    checkFindings(config + allowing(toDns('infra')));
    checkFindings(
      config +
        allowing(toDns('kube-system')).replace(
          '  egress:\n',
          '  egress:\n# ^^^^^^ warning egress-blocks-dns: `web`\n',
        ),
    );
  });

  it('adds a rule in the style of the list', () => {
    checkQuickFix(
      policy(`  $0egress:\n${TO_DB}    # and nothing else\n`),
      'add a rule for the DNS',
      policy(`  egress:
${TO_DB}    - to:
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
          port: 53
    # and nothing else
`),
    );
  });

  it('adds a policy for the namespace', () => {
    checkQuickFix(
      policy('  $0egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]\n'),
      'add a policy that lets all pods of `shop` ask the DNS (isolates them for egress)',
      policy(`  egress: [{ to: [{ podSelector: { matchLabels: { app: db } } }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
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
          port: 53
`),
    );
  });
});
