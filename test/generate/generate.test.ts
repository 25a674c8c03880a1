/** Policies from what manifests declare: which connections are found, what is written, and that it is exactly them. */
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { checkDeclared, checkExact, checkGenerated } from './checkGenerated.ts';

function deployment(name: string, container: string, namespace = 'shop'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: main
${container.replace(/^/gm, '          ')}
`;
}

function service(name: string, ports: string, more = '', namespace = 'shop'): string {
  return `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { app: ${name} }, ports: [${ports}]${more} }
`;
}

const API = `---
${deployment('api', 'ports: [{ name: http, containerPort: 3000 }, { name: metrics, containerPort: 9090 }]')}${service('api', '{ name: http, port: 80, targetPort: http }, { name: metrics, port: 9090 }')}`;

const INGRESS = `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: site, namespace: shop }
spec: { defaultBackend: { service: { name: api, port: { number: 80 } } } }
`;

function web(container: string): string {
  return `${deployment('web', container)}${API}`;
}

describe('declared connections', () => {
  it('by an environment variable: all ports of the Service, or the one that is named', () => {
    checkDeclared(web('env: [{ name: API, value: api }]'), ['shop/web -> shop/api TCP 3000, TCP 9090: API']);
    checkDeclared(web('env: [{ name: API, value: "http://api.shop:80/v1" }]'), [
      'shop/web -> shop/api TCP 3000: API',
    ]);
    checkDeclared(web('env: [{ name: API, value: "api:81" }]'), []);
  });

  it('by arguments and commands', () => {
    checkDeclared(web('args: ["--api=api.shop.svc.cluster.local:9090"]'), [
      'shop/web -> shop/api TCP 9090: argument',
    ]);
    checkDeclared(web('command: [serve, "$(API_SERVICE_HOST):80"]'), [
      'shop/web -> shop/api TCP 3000: argument',
    ]);
  });

  it('by a ConfigMap: a key of it, all of it, or as a file', () => {
    const map = `---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, namespace: shop }
data: { api: "http://api:80", mode: fast }
`;
    const found = ['shop/web -> shop/api TCP 3000: api'];
    const key = (name: string): string =>
      web(`env: [{ name: API, valueFrom: { configMapKeyRef: { name: settings, key: ${name} } } }]`);
    checkDeclared(key('api') + map, found);
    checkDeclared(key('mode') + map, []);
    checkDeclared(web('envFrom: [{ configMapRef: { name: settings } }]') + map, found);
    checkDeclared(web('envFrom: [{ configMapRef: { name: settings } }]') + map.replace('shop', 'bank'), []);
  });

  it('to a headless Service by the name of a pod', () => {
    const db = service('db', '{ port: 5432 }', ', clusterIP: None');
    const pods = deployment('db', 'ports: [{ containerPort: 5432 }]');
    checkDeclared(`${deployment('web', 'env: [{ name: DB, value: "db-0.db:5432" }]')}---\n${pods}${db}`, [
      'shop/web -> shop/db TCP 5432: DB',
    ]);
  });

  it('not to itself, to a name of another namespace, or to what nobody has', () => {
    checkDeclared(
      `${deployment('api', 'env: [{ name: SELF, value: api }]')}${service('api', '{ port: 80 }')}`,
      [],
    );
    checkDeclared(`${deployment('web', 'env: [{ name: API, value: api }]', 'edge')}${API}`, []);
    checkDeclared(
      web('env: [{ name: PAY, value: "https://api.pay.example" }, { name: MODE, value: fast }]'),
      ['shop/web -> api.pay.example?'],
    );
  });

  it('from outside by an Ingress or a load balancer', () => {
    checkDeclared(web('image: web') + INGRESS, ['outside -> shop/api TCP 3000: Ingress site']);
    checkDeclared(
      `${deployment('web', 'image: web')}${service('web', '{ port: 80 }', ', type: LoadBalancer')}`,
      ['outside -> shop/web TCP 80: Service web'],
    );
  });
});

describe('generated policies', () => {
  it('are a foundation, and one for each workload that has connections', () => {
    checkGenerated(
      web('env: [{ name: API, value: "api:80" }]'),
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: default-deny-all
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Ingress
    - Egress
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-dns
  namespace: shop
spec:
  podSelector: {}
  policyTypes:
    - Egress
  egress:
    - to:
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
          port: 53
---
# shop/web -> shop/api: API, manifests.yaml:10
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 3000
---
# shop/web -> shop/api: API, manifests.yaml:10
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Egress
  egress:
    - to:
        - podSelector:
            matchLabels:
              app: api
      ports:
        - protocol: TCP
          port: 3000
`,
    );
  });

  it('open both ends between a controller and what its routes lead to, and the controller to the outside', () => {
    const controller = `${deployment('ingress-nginx-controller', 'ports: [{ name: https, containerPort: 8443 }]', 'ingress-nginx')}${service('ingress-nginx-controller', '{ port: 443, targetPort: https }', ', type: LoadBalancer', 'ingress-nginx')}`;
    const manifests = `${web('image: web')}---\n${controller}${INGRESS}`;
    checkDeclared(manifests, [
      'ingress-nginx/ingress-nginx-controller -> shop/api TCP 3000: Ingress site',
      'outside -> ingress-nginx/ingress-nginx-controller TCP 8443: Service ingress-nginx-controller',
    ]);
    checkExact([{ path: 'manifests.yaml', text: manifests }]);
    const inNodes = manifests.replace(
      /(?<=ingress-nginx }[^]*?spec:\n {6})containers/,
      'hostNetwork: true\n      $&',
    );
    checkDeclared(inNodes, [
      'outside -> ingress-nginx/ingress-nginx-controller TCP 8443: Service ingress-nginx-controller',
      'outside -> shop/api TCP 3000: Ingress site',
    ]);
    checkExact([{ path: 'manifests.yaml', text: inNodes }]);
  });

  it('allow what is declared and nothing else, whoever names whom', () => {
    const names = ['web', 'api', 'db', 'cache'];
    const namespaces = ['shop', 'bank', 'edge'];
    const places = namespaces.flatMap((namespace) => names.map((name) => ({ namespace, name })));
    const index = fc.integer({ min: 0, max: places.length - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(index, index), { maxLength: 20 }), (edges) => {
        const manifests = places.map(({ namespace, name }, from) => {
          const targets = edges.filter(([source]) => source === from).map(([, target]) => places[target]);
          const hosts = targets.map((target) => `${target?.name ?? ''}.${target?.namespace ?? ''}`);
          const env = hosts.map((host, number) => `{ name: H${String(number)}, value: "${host}:80" }`);
          const container = `env: [${env.join(', ')}]\nports: [{ name: http, containerPort: 8080 }]`;
          const ports = '{ port: 80, targetPort: http }';
          return `${deployment(name, container, namespace)}${service(name, ports, '', namespace)}`;
        });
        checkExact([{ path: 'manifests.yaml', text: manifests.join('---\n') }]);
      }),
      { numRuns: 60 },
    );
  });
});
