/**
 * The rule `policy-closes-nothing` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const PODS = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, labels: { app: db } }
---
`;

function policy(name: string, spec: string, label = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: ${name}
${label === '' ? '' : `  #     ${'^'.repeat(name.length)} hint policy-closes-nothing: ${label}\n`}spec:
${spec}`;
}

const IN = '  podSelector: {}\n  policyTypes: [Ingress]\n  ingress: [{}]\n';
const WEB = '  podSelector: { matchLabels: { app: web } }\n  policyTypes: [Ingress]\n  ingress: [{}]\n';
const BOTH = '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n  ingress: [{}]\n  egress: [{ to: [] }]\n';

describe('policy-closes-nothing', () => {
  it('names the directions that are as open as without it', () => {
    checkFindings(PODS + policy('open', BOTH, 'allows everything (`ingress`, `egress`)'));
  });

  it('speaks beside policies on other pods, and for the other direction', () => {
    const db = '  podSelector: { matchLabels: { app: db } }\n  policyTypes: [Ingress]\n';
    const out = '  podSelector: {}\n  policyTypes: [Egress]\n';
    checkFindings(
      `${PODS}${policy('open', WEB, 'as it would be')}---\n${policy('db', db)}---\n${policy(
        'out',
        out,
      ).replace('  policyTypes', '  # podgate-disable-next-line egress-blocks-dns\n  policyTypes')}`,
    );
  });

  it('is silent where another policy isolates one of the pods', () => {
    const deny = '  podSelector: { matchLabels: { app: db } }\n  policyTypes: [Ingress]\n';
    checkFindings(`${PODS}${policy('open', IN)}---\n${policy('deny', deny)}`);
  });

  it('is silent where one direction is closed', () => {
    const half = '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n  ingress: []\n  egress: [{}]\n';
    checkFindings(PODS + policy('half', half));
  });

  it('leaves narrower rules and blank fields to other rules', () => {
    const narrower =
      '  ingress:\n    - {}\n    # ^^ info rule-allows-all: everybody\n    - from: [{ podSelector: {} }]\n';
    checkFindings(PODS + policy('open', IN.replace('  ingress: [{}]\n', narrower)));
    const blank = '  ingress:\n    - from:\n    # ^^^^ warning blank-means-all: lets everybody in\n';
    checkFindings(PODS + policy('open', IN.replace('  ingress: [{}]\n', blank)));
  });

  it('is silent where no pod is known, or not everything of the namespace', () => {
    checkFindings(policy('open', IN));
    const release =
      'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x, namespace: default }\n';
    checkFindings(`${PODS}${release}---\n${policy('open', IN)}`);
  });

  it('closes it to all but pods', () => {
    checkQuickFix(
      PODS + policy('o$0pen', IN),
      'allow the pods of the namespace alone (`from`, closes)',
      PODS + policy('open', IN.replace('[{}]', '[{ from: [{ podSelector: {} }] }]')),
    );
    checkQuickFix(
      PODS + policy('o$0pen', BOTH.replace('{ to: [] }', '{}')),
      'allow the pods of the cluster alone (`from`, `to`, closes)',
      PODS +
        policy(
          'open',
          BOTH.replace('[{}]', '[{ from: [{ namespaceSelector: {} }] }]').replace(
            '[{ to: [] }]',
            '[{ to: [{ namespaceSelector: {} }] }]',
          ),
        ),
    );
  });
});
