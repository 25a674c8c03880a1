/**
 * Completion of what only the workspace knows: labels with their pods, namespaces, ports, blocks.
 */
import { checkCompletedLines, checkOffers, checkOfferText } from './checkCompletion.ts';
import { SHOP } from './shop.ts';

/** A policy of `shop`, in a file of its own, with the shop beside it. */
function policy(spec: string, more = ''): string {
  return `${SHOP}${more}#-- policy.yaml\n${HEAD}${spec}`;
}

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
`;

describe('completion of labels', () => {
  it('offers the labels of pods of the own namespace, those of many pods first', () => {
    checkOffers(policy('spec:\n  podSelector:\n    matchLabels:\n      $0\n', API_TIER), [
      'tier: data | matches 2 workloads',
      'app: api | matches 1 workload',
      'app: db | matches 1 pod',
      'app: web | matches 1 workload',
      'tier: front | matches 1 workload',
      'app | on 3 workloads',
      'tier | on 3 workloads',
    ]);
  });

  it('looks into every namespace for a policy that names none, where its own has no pods, and says which', () => {
    const nameless = (spec: string): string =>
      `${SHOP}#-- policy.yaml\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\n${spec}`;
    checkOffers(nameless('spec:\n  podSelector:\n    matchLabels:\n      app: $0'), [
      'db | in namespace shop: matches 1 pod',
      'web | in namespace edge: matches 1 pod · different in 1 other namespace',
    ]);
    checkOffers(
      nameless(
        'spec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: shop } }, podSelector: { matchLabels: { app: $0 } } }] }] }',
      ),
      ['db | matches 1 pod', 'web | matches 1 workload'],
    );
  });

  it('writes a label, or its key to go on with', () => {
    const text = 'spec:\n  podSelector:\n    matchLabels:\n      $0\n';
    checkCompletedLines(policy(text), 'app: web', '      app: web$0');
    checkCompletedLines(policy(text), 'app', '      app: $0');
  });

  it('offers the values of a key, of pods that the rest of the selector matches', () => {
    checkOffers(policy('spec:\n  podSelector:\n    matchLabels:\n      tier: data\n      app: $0\n'), [
      'db | matches 1 pod',
    ]);
    checkOffers(policy('spec:\n  podSelector:\n    matchLabels: { tier: data, app: $0 }\n'), [
      'db | matches 1 pod',
    ]);
  });

  it('offers all values where the rest of the selector matches nobody', () => {
    checkOffers(policy('spec:\n  podSelector:\n    matchLabels:\n      tier: none\n      app: $0\n'), [
      'db | matches 1 pod',
      'web | matches 1 workload',
    ]);
  });

  it('looks into the namespaces that the selector beside it allows', () => {
    const peer = (selector: string): string =>
      policy(`spec:\n  ingress:\n    - from:\n        - namespaceSelector: ${selector}
          podSelector:\n            matchLabels:\n              app: $0\n`);
    checkOffers(peer('{ matchLabels: { team: platform } }'), ['web | matches 1 pod']);
    checkOffers(peer('{}'), ['web | matches 2 workloads', 'db | matches 1 pod']);
    checkOffers(peer('{ matchLabels: { team: nobody } }'), []);
  });

  it('offers the labels of namespaces to a namespaceSelector, and their names', () => {
    checkOffers(
      policy(
        'spec:\n  egress:\n    - to:\n        - namespaceSelector:\n            matchLabels:\n              te$0',
      ),
      [
        'kubernetes.io/metadata.name: edge | matches 1 namespace',
        'kubernetes.io/metadata.name: shop | matches 1 namespace',
        'team: platform | matches 1 namespace',
        'team: shop | matches 1 namespace',
        'kubernetes.io/metadata.name | on 2 namespaces',
        'team | on 2 namespaces',
      ],
    );
    checkOffers(
      policy(
        'spec:\n  egress:\n    - to:\n        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: $0',
      ),
      ['edge | matches 1 namespace', 'shop | matches 1 namespace'],
    );
  });

  it('offers keys and values to expressions, without those that the list has', () => {
    const expression = (fields: string): string =>
      policy(`spec:\n  podSelector:\n    matchExpressions:\n      - ${fields}`);
    checkOffers(expression('{ key: a$0 }'), [
      'app | on 2 workloads',
      'tier | on 2 workloads',
      'apps.kubernetes.io/pod-index | on 1 pod',
      'controller-revision-hash | on 1 pod',
      'pod-template-hash | on 1 workload',
      'statefulset.kubernetes.io/pod-name | on 1 pod',
    ]);
    checkCompletedLines(expression('ap$0'), 'key: app', '      - key: app\n        operator: $0');
    checkCompletedLines(
      expression('$0').replace('matchExpressions:\n      - ', 'matchExpressions: ['),
      'key: tier',
      '    matchExpressions: [{ key: tier, operator: $0 }',
    );
    checkOffers(expression('{ operator: In, $0 }'), []);
    checkOffers(expression('{ key: app, operator: In, values: [web, $0] }'), ['db | matches 1 pod']);
    checkOffers(expression('{ key: app, operator: NotIn, values: [web, $0] }'), ['db | leaves out 1 pod']);
    checkOffers(expression('key: app\n        operator: In\n        values:\n          - $0'), [
      'db | matches 1 pod',
      'web | matches 1 workload',
    ]);
    checkCompletedLines(
      expression('key: app\n        operator: In\n        values: $0'),
      'web',
      '        values: [web]$0',
    );
  });

  it('offers whole selectors where none is written', () => {
    checkOffers(policy('spec:\n  podSelector: $0\n'), [
      '{} | every pod',
      'app: db | matches 1 pod',
      'app: web | matches 1 workload',
      'tier: data | matches 1 pod',
      'tier: front | matches 1 workload',
    ]);
    checkCompletedLines(
      policy('spec:\n  podSelector: $0\n'),
      'app: web',
      '  podSelector:\n    matchLabels:\n      app: web$0',
    );
    checkCompletedLines(policy('spec:\n  podSelector:$0\n'), '{}', '  podSelector: {}$0');
    checkCompletedLines(
      policy('spec: { podSelector: $0 }'),
      'app: web',
      'spec: { podSelector: { matchLabels: { app: web } }$0 }',
    );
  });

  it('offers nothing from pods that no policy selects', () => {
    checkOffers(
      policy(
        'spec:\n  podSelector:\n    matchLabels:\n      app: $0\n',
        `---
apiVersion: v1
kind: Pod
metadata: { name: agent, namespace: shop, labels: { app: agent } }
spec: { hostNetwork: true, containers: [{ name: main, image: agent }] }
`,
      ),
      ['db | matches 1 pod', 'web | matches 1 workload'],
    );
  });

  it('offers the labels of pods to the selector of a Service', () => {
    checkOffers(
      `${SHOP}#-- service.yaml\napiVersion: v1\nkind: Service\nmetadata: { name: db, namespace: shop }\nspec:\n  selector:\n    tier: data\n    app: $0\n`,
      ['db | matches 1 pod'],
    );
  });

  it('tells which pods a label means, as hovers do', () => {
    checkOfferText(
      policy('spec:\n  podSelector:\n    matchLabels:\n      app: $0\n'),
      'web',
      `\`app=web\`: 1 workload

| workload | namespace | replicas | because |
| --- | --- | --- | --- |
| [web](shop.yaml#L7) Deployment | \`shop\` | 3 | \`app=web\` |`,
    );
  });
});

