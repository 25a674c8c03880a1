/**
 * What hovers on peers, on their selectors and blocks, and on ports say, word for word. Each says who connects to
 * whom.
 */
import { checkHover, checkHoverLacks, checkHoverSays } from './checkHover.ts';
import { SHOP } from './shop.ts';

describe('hover on a peer', () => {
  it('with a podSelector alone says that it stays in its namespace', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSel$0ector: { matchLabels: { app: web } }
      ports: [{ port: 5432 }]
`,
      `
      Pods \`app=web\` of namespace \`shop\` (a \`podSelector\` alone never looks into another namespace)

      Lets these pods connect to the pods \`app=db\` of namespace \`shop\`, on **TCP 5432**.

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [web](shop.yaml#L7) Deployment | \`shop\` | 3 | \`app=web\` |`,
    );
  });

  it('says that replies need no rule where both directions mean the same pods', () => {
    const policy = (ingress: string, egress: string): string => `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ ${ingress} }] }]
  egress: [{ to: [{ ${egress} }] }]
`;
    const [web, cursor] = [
      'podSelector: { matchLabels: { app: web } }',
      'podSel$0ector: { matchLabels: { app: web } }',
    ];
    checkHoverSays(policy(web, cursor), [
      'Lets the pods `app=db` of namespace `shop` connect to these pods, on **every port**.',
      'The rules of `ingress` name these pods, too. Replies need no rule: this one is only about connections that the selected pods open themselves.',
    ]);
    checkHoverSays(policy(cursor, web), [
      'The rules of `egress` name these pods, too. Replies need no rule: this one is only about connections that these pods open themselves.',
    ]);
    checkHoverLacks(policy('podSelector: {}', 'podSel$0ector: {}'), 'Replies');
    checkHoverLacks(policy('podSelector: { matchLabels: { app: db } }', cursor), 'Replies');
  });

  it('with both selectors says that both must hold, and where the labels are but the namespace is another', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { team: platform } }
          podSelector: { matchLabels: { app: w$0eb } }
`,
      `
      Pods \`app=web\` of **any** namespace labeled \`team=platform\` (both must hold: one list item)

      Lets these pods connect to the pods \`app=db\` of namespace \`shop\`, on **every port**.

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [web](edge.yaml#L7) Deployment | \`edge\` | 1 | \`app=web\`; namespace \`team=platform\` |

      Near misses: [web](shop.yaml#L7) in \`shop\` (namespace lacks \`team=platform\`)`,
    );
  });

  it('on its namespaceSelector lists the namespaces', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  egress:
    - to:
        - namespaceSelector: { matchLabels: { $0team: platform } }
#-- other.yaml
apiVersion: v1
kind: Pod
metadata: { name: job, namespace: jobs }
`,
      `
      Every pod of **any** namespace labeled \`team=platform\`

      Lets the pods \`app=db\` of namespace \`shop\` connect to these pods, on **every port**.

      1 of 3 namespaces here:

      | namespace | workloads | because |
      | --- | --- | --- |
      | [edge](edge.yaml#L3) | 1 | \`team=platform\` |
      | \`jobs\` (not declared here) | 1 | perhaps: not all labels are known here |`,
    );
  });

  it('as a whole, on its dash', () => {
    checkHoverSays(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - from:
        $0- namespaceSelector: {}
`,
      ['Every pod of **any** namespace', 'Lets these pods connect to every pod of namespace `shop`'],
    );
  });

  it('on from shows whom several peers mean, and which of them', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - fr$0om:
        - podSelector: { matchLabels: { tier: front } }
        - podSelector: {}
`,
      `
      Lets any of its 2 peers connect to the pods \`app=db\` of namespace \`shop\`, on **every port**.

      peer 1: pods \`tier=front\` of namespace \`shop\`

      peer 2: every pod of namespace \`shop\`

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [db](shop.yaml#L16) StatefulSet | \`shop\` | 1 | peer 2 |
      | [web](shop.yaml#L7) Deployment | \`shop\` | 3 | peer 1, 2 |`,
    );
  });

  it('says that rules of a direction that is not in force do nothing', () => {
    checkHoverSays(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: {}
  policyTypes: [Ingress]
  egress: [{ to: [{ podSelector$0: {} }] }]
`,
      ['It has **no effect**: `policyTypes` does not name `Egress`.'],
    );
  });
});

describe('hover on an ipBlock', () => {
  it('counts addresses and says what is not known about pods', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ ipBlock: { cidr$0: 10.0.0.0/8, except: [10.1.0.0/16] } }]
`,
      `
      **Addresses \`10.0.0.0/8\` without \`10.1.0.0/16\`** (16,711,680 addresses)

      Lets these addresses connect to the pods \`app=db\` of namespace \`shop\`, on **every port**.

      The internet is not among them.

      Pods: Kubernetes matches pods by their addresses, too; whether those of 3 workloads lie inside is not known here. Say so in \`podgate.yaml\` under \`clusterCIDRs.pods\`. Some network plugins, such as Cilium, do not match pods by a block.`,
    );
  });

  it('counts neither a single address nor those of a large block of IPv6', () => {
    const at = (cidr: string): string => `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ ipBlock: { cidr$0: "${cidr}" } }]
`;
    checkHoverSays(at('169.254.169.254/32'), ['**Address `169.254.169.254/32`**\n']);
    checkHoverSays(at('2001:db8::/32'), ['**Addresses `2001:db8::/32`**\n']);
    checkHoverSays(at('::/96'), ['**Addresses `::/96`** (4,294,967,296 addresses)\n']);
  });

  it('knows pods where the configuration says their range', () => {
    checkHoverSays(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ ipBlock: { cidr$0: 0.0.0.0/0, except: [10.0.0.0/8] } }]
`,
      ['The whole internet (IPv4) is among them.', 'Pods: none of those that are known here.'],
      'clusterCIDRs.pods=10.0.0.0/8',
    );
  });
});

describe('hover on ports', () => {
  it('leads from the port of a Service to the port of the pods', () => {
    checkHover(
      `${SHOP}
#-- web.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress:
    - ports: [{ port: 8$00 }]
`,
      `
      **TCP 80**, as the pods see it: not the port of a Service.

      Lets **everyone**, in the cluster and outside of it, connect to the pods \`app=web\` of namespace \`shop\`, on **TCP 80**.

      No matched pod declares such a port.

      Service [web](shop.yaml#L24) maps 80 to **\`http\`**, and a policy sees the pod's port.`,
    );
  });

  it('resolves a name on the pods', () => {
    checkHoverSays(
      `${SHOP}
#-- web.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: {}
  ingress:
    - ports: [{ port: ht$0tp }]
`,
      [
        '| [web](shop.yaml#L7) Deployment | `shop` | 3 | declares TCP 8080 (http) |',
        '1 other workload has no port of that name: the rule opens nothing there.',
      ],
    );
  });
});
