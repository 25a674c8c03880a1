/**
 * The rule `port-not-exposed` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

function manifests(ports: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: db, namespace: shop, labels: { app: db } }
spec:
  containers:
    - name: db
      image: postgres
      ports: [{ containerPort: 5432 }, { containerPort: 9187 }, { containerPort: 53, protocol: UDP }]
---
${more}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: {} }]
      ports:
${ports}`;
}

const SILENT_POD = `apiVersion: v1
kind: Pod
metadata: { name: replica, namespace: shop, labels: { app: db } }
---
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: db, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 80, targetPort: 5433 }] }
---
`;

describe('port-not-exposed', () => {
  it('says the protocol of declared ports where it is another one', () => {
    checkFindings(
      manifests(`        - port: 53
        #       ^^ hint port-not-exposed: they declare \`5432\`, \`9187\`, \`53/UDP\`
`),
    );
  });

  it('means ranges, too, and offers nothing in their place', () => {
    checkFindings(
      manifests(`        - { port: 6000, endPort: 6010 }
        #         ^^^^ hint port-not-exposed: declares \`6000-6010\`
`),
    );
    checkFixTitles(manifests('        - { port: 60$000, endPort: 6010 }\n'), [
      'write out `policyTypes: [Ingress]`',
    ]);
  });

  it('is silent about a range with a declared port in it, and about a whole protocol', () => {
    checkFindings(manifests('        - { port: 5000, endPort: 6000 }\n        - protocol: SCTP\n'));
  });

  it('is silent where one of the pods declares nothing', () => {
    checkFindings(manifests('        - port: 5433\n', SILENT_POD));
  });

  it('is silent where a Service leads to the number', () => {
    checkFindings(manifests('        - port: 5433\n', SERVICE));
  });

  it('leaves the port of a Service to its own rule', () => {
    checkFindings(
      manifests(
        `        - port: 80
        #       ^^ warning port-is-service-port: leads to port \`5433\`
`,
        SERVICE,
      ),
    );
  });

  it('writes a port that the pods declare', () => {
    checkQuickFix(
      manifests('        - port: 54$023 # the database\n'),
      'write `5432` (opens it instead)',
      manifests('        - port: 5432 # the database\n'),
    );
  });
});
