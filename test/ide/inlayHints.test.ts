/**
 * Inlay hints: what stands behind which selector, in block and flow style, in several scopes, in a part of a file.
 */
import { checkHints } from './checkHints.ts';
import { SHOP } from './shop.ts';

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
`;

function check(spec: string, expected: string): void {
  checkHints(`${SHOP}#-- policy.yaml\n${HEAD}${spec}`, HEAD + expected);
}

describe('inlay hints', () => {
  it('behind the selector of a policy, and the policy types that are left out', () => {
    check(
      'spec:\n  podSelector:\n    matchLabels:\n      app: db\n',
      'spec: «policyTypes: Ingress»\n  podSelector: «matches 1 pod»\n    matchLabels:\n      app: db\n',
    );
    check(
      'spec: { podSelector: {}, egress: [] }\n',
      'spec: «policyTypes: Ingress» { podSelector: {} «matches 2 workloads», egress: [] }\n',
    );
    check(
      'spec:\n  policyTypes: [Ingress]\n  podSelector: { matchLabels: { app: nobody } }\n',
      'spec:\n  policyTypes: [Ingress]\n  podSelector: { matchLabels: { app: nobody } } «matches 0 pods»\n',
    );
  });

  it('behind the selectors of peers', () => {
    check(
      `spec:
  policyTypes: [Ingress]
  podSelector: {}
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
        - namespaceSelector: { matchLabels: { team: platform } }
          podSelector:
            matchLabels: { app: web }
        - ipBlock: { cidr: 10.0.0.0/8 }
`,
      `spec:
  policyTypes: [Ingress]
  podSelector: {} «matches 2 workloads»
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } } «matches 1 workload»
        - namespaceSelector: { matchLabels: { team: platform } } «matches 1 namespace»
          podSelector: «matches 1 pod»
            matchLabels: { app: web }
        - ipBlock: { cidr: 10.0.0.0/8 }
`,
    );
  });

  it('says that there may be more', () => {
    checkHints(
      `#-- policy.yaml\n${HEAD}spec: { policyTypes: [Ingress], podSelector: {} }\n#-- more.yaml\nkind: Deployment\nmetadata: { name: {{ .name }}, namespace: shop }\n`,
      `${HEAD}spec: { policyTypes: [Ingress], podSelector: {} «matches 0 pods known here» }\n`,
    );
    checkHints(
      `#-- policy.yaml\n${HEAD}spec: { policyTypes: [Ingress], podSelector: {}, ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: b } } }] }] }\n#-- pod.yaml\nkind: Pod\nmetadata: { name: a, namespace: other }\n`,
      `${HEAD}spec: { policyTypes: [Ingress], podSelector: {} «matches 0 pods», ingress: [{ from: [{ namespaceSelector: { matchLabels: { a: b } } «matches 0 namespaces, perhaps 2 more» }] }] }\n`,
    );
  });

  it('says where copies differ', () => {
    const overlay = (name: string, pods: string): string =>
      `#-- ${name}/kustomization.yaml\nnamespace: ${name}\nresources: [../policy.yaml${pods}]\n`;
    const pods = `#-- prod/pods.yaml\napiVersion: v1\nkind: Pod\nmetadata: { name: a }\n`;
    checkHints(
      `#-- policy.yaml\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {}, policyTypes: [Ingress] }\n${overlay('prod', ', pods.yaml')}${overlay('test', '')}${pods}`,
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\nspec: { podSelector: {} «in namespace prod: matches 1 pod · different in 1 other namespace», policyTypes: [Ingress] }\n`,
    );
  });

  it('in the stretch that is shown, and while a text cannot be read', () => {
    const spec = 'spec:\n  policyTypes: [Ingress]\n  podSelector: {}\n';
    const text = `${HEAD}${spec}---\n${HEAD.replace('web', 'other')}${spec}`;
    checkHints(
      `${SHOP}#-- policy.yaml\n${text}`,
      text.replace('podSelector: {}', 'podSelector: {} «matches 2 workloads»'),
      {
        start: 0,
        end: HEAD.length + spec.length,
      },
    );
    checkHints('#-- policy.yaml\nkind: NetworkPolicy\nspec: {', 'kind: NetworkPolicy\nspec: {');
  });
});
