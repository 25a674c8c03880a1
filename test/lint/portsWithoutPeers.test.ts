/**
 * The rule `ports-without-peers` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

const WEB = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
`;

function ingress(rule: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
${rule}`;
}

function egress(rule: string): string {
  return ingress(rule).replace('  ingress:', '  policyTypes: [Egress]\n  egress:');
}

const RULE = `    - ports: [{ port: 8080 }]\n`;
const DNS = `    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]\n`;

function service(type: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { type: ${type}, selector: { app: web }, ports: [{ port: 8080 }] }
---
`;
}

describe('ports-without-peers', () => {
  it('means egress, too, but not to the DNS', () => {
    checkFindings(
      `${WEB}${egress(`${DNS}    - ports: [{ port: 443 }]
    # ^^^^^^^^^^^^^^^^^^^^^^ info ports-without-peers: connect to them everywhere
`)}`,
    );
  });

  it('is silent where connections from outside are wanted', () => {
    checkFindings(`${WEB}${service('LoadBalancer')}${ingress(RULE)}`);
    checkFindings(`${WEB}${service('NodePort')}${ingress(RULE)}`);
    checkFindings(
      `${WEB}${service('ClusterIP')}apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec: { defaultBackend: { service: { name: web, port: { number: 8080 } } } }
---
${ingress(RULE)}`,
    );
  });

  it('says it where the Service is of the cluster alone', () => {
    checkFindings(
      `${WEB}${service('ClusterIP')}${ingress(`    - ports: [{ port: 8080 }]
    # ^^^^^^^^^^^^^^^^^^^^^^^ info ports-without-peers: everybody may connect
`)}`,
    );
  });

  it('is silent about pods that are not here, and about dead rules', () => {
    checkFindings(ingress(RULE));
    checkFindings(
      `${WEB}${egress(DNS)}  ingress:
# ^^^^^^^ warning rules-without-type: Ingress
${RULE}`,
    );
  });

  it('is silent where an Ingress may be among what is not shown', () => {
    checkFindings(
      `${WEB}apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ingress, namespace: shop }
spec: { chart: { spec: { chart: web } } }
---
${ingress(RULE)}`,
    );
  });

  it('writes peers behind the ports, or in the place of an empty list', () => {
    checkQuickFix(
      `${WEB}${ingress('    - $0ports:\n        - port: 8080 # http\n')}`,
      'allow the pods of the namespace alone (`from`, closes)',
      `${WEB}${ingress('    - ports:\n        - port: 8080 # http\n      from:\n        - podSelector: {}\n')}`,
    );
    checkQuickFix(
      `${WEB}${ingress('    - { $0from: [], ports: [{ port: 8080 }] }\n')}`,
      'allow the pods of the cluster alone (`from`, closes)',
      `${WEB}${ingress('    - { from: [{ namespaceSelector: {} }], ports: [{ port: 8080 }] }\n')}`,
    );
  });
});
