/**
 * What hovers on a policy as a whole and on the labels of pods say, word for word. They correct what many believe
 * about policies.
 */
import { checkHover, checkHoverSays } from './checkHover.ts';
import { SHOP } from './shop.ts';

describe('hover on policyTypes and on names', () => {
  it('says what is in force and what replies need', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policy$0Types: [Ingress, Egress]
  ingress: [{}]
`,
      `
      Pods \`app=db\` of namespace \`shop\`:

      **In force: Ingress, Egress.**

      Ingress: only what a rule of this policy or of another one allows may connect to them.

      Egress: there are no rules here, so they may connect to nothing, not even to the DNS, unless another policy allows it.

      Rules only allow, none denies: being selected is what closes a direction. Replies to a connection that is allowed need no rule.`,
    );
  });

  it('says that policies add up', () => {
    checkHover(
      `${SHOP}
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: d$0b, namespace: shop }
spec: { podSelector: { matchLabels: { app: db } }, ingress: [] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: open, namespace: shop }
spec: { podSelector: {}, ingress: [{}] }
`,
      `
      **\`db\` selects pods \`app=db\` of namespace \`shop\`**: 1 of 2 workloads there.

      **In force: Ingress.** Egress of these pods is **not** restricted: \`policyTypes\` is left out and there are no \`egress\` rules.

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [db](shop.yaml#L16) StatefulSet | \`shop\` | 1 | \`app=db\` |

      Some of these pods are selected by [open](policies.yaml#L8), too. Policies add up: what one allows, no other takes away.`,
    );
  });
});

describe('hover on the labels of pods', () => {
  it('names the policies that select them or mean them, and who reaches whom', () => {
    checkHover(
      `${SHOP.replace('labels: { app: db', 'labels: { app: d$0b')}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  ingress: [{ from: [{ podSelector: { matchLabels: { tier: data } } }] }]
`,
      `
      **[db](shop.yaml#L16)** is selected by [db](db.yaml#L3) (ingress, egress). Named as a peer by [web](db.yaml#L13) (ingress rule 1).

      Reachable from [web](shop.yaml#L7) ([why?](why:shop/web_to_shop/db)) on TCP 5432; nothing else.

      Reaches nothing.

      Clients connect to the address of a pod: no Service that is known here leads to it, and the name of a pod alone leads nowhere.`,
    );
  });

  it('warns where nothing isolates them', () => {
    checkHover(
      SHOP.replace('labels: { app: db', 'lab$0els: { app: db'),
      `
      **[db](shop.yaml#L16)** is selected by **no policy**: nothing isolates it. No rule names it as a peer.

      Reachable from everything, in the cluster and outside of it.

      Reaches everything, in the cluster and outside of it.

      Clients connect to the address of a pod: no Service that is known here leads to it, and the name of a pod alone leads nowhere.`,
    );
  });

  it('names what is in other namespaces with them, and rules of one policy together', () => {
    checkHoverSays(
      `${SHOP.replace('labels: { app: web, tier', 'lab$0els: { app: web, tier')}
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress, Egress]
  ingress: [{ from: [{ namespaceSelector: {} }] }]
  egress: [{ to: [{ podSelector: {} }] }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: edge }
spec: { podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { team: shop } } }] }] }
`,
      [
        'Named as a peer by [web](policies.yaml#L3) (ingress rule 1; egress rule 1), [edge/web](policies.yaml#L12) (ingress rule 1).',
        'Reachable from [edge/web](edge.yaml#L7) ([why?](why:edge/web_to_shop/web)), [db](shop.yaml#L16) ([why?](why:shop/db_to_shop/web)) on every port;',
      ],
    );
  });

  it('says on the name of a workload by which names it is reached', () => {
    checkHoverSays(SHOP.replace('name: web, namespace: shop', 'name: we$0b, namespace: shop'), [
      '**[web](shop.yaml#L7)** is selected by **no policy**: nothing isolates it.',
      'Clients connect to the address of a pod, or to the name of a Service: [web](shop.yaml#L24). The name of a pod alone leads nowhere.',
    ]);
  });
});

