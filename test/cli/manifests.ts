/** Small manifests for the tests of the command line. */

/** A Deployment whose pods are labeled `app: <name>` and listen on a port called `http`. */
export function deployment(namespace: string, name: string, port = 80): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers: [{ name: main, image: app, ports: [{ name: http, containerPort: ${port} }] }]
`;
}

/** A policy that lets only pods labeled `app: <from>` of its namespace reach `app: <to>`, on one port. */
export function onlyFrom(namespace: string, to: string, from: string, port: number): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${to}, namespace: ${namespace} }
spec:
  podSelector: { matchLabels: { app: ${to} } }
  policyTypes: [Ingress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: ${from} } } }]
      ports: [{ port: ${port} }]
`;
}

/** A Deployment that Helm has yet to write. */
export const TEMPLATE: string = deployment('shop', 'web').replace('name: web', 'name: {{ .Values.name }}');

/** A policy of an API that is not read, about every namespace. */
export const ADMIN_POLICY = `apiVersion: policy.networking.k8s.io/v1alpha1
kind: AdminNetworkPolicy
metadata: { name: tenants }
spec:
  priority: 10
  subject: { namespaces: {} }
  ingress: [{ action: Deny, from: [{ namespaces: {} }] }]
`;

/** Documents of one file. */
export function documents(...texts: readonly string[]): string {
  return texts.join('---\n');
}

/** A shop of web, api and db, where only api reaches db, on 5432. */
export const SHOP: string = documents(
  deployment('shop', 'web', 8080),
  deployment('shop', 'api', 3000),
  deployment('shop', 'db', 5432),
  onlyFrom('shop', 'db', 'api', 5432),
  `apiVersion: v1
kind: Service
metadata: { name: database, namespace: shop }
spec:
  selector: { app: db }
  ports: [{ name: sql, port: 80, targetPort: 5432 }]
`,
);
