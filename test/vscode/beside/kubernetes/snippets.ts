/**
 * Some of the snippets of Microsoft's Kubernetes extension, shortened. Like that one's, they are offered anywhere in a YAML
 * file; there is none for policies.
 */
export interface KubernetesSnippet {
  readonly label: string;
  readonly body: string;
}

export const KUBERNETES_SNIPPETS = [
  { label: 'Kubernetes Pod', body: 'kind: Pod\napiVersion: v1\nmetadata:\n  name: ${1:myapp}\n' },
  { label: 'Kubernetes Service', body: 'kind: Service\napiVersion: v1\nmetadata:\n  name: ${1:myapp}\n' },
] as const satisfies readonly KubernetesSnippet[];
