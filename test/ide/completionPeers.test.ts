/**
 * Completion of whole peers and whole rules, for the workloads, namespaces and blocks that there are.
 */
import { checkCompletedLines, checkOffers } from './checkCompletion.ts';
import { SHOP } from './shop.ts';

/** A policy of `shop`, in a file of its own, with the shop beside it. */
function policy(spec: string, more = ''): string {
  return `${SHOP}${more}#-- policy.yaml\n${HEAD}${spec}`;
}

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
`;

describe('completion of peers and rules', () => {
  it('offers the workloads of the own namespace, of others, and other namespaces', () => {
    checkOffers(policy('spec:\n  ingress:\n    - from:\n        - $0'), [
      'db | matches 1 pod',
      'web | matches 1 workload',
      'edge/* | matches 1 pod',
      'edge/web | matches 1 pod',
      '0.0.0.0/0 | every IPv4 address',
      '::/0 | every IPv6 address',
    ]);
  });

  it('offers nothing that the list has already', () => {
    const db = '{ podSelector: { matchLabels: { app: db } } }';
    const own = (before: string): string => policy(`spec: { ingress: [{ from: [${before}, $0] }] }`);
    checkOffers(own(`${db}, { ipBlock: { cidr: "::/0" } }`), [
      'web | matches 1 workload',
      'edge/* | matches 1 pod',
      'edge/web | matches 1 pod',
      '0.0.0.0/0 | every IPv4 address',
    ]);
    const ports = (before: string): string =>
      policy(
        `spec:\n  podSelector: { matchLabels: { app: web } }\n  ingress:\n    - ports:\n        - ${before}\n        - $0`,
      );
    checkOffers(ports('port: 8080'), ['TCP http | TCP 8080, declared by 1 workload']);
    checkOffers(ports('{ port: http, protocol: TCP }'), ['TCP 8080 | TCP http, declared by 1 workload']);
    checkOffers(
      policy(`spec: { egress: [{ to: [${db}], ports: [{ protocol: TCP, port: 5432 }] }, $0] }`).replace(
        'spec: {',
        'spec: { podSelector: {},',
      ),
      [
        "dns | rule: ask the cluster's DNS",
        'web | rule, on TCP 8080',
        'edge/* | rule, on all ports',
        'edge/web | rule, on all ports',
      ],
    );
    checkOffers(
      policy('spec: { egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, $0] } }] }] }'),
      [
        '172.16.0.0/12 | private addresses',
        '192.168.0.0/16 | private addresses',
        '169.254.169.254/32 | metadata service of clouds',
      ],
    );
  });

  it('writes a peer as one item', () => {
    checkCompletedLines(
      policy('spec:\n  ingress:\n    - from:\n        - $0'),
      'edge/web',
      `        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: edge
          podSelector:
            matchLabels:
              app: web$0`,
    );
    checkCompletedLines(
      policy('spec:\n  ingress: [{ from: [$0'),
      'web',
      '  ingress: [{ from: [{ podSelector: { matchLabels: { app: web } } }$0',
    );
  });

  it('chooses labels that tell a workload from others, and all of them where none does', () => {
    const twins = ['a', 'b']
      .map(
        (part) => `apiVersion: v1
kind: Pod
metadata: { name: ${part}, namespace: shop, labels: { app: twin, part: ${part} } }
`,
      )
      .join('---\n');
    checkCompletedLines(
      policy('spec:\n  ingress:\n    - from:\n        - $0', `#-- twins.yaml\n${twins}`),
      'b',
      '        - podSelector:\n            matchLabels:\n              part: b$0',
    );
  });

  it('offers rules with the ports of the pods that they lead to', () => {
    checkOffers(policy('spec:\n  podSelector: { matchLabels: { app: db } }\n  ingress:\n    - $0'), [
      'db | rule, on TCP 5432',
      'web | rule, on TCP 5432',
      'edge/* | rule, on TCP 5432',
      'edge/web | rule, on TCP 5432',
    ]);
    checkCompletedLines(
      policy('spec:\n  podSelector: { matchLabels: { app: web } }\n  egress:\n    - $0'),
      'db',
      `    - to:
        - podSelector:
            matchLabels:
              app: db
      ports:
        - protocol: TCP
          port: 5432$0`,
    );
  });

  it("offers a rule for the cluster's DNS, as the settings have it", () => {
    checkCompletedLines(
      policy('spec:\n  egress:\n  - $0'),
      'dns',
      `  - to:
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
