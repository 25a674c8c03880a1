/**
 * The rule `host-network-selected` beyond its examples: when it speaks, and when it is silent.
 */
import { checkFindings } from '../fixture/checkFindings.ts';

const AGENTS = `apiVersion: v1
kind: Namespace
metadata: { name: ops, labels: { team: ops } }
---
apiVersion: v1
kind: Pod
metadata: { name: agent, namespace: ops, labels: { app: agent } }
spec: { hostNetwork: true }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
`;

const ORDINARY = `apiVersion: v1
kind: Pod
metadata: { name: other, namespace: ops, labels: { app: agent } }
---
`;

function policy(namespace: string, app: string, from: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${app} } }
  ingress:
    - from:
${from}`;
}

const BY_TEAM = `        - namespaceSelector: { matchLabels: { team: ops } }\n`;

describe('host-network-selected', () => {
  it('warns of a policy for them', () => {
    checkFindings(
      `${AGENTS}${policy(
        'ops',
        'agent',
        '        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: shop } }\n',
      ).replace(
        'app: agent } }\n',
        `app: agent } }
  #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning host-network-selected: the policy selects only
`,
      )}`,
    );
  });

  it('warns of a namespace that has no others', () => {
    checkFindings(
      `${AGENTS}${policy(
        'shop',
        'web',
        `${BY_TEAM}        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning host-network-selected: \`ops/agent[Pod]\`
`,
      )}`,
    );
  });

  it('is silent where the peer means others, too', () => {
    checkFindings(`${AGENTS}${ORDINARY}${policy('shop', 'web', BY_TEAM)}`);
  });

  it('is silent where others may be in the namespace', () => {
    checkFindings(
      `${AGENTS}apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: ops }
spec: { chart: { spec: { chart: postgres } } }
---
${policy('shop', 'web', BY_TEAM)}`,
    );
  });

  it('is silent about everybody', () => {
    checkFindings(`${AGENTS}${policy('shop', 'web', '        - namespaceSelector: {}\n')}`);
  });

  it('is silent where the network plugin treats them like others', () => {
    checkFindings(
      `#-- podgate.yaml
cni: netpol-analyzer
#-- policy.yaml
${AGENTS}${policy('shop', 'web', BY_TEAM)}`,
    );
  });
});
