/**
 * Manifests that show fixes which a rule's own bad example does not: other cases of the same rule. A test that meets a fix
 * which is shown nowhere fails (`checkQuickFix.ts`), so that the pages of the documentation name all of them.
 */
import type { RuleId } from '../engine/src/problem.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
`;

const SHOP = `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: v1
kind: Namespace
metadata: { name: bank, labels: { team: bank } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: ledger, namespace: bank, labels: { app: ledger } }
---
`;

const RUNNING = `apiVersion: v1
kind: Pod
metadata: { name: api, namespace: shop, labels: { app: api } }
status: { podIP: 10.244.1.5 }
---
`;

function spec(text: string): string {
  return `${HEAD}${text}`;
}

/** One `ports` of an ingress rule. */
function port(text: string): string {
  return spec(`  podSelector: {}\n  ingress: [{ ports: [${text}] }]\n`);
}

/** One peer of an ingress rule. */
function from(text: string): string {
  return spec(`  podSelector: {}\n  ingress: [{ from: [${text}] }]\n`);
}

export const MORE_FIXES: ReadonlyMap<RuleId, readonly string[]> = new Map<RuleId, readonly string[]>([
  ['api-wrong-type', [port('{ port: 80, endPort: "90" }')]],
  [
    'api-required',
    [
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: { podSelector: {} }\n',
      'kind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {} }\n',
      from('{ ipBlock: {} }'),
      from('{ namespaceSelector: }'),
      spec('  podSelector: { matchExpressions: [{ key: app, operator: In }] }\n'),
    ],
  ],
  ['api-unknown-field', [`${spec('  podSelector: {}\n')}status: {}\n`]],
  [
    'api-invalid-value',
    [
      port('{ port: 90, endPort: 80 }'),
      port('{ endPort: 80 }'),
      spec('  podSelector: {}\n  policyTypes: [Ingress, Egress, Ingress]\n'),
      spec('  podSelector: {}\n  policyTypes: [ingress, Egress, Ingress]\n'),
      spec('  podSelector: { matchExpressions: [{ operator: Exists }] }\n'),
    ],
  ],
  [
    'api-forbidden',
    [spec('  podSelector: { matchExpressions: [{ key: app, operator: Exists, values: [web] }] }\n')],
  ],
  [
    'rule-allows-all',
    [
      spec(
        '  podSelector: {}\n  policyTypes: [Ingress]\n  ingress: [{}, { ports: [{ port: 80 }] }, { ports: [{ port: 443 }] }]\n',
      ),
    ],
  ],
  ['policy-selects-nothing', [SHOP + spec('  podSelector: { matchLabels: { app: ledger } }\n')]],
  ['named-port-unresolved', [SHOP + port('{ port: http, protocol: UDP }')]],
  ['namespace-label-missing', [SHOP + from('{ namespaceSelector: { matchLabels: { team: bnak } } }')]],
  ['blank-means-all', [from('{ podSelector: {}, namespaceSelector: }')]],
  [
    'half-open',
    [
      `apiVersion: v1
kind: Namespace
metadata: { name: shop }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  ingress: [{ from: [{ podSelector: { matchLabels: { app: db } } }] }]
---
${spec(`  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: { matchLabels: { app: db } } }]
`)}`,
    ],
  ],
  [
    'egress-blocks-dns',
    [
      `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { dnsPolicy: Default }
---
${spec(`  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ podSelector: {} }]
`)}`,
    ],
  ],
  [
    'ingress-backend-blocked',
    [
      `${SHOP}apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
---
${spec('  podSelector: {}\n  policyTypes: [Ingress]\n')}`,
    ],
  ],
  [
    'cni-unsupported',
    [
      `#-- podgate.yaml
cni: weave-net
#-- shop.yaml
${SHOP}${port('{ port: http }')}`,
      `#-- podgate.yaml
cni: azure-npm
#-- shop.yaml
${SHOP}${port('{ port: 8080, endPort: 8082 }')}`,
      `#-- podgate.yaml
cni: cilium
clusterCIDRs: { pods: 10.244.0.0/16 }
#-- shop.yaml
${RUNNING}${from('{ ipBlock: { cidr: 10.244.1.0/24 } }')}`,
      ...['192.0.2.64/26', '192.0.2.128/25'].map(
        (except) => `#-- podgate.yaml
cni: azure-npm-windows
#-- shop.yaml
${from(`{ ipBlock: { cidr: 192.0.2.0/24, except: [${except}] } }`)}`,
      ),
    ],
  ],
  [
    'ip-block-covers-cluster',
    [
      `#-- podgate.yaml
clusterCIDRs: { pods: 10.244.0.0/16 }
#-- shop.yaml
${RUNNING}${from('{ ipBlock: { cidr: 10.244.1.0/24 } }')}`,
    ],
  ],
  [
    'workload-unprotected',
    [
      `#-- podgate.yaml
rules: { workload-unprotected: hint }
#-- shop.yaml
${SHOP}apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`,
    ],
  ],
  [
    'unused-suppression',
    [
      `# podgate-disable api-required, no-such-rule, api-requierd\n${spec('  podSelector: {}\n')}`,
      `# podgate-disable-nextline api-required\n${spec('  podSelector: {}\n')}`,
    ],
  ],
]);
