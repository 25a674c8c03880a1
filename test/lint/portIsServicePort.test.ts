/**
 * The rule `port-is-service-port` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

/** A pod that listens on 8080 behind a Service on 80, and a policy that ends in the ports of its rule. */
function manifests(ports: string, service = 'ports: [{ port: 80, targetPort: http }]', more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ name: http, containerPort: 8080 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ${service}
---
${more}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - from: [{ podSelector: {} }]
      ports:
${ports}`;
}

const EGRESS = `apiVersion: v1
kind: Pod
metadata: { name: client, namespace: shop, labels: { app: client } }
---
apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: client, namespace: shop }
spec:
  podSelector: { matchLabels: { app: client } }
  policyTypes: [Egress]
  egress:
    - ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }]
    - to: [{ podSelector: { matchLabels: { app: web } } }]
      ports:
`;

describe('port-is-service-port', () => {
  it('follows the name of a target port', () => {
    checkFindings(
      manifests(`        - port: 80
        #       ^^ warning port-is-service-port: leads to port \`8080\`
`),
    );
  });

  it('looks at the pods of peers for egress, which need not declare anything', () => {
    checkFindings(`${EGRESS}        - port: 80
        #       ^^ warning port-is-service-port: leads to port \`8080\`
`);
  });

  it('is silent where the same rule has the port of the pods as well', () => {
    checkFindings(`${EGRESS}        - port: 80
        - port: 8080
`);
  });

  it('is silent about another protocol', () => {
    checkFindings(`${EGRESS}        - { protocol: UDP, port: 80 }\n`);
  });

  it('is silent where one of several Services leads to the number', () => {
    checkFindings(
      manifests(
        '        - port: 80\n',
        'ports: [{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81, targetPort: 80 }]',
      ),
    );
  });

  it('is silent about a headless Service, which translates nothing', () => {
    checkFindings(
      `${EGRESS.replace('spec: { selector', 'spec: { clusterIP: None, selector')}        - port: 80\n`,
    );
  });

  it('is silent where a pod beside it may listen on the number', () => {
    checkFindings(
      manifests(
        '        - port: 80\n',
        'ports: [{ port: 80, targetPort: 8080 }]',
        `apiVersion: v1
kind: Pod
metadata: { name: other, namespace: shop, labels: { app: web, old: "yes" } }
spec: { containers: [{ name: web, image: web, ports: [{ containerPort: 80 }] }] }
---
`,
      ),
    );
  });

  it('is silent where something else makes pods in the namespace', () => {
    checkFindings(
      manifests(
        '        - port: 80\n',
        'ports: [{ port: 80, targetPort: 8080 }]',
        `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { chart: { spec: { chart: postgres } } }
---
`,
      ),
    );
  });

  it('is silent about ranges', () => {
    checkFindings(`${EGRESS}        - { port: 79, endPort: 81 }\n`);
  });

  it('writes the port of the pods as a number, comments kept', () => {
    checkQuickFix(
      manifests('        - port: 8$00 # http\n'),
      "write the pods' port `8080` (opens it)",
      manifests('        - port: 8080 # http\n'),
    );
  });
});
