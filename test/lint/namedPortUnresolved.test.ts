/**
 * The rule `named-port-unresolved` beyond its examples: when it speaks, when it is silent, and what its fixes write.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkFixTitles, checkQuickFix } from '../ide/checkQuickFix.ts';

function manifests(ports: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  containers:
    - name: web
      image: web
      ports: [{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]
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

function egress(peer: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Egress]
  egress:
    - to: [${peer}]
      ports:
`;
}

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ name: front, port: 80, targetPort: http }] }
---
`;

describe('named-port-unresolved', () => {
  it('says so where nothing is near', () => {
    checkFindings(
      manifests(`        - port: metrics
        #       ^^^^^^^ warning named-port-unresolved: name the container's port
`),
    );
  });

  it('sees that the protocol is another one', () => {
    checkFindings(
      manifests(`        - port: dns
        #       ^^^ warning named-port-unresolved: is a port for UDP
`),
    );
  });

  it('knows the names that Services give to their ports', () => {
    checkFindings(
      manifests(
        `        - port: front
        #       ^^^^^ warning named-port-unresolved: the Service \`web\` calls its port
`,
        SERVICE,
      ),
    );
  });

  it('knows that addresses have no names', () => {
    checkFindings(`${egress('{ ipBlock: { cidr: 8.8.8.0/24 } }')}        - port: https
        #       ^^^^^ warning named-port-unresolved: addresses have no names of ports
`);
  });

  it('is silent about addresses that pods may have, and about pods that are not here', () => {
    checkFindings(`${egress('{ ipBlock: { cidr: 10.0.0.0/8 } }')}        - port: https\n`);
    checkFindings(`${egress('{ podSelector: { matchLabels: { app: db } } }')}        - port: postgres\n`);
    checkFindings(
      `${egress('{ ipBlock: { cidr: 8.8.8.0/24 } }, { podSelector: {} }')}        - port: https\n`,
    );
  });

  it('is silent where one of the pods has the name', () => {
    checkFindings(
      manifests(
        '        - port: admin\n',
        `apiVersion: v1
kind: Pod
metadata: { name: web-2, namespace: shop, labels: { app: web } }
spec: { containers: [{ name: web, image: web, ports: [{ name: admin, containerPort: 9000 }] }] }
---
`,
      ),
    );
  });

  it('is silent where something else makes pods in the namespace', () => {
    checkFindings(
      manifests(
        '        - port: metrics\n',
        `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
spec: { chart: { spec: { chart: postgres } } }
---
`,
      ),
    );
  });

  it('is silent about all pods of a namespace that nobody declares', () => {
    checkFindings(
      manifests('        - port: metrics\n').replace(
        'podSelector: { matchLabels: { app: web } }',
        'podSelector: {}',
      ),
    );
  });

  it('writes the name that was meant, or the number behind the Service', () => {
    checkQuickFix(
      manifests('        - port: "ht$0tpp" # the shop\n'),
      'write `http` (opens it)',
      manifests('        - port: http # the shop\n'),
    );
    checkQuickFix(
      manifests('        - port: fr$0ont\n', SERVICE),
      'write `8080` (opens it)',
      manifests('        - port: 8080\n', SERVICE),
    );
  });

  it('writes the protocol that the pods have the name for', () => {
    const title = 'write the protocol `UDP` (opens it)';
    checkQuickFix(
      manifests('        - port: $0dns # names\n'),
      title,
      manifests('        - port: dns # names\n          protocol: UDP\n'),
    );
    checkQuickFix(
      manifests('        - protocol: "TCP" # not so\n          port: $0dns\n'),
      title,
      manifests('        - protocol: "UDP" # not so\n          port: dns\n'),
    );
    checkQuickFix(
      manifests('        - { port: $0dns }\n'),
      title,
      manifests('        - { port: dns, protocol: UDP }\n'),
    );
  });

  it('writes the number that a usual name stands for towards addresses', () => {
    const towards = egress('{ ipBlock: { cidr: 8.8.8.0/24 } }');
    checkQuickFix(
      `${towards}        - port: $0https\n`,
      'write `443` (opens it)',
      `${towards}        - port: 443\n`,
    );
    checkFixTitles(`${towards}        - port: $0checkout\n`, []);
  });
});