const API_TIER = `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  replicas: 2
  template:
    metadata: { labels: { app: api, tier: data } }
    spec: { containers: [{ name: main, image: api, ports: [{ containerPort: 53, protocol: UDP, name: dns }] }] }
`.replace(/^---\n/, '#-- api.yaml\n');

describe('completion of words', () => {
  it('offers the namespaces of the cluster', () => {
    checkOffers(
      `${SHOP}#-- a.yaml\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  namespace: $0\n`,
      ['shop | 2 workloads', 'edge | 1 workload'],
    );
    checkOffers(`${SHOP}#-- a.yaml\napiVersion: v1\nkind: Service\nmetadata: { namespace: "$0" }\n`, [
      'shop | 2 workloads',
      'edge | 1 workload',
    ]);
    checkOffers(`${SHOP}#-- a.yaml\napiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: $0 }\n`, [
      'shop | 2 workloads',
      'edge | 1 workload',
    ]);
  });

  it('offers the ports of the pods where connections of the rule arrive', () => {
    checkOffers(
      policy(
        'spec:\n  podSelector: { matchLabels: { app: web } }\n  ingress:\n    - ports:\n        - port: $0',
      ),
      ['8080 | TCP http, declared by 1 workload', 'http | TCP 8080, declared by 1 workload'],
    );
    checkOffers(
      policy(
        'spec:\n  podSelector: {}\n  egress:\n    - to: [{ podSelector: { matchLabels: { app: db } } }]\n      ports: [{ port: $0',
      ),
      ['5432 | TCP, declared by 1 pod'],
    );
  });

  it('offers ports of the protocol that is written, else brings the protocol along', () => {
    const ports = (item: string): string =>
      policy(
        `spec:\n  podSelector: { matchLabels: { app: api } }\n  ingress:\n    - ports:\n        - ${item}`,
        API_TIER,
      );
    checkOffers(ports('{ protocol: TCP, port: $0 }'), []);
    checkCompletedLines(
      ports('{ protocol: UDP, port: $0 }'),
      '53',
      '        - { protocol: UDP, port: 53$0 }',
    );
    checkCompletedLines(ports('port: $0'), 'dns', '        - port: dns\n          protocol: UDP$0');
    checkCompletedLines(ports('{ port: $0 }'), '53', '        - { port: 53, protocol: UDP$0 }');
    checkCompletedLines(ports('$0'), 'UDP 53', '        - protocol: UDP\n          port: 53$0');
  });

  it('offers a port of two protocols twice', () => {
    const dns = `#-- dns.yaml
kind: Pod
metadata: { name: dns, namespace: shop, labels: { app: dns } }
spec: { containers: [{ name: main, ports: [{ containerPort: 53 }, { containerPort: 53, protocol: UDP }] }] }
`;
    checkOffers(
      policy(
        'spec:\n  podSelector: { matchLabels: { app: dns } }\n  ingress:\n    - ports: [{ port: $0',
        dns,
      ),
      ['53 | TCP, declared by 1 pod', '53 | UDP, declared by 1 pod'],
    );
  });

  it('offers blocks that are in use, and those within one to its exceptions', () => {
    const used = `#-- other.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: other, namespace: shop }
spec: { podSelector: {}, egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }] }] }
`;
    checkOffers(
      policy('spec:\n  egress:\n    - to:\n        - ipBlock:\n            cidr: $0', used),
      [
        '10.0.0.0/8 | used in 1 policy',
        '10.1.0.0/16 | used in 1 policy',
        "10.96.0.0/12 | addresses of the cluster's Services",
        '0.0.0.0/0 | every IPv4 address',
        '::/0 | every IPv6 address',
      ],
      'clusterCIDRs.services=10.96.0.0/12',
    );
    checkOffers(
      policy('spec:\n  egress:\n    - to:\n        - ipBlock: { cidr: 10.0.0.0/8, except: [$0] }', used),
      ['10.1.0.0/16 | used in 1 policy'],
    );
    checkCompletedLines(
      policy('spec:\n  egress:\n    - to:\n        - ipBlock:\n            cidr: $0'),
      '::/0',
      '            cidr: "::/0"$0',
    );
  });

  it('writes what no label should be so that it can be read', () => {
    const odd = `#-- odd.yaml
kind: Pod
metadata: { name: odd, namespace: shop, labels: { odd: "", lines: "a\\nb" } }
`;
    const labels = (line: string): string =>
      policy(`spec:\n  podSelector:\n    matchLabels:\n      ${line}`, odd);
    checkCompletedLines(labels('odd: $0'), '""', '      odd: ""$0');
    checkCompletedLines(labels("lines: '$0"), 'a\\nb', '      lines: "a\\nb"$0');
  });

  it('quotes what would be something else than a string', () => {
    const odd = `#-- odd.yaml
apiVersion: v1
kind: Pod
metadata: { name: odd, namespace: shop, labels: { "on": "yes", version: "1.0" } }
`;
    const labels = (line: string): string =>
      policy(`spec:\n  podSelector:\n    matchLabels:\n      ${line}`, odd);
    checkCompletedLines(labels('version: $0'), '1.0', '      version: "1.0"$0');
    checkCompletedLines(labels("version: '$0"), '1.0', "      version: '1.0'$0");
    checkCompletedLines(labels('version: "1$0"'), '1.0', '      version: "1.0"$0');
    checkCompletedLines(labels('$0'), 'on: yes', '      "on": "yes"$0');
    checkCompletedLines(labels('"$0"'), 'on', '      "on": $0');
  });
});
