/**
 * The rule `api-unavailable-version` beyond its examples: types with a slip, and those that are others.
 */
import { checkFindings } from '../fixture/checkFindings.ts';
import { checkQuickFix } from '../ide/checkQuickFix.ts';

function manifest(apiVersion: string, kind: string): string {
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: web }\nspec: { podSelector: {}, policyTypes: [Ingress] }\n`;
}

/** With the label of a finding under one of its lines. */
function label(text: string, line: 'apiVersion' | 'kind', message: string): string {
  return text.replace(
    new RegExp(`^(${line}: )(.*)\n`, 'm'),
    (whole, key: string, value: string) =>
      `${whole}#${' '.repeat(key.length - 1)}${'^'.repeat(value.length)} error ${message}\n`,
  );
}

describe('api-unavailable-version', () => {
  for (const [apiVersion, kind, meant] of [
    ['networking.k8s.io/v1', 'Networkpolicy', 'NetworkPolicy'],
    ['networking.k8s.io/v1', 'NetworkPolcy', 'NetworkPolicy'],
    ['networking.k8s.io/V1', 'networkpolicy', 'NetworkPolicy'],
    ['networking.k8.io/v1', 'NetworkPolicys', 'NetworkPolicy'],
    ['extensions/v1beta1', 'NetworkPolice', 'NetworkPolicy'],
    ['apps/v1', 'deployment', 'Deployment'],
    ['apps/v1', 'Statefulset', 'StatefulSet'],
    ['v1', 'Namepsace', 'Namespace'],
    ['rbac.authorization.k8s.io/v1', 'Rolebinding', 'RoleBinding'],
  ] as const) {
    it(`sees the slip in the kind ${kind} of ${apiVersion}`, () => {
      const said = `api-unavailable-version: Kubernetes has no \`${kind}\` in \`${apiVersion}\`, so the API server refuses the manifest; write \`${meant}\``;
      checkFindings(label(manifest(apiVersion, kind), 'kind', said));
    });
  }

  for (const apiVersion of ['networking.k8.io/v1', 'netwroking.k8s.io/v1', 'networking.k8s.o/v1beta1']) {
    it(`sees the slip in the group of ${apiVersion}`, () => {
      const said = `api-unavailable-version: Kubernetes has no \`NetworkPolicy\` in \`${apiVersion}\`, so`;
      checkFindings(label(manifest(apiVersion, 'NetworkPolicy'), 'apiVersion', said));
    });
  }

  for (const [apiVersion, kind] of [
    ['projectcalico.org/v3', 'NetworkPolicy'],
    ['crd.projectcalico.org/v1', 'NetworkPolicy'],
    ['networking.gke.io/v1', 'NetworkPolicy'],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
    ['networking.k8s.io/v1', 'IngressClass'],
    ['networking.internal.knative.dev/v1alpha1', 'Ingresses'],
    ['v1', 'Node'],
    ['v1', 'Secret'],
    ['v1', 'Endpoints'],
    ['v1', 'PodTemplate'],
    ['apps/v1', 'ControllerRevision'],
    ['rbac.authorization.k8s.io/v1', 'Role'],
    ['serving.knative.dev/v1', 'Services'],
  ] as const) {
    it(`is silent about ${kind} in ${apiVersion}`, () => {
      checkFindings(manifest(apiVersion, kind));
    });
  }

  it('sees a slip in a list and in flow style', () => {
    checkFindings(`apiVersion: v1
kind: List
items:
  - { apiVersion: networking.k8s.io/v1, kind: Networkpolicy, metadata: { name: web }, spec: { podSelector: {} } }
    #                                         ^^^^^^^^^^^^^ error api-unavailable-version: write \`NetworkPolicy\`
`);
  });

  it('sees that `Kind` is no `kind`', () => {
    checkQuickFix(
      manifest('networking.k8s.io/v1', 'NetworkPolicy').replace('kind', '$0Kind'),
      'write `kind`',
      manifest('networking.k8s.io/v1', 'NetworkPolicy'),
    );
    checkFindings('apiVersion: v1\nKind: Thing\nmetadata: { name: web }\n');
  });

  it('writes the kind and the version', () => {
    const right = manifest('networking.k8s.io/v1', 'NetworkPolicy');
    checkQuickFix(
      manifest('networking.k8s.io/v1', '"$0Networkpolicy" # ours'),
      'write `NetworkPolicy`',
      right.replace('kind: NetworkPolicy', 'kind: "NetworkPolicy" # ours'),
    );
    checkQuickFix(manifest('$0networking.k8.io/v1', 'NetworkPolicy'), 'write `networking.k8s.io/v1`', right);
  });
});
