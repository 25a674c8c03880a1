/**
 * What the hover on a policy's own selector says, word for word, and where there is no hover. Other parts of a
 * policy have tests of their own.
 */
import { checkHover, checkHoverSays, checkNoHover } from './checkHover.ts';
import { SHOP } from './shop.ts';

describe('hover on a podSelector', () => {
  it('shows the selected pods, why, and what is in force', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSel$0ector: { matchLabels: { app: db } }
  ingress: []
`,
      `
      **Selects pods \`app=db\` of namespace \`shop\`**: 1 of 2 workloads there

      | workload | namespace | replicas | because |
      | --- | --- | --- | --- |
      | [db](shop.yaml#L16) StatefulSet | \`shop\` | 1 | \`app=db\` |

      **In force: Ingress.** Egress of these pods is **not** restricted: \`policyTypes\` is left out and there are no \`egress\` rules.`,
    );
  });

  it('says what one of several requirements matches by itself, and what near misses lack', () => {
    checkHover(
      `${SHOP}
#-- db.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector:
    matchLabels: { app: d$0b }
    matchExpressions: [{ key: tier, operator: In, values: [front, back] }]
  policyTypes: [Ingress, Egress]
`,
      `
      **Selects pods \`app=db\`, \`tier in (front, back)\` of namespace \`shop\`**: no workload that is known here

      \`app=db\` alone matches 1 of 2 workloads; all requirements must hold.

      Near misses: [db](shop.yaml#L16) in \`shop\` (has \`tier=data\`), [web](shop.yaml#L7) in \`shop\` (has \`app=web\`)

      **In force: Ingress, Egress.**`,
    );
  });

  it('finds the pods that a slip of the pen misses', () => {
    checkHoverSays(
      `${SHOP}
#-- web.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec:
  podSelector: { matchLabels: { app: $0wep } }
`,
      ['no workload that is known here', 'Near misses: [web](shop.yaml#L7) in `shop` (has `app=web`)'],
    );
  });

  it('names the policies that restrict what this one leaves open', () => {
    checkHoverSays(
      `${SHOP}
#-- policies.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSelector$0: { matchLabels: { app: db } }, policyTypes: [Ingress] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec: { podSelector: {}, policyTypes: [Egress] }
`,
      [
        'Egress is **not** restricted by this policy (`policyTypes` does not name it), but it is by [closed](policies.yaml#L8).',
      ],
    );
  });

  it('is cut, with a link to all', () => {
    const pods = Array.from({ length: 12 }, (_, index) => pod(`p${String(index).padStart(2, '0')}`));
    checkHoverSays(
      `${pods.join('---')}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all }
spec: { podSelector$0: {} }
`,
      [
        '**Selects every pod of namespace `default`**: 12 of 12 pods there',
        '| [p07](manifests.yaml#L32) Pod | `default` | 1 | all are meant |\n\n[and 4 more](meant:manifests.yaml#L53)',
      ],
    );
  });

  it('says what the manifests do not tell', () => {
    checkHoverSays(
      `
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec: { podSelector: { matchLabels: { app$0: db } } }
#-- release.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: db, namespace: shop }
`,
      [
        'no pod that is known here',
        'Not everything is described here (any namespace: HelmRelease in [release.yaml](release.yaml#L1)): pods that are not in these files may match, too.',
      ],
    );
  });
});

function pod(name: string): string {
  return `
apiVersion: v1
kind: Pod
metadata: { name: ${name} }
`;
}

describe('hover elsewhere', () => {
  it('is silent in comments, blanks and fields that policies do not see', () => {
    const policy = (spec: string): string => `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
${spec}`;
    checkNoHover(policy('  podSelector: {} # all$0 of them\n'));
    checkNoHover(policy('$0  podSelector: {}\n'));
    checkNoHover(SHOP.replace('image: db', 'ima$0ge: db'));
  });

  it('cannot be made to show links, markup or images of a manifest', () => {
    checkHoverSays(
      `
apiVersion: v1
kind: Pod
metadata: { name: "[x](command:evil) <img src=//evil> http://evil www.evil", labels: { a: "|\`x\`|" } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all }
spec: { podSelector$0: { matchExpressions: [{ key: a, operator: Exists }] } }
`,
      ['| [\\[x\\](command:evil) \\<img src=//evil\\> http:/&#47;evil www&#46;evil]', '``a=\\|`x`\\|``'],
    );
  });
});
