/**
 * A small shop that most tests of editor features are about: three workloads of one namespace, and one with the same
 * labels in another.
 */
export const SHOP = `
#-- shop.yaml
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: shop } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 3
  template:
    metadata: { labels: { app: web, tier: front } }
    spec: { containers: [{ name: main, image: web, ports: [{ containerPort: 8080, name: http }] }] }
---
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db, tier: data } }
    spec: { containers: [{ name: main, image: db, ports: [{ containerPort: 5432 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
#-- edge.yaml
apiVersion: v1
kind: Namespace
metadata: { name: edge, labels: { team: platform } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: edge }
spec:
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: web }] }
`;