describe('hover where a name is not written yet', () => {
  const policy = (kind: string): string => `kind: ${kind}
metadata: { name: }
spec: { podSelector: {}, policyTypes: [Ingress, Egress] }
`;

  it('has words for it', () => {
    checkHoverSays(`kind: Pod\nmetadata: { name: w$0eb }\n---\n${policy('NetworkPolicy')}`, [
      'is selected by [a policy without a name](manifests.yaml#L5) (ingress, egress).',
    ]);
    checkHoverSays(`kind: Pod\nmetadata: { name: }\n---\n${policy('Netw$0orkPolicy')}`, [
      '**Selects every pod of namespace `default`**: 1 of 1 pod there.',
      '| [a workload without a name](manifests.yaml#L2) Pod |',
    ]);
  });
});

describe('hover on a policy of several scopes, or of none', () => {
  const base = `
#-- base/kustomization.yaml
resources: [policy.yaml, pod.yaml]
#-- base/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { podSel$0ector: { matchLabels: { app: web } } }
#-- base/pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
`;
  const overlay = (name: string): string => `#-- ${name}/kustomization.yaml
namespace: ${name}
resources: [../base]
`;

  it('answers for each namespace that it is brought to', () => {
    checkHoverSays(base + overlay('test') + overlay('prod'), [
      '**In namespace prod**\n\n**Selects pods `app=web` of namespace `prod`**: 1 of 1 pod there',
      '**In namespace test**\n\n**Selects pods `app=web` of namespace `test`**: 1 of 1 pod there',
    ]);
  });

  it('names scopes together that say the same, and none where all do', () => {
    const scope = (name: string, labels: string): string => `#-- ${name}/kustomization.yaml
resources: [../base, pod.yaml]
#-- ${name}/pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: job, labels: { ${labels} } }
`;
    const policyAlone = base.replace(', pod.yaml]', ']').split('#-- base/pod.yaml')[0] ?? '';
    const answer =
      '**Selects pods `app=web` of namespace `default`**: no pod that is known here\n\n**In force: Ingress.** Egress of these pods is **not** restricted: `policyTypes` is left out and there are no `egress` rules.';
    checkHover(policyAlone + scope('dev', 'app: job') + scope('test', 'app: job'), answer);
    checkHoverSays(
      policyAlone + scope('dev', 'app: job') + scope('prod', 'app: web') + scope('test', 'app: job'),
      [
        `**In scopes dev, test**\n\n${answer}`,
        '**In scope prod**\n\n**Selects pods `app=web` of namespace `default`**: 1 of 1 pod there',
      ],
    );
  });

  it('says once what all scopes say first, and then what each of them leaves open', () => {
    const scope = (name: string): string => `#-- ${name}/kustomization.yaml
resources: [../base]
patches: [{ path: patch.yaml }]
`;
    const text = 'Not everything is described here (namespace `default`: patches in';
    const note = 'pods that are not in these files may match, too.';
    checkHover(
      base + scope('test') + scope('prod'),
      `
      **Selects pods \`app=web\` of namespace \`default\`**: 1 of 1 pod there

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [web](base/pod.yaml#L3) Pod | \`default\` | 1 | \`app=web\` |

      **In force: Ingress.** Egress of these pods is **not** restricted by a policy that is known here: \`policyTypes\` is left out and there are no \`egress\` rules.

      **In scope prod**

      ${text} [prod/kustomization.yaml](prod/kustomization.yaml#L1)): ${note}

      **In scope test**

      ${text} [test/kustomization.yaml](test/kustomization.yaml#L1)): ${note}`,
    );
  });

  it('names variants together in whose files the same pods are written', () => {
    const variant = (name: string): string => `#-- ${name}/pod.yaml
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
`;
    checkHover(
      `#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: w$0eb }
spec: { podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress, Egress] }
${variant('test')}${variant('prod')}`,
      `
      **\`web\` selects pods \`app=web\` of namespace \`default\`**: 1 of 1 pod there.

      **In force: Ingress, Egress.**

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [web](prod/pod.yaml#L3) Pod | \`default\` | 1 | \`app=web\` |`,
    );
  });

  it('says that another one counts', () => {
    const policy = (cursor: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec: { pod${cursor}Selector: {} }
`;
    checkHover(
      `#-- a.yaml${policy('$0')}#-- b.yaml${policy('')}`,
      'This policy does **not** count: [b.yaml](b.yaml#L3) defines one of the same name.',
    );
  });
});
