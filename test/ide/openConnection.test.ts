/**
 * What would open a denied connection, as text afterwards: into which policy and rule, however the manifest is written, and
 * where nothing is offered.
 */
import { checkNotOpened, checkOpening } from './checkOpening.ts';

const pod = (name: string, namespace = 'shop'): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: app, ports: [{ containerPort: 5432 }] }] }
`;
const PODS = `#-- pods.yaml
${[pod('web'), pod('api'), pod('db'), pod('web', 'edge')].join('---\n')}#-- db.yaml
`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
`;

describe('opening a connection', () => {
  it('adds a peer to the rule that is about the ports', () => {
    checkOpening(
      `${PODS}${POLICY}  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: api  # the backend
      ports:
        - port: 5432
`,
      'shop/web > shop/db',
      {
        titles: ['add a peer to ingress rule 1 of `db`'],
        text: `${POLICY}  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: api  # the backend
        - podSelector:
            matchLabels:
              app: web
      ports:
        - port: 5432
`,
      },
    );
  });

  it('names the namespace beside the pods of another one', () => {
    checkOpening(
      `${PODS}${POLICY}  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports: [{ port: 5432 }]
`,
      'edge/web > shop/db 5432/TCP',
      {
        titles: ['add a peer to ingress rule 1 of `db`'],
        text: `${POLICY}  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }, { namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: edge } }, podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
`,
      },
    );
  });

  it('adds a port to the rule that means nobody else', () => {
    checkOpening(
      `${PODS}${POLICY}  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
      ports:
        - { protocol: TCP, port: 80 }
`,
      'shop/web > shop/db 5432/TCP',
      {
        titles: ['add a port to ingress rule 1 of `db`'],
        text: `${POLICY}  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
      ports:
        - { protocol: TCP, port: 80 }
        - protocol: TCP
          port: 5432
`,
      },
    );
  });

  it('adds a rule where no rule is about the ports alone', () => {
    const rule = `    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432
`;
    const titles = ['add an ingress rule to `db`'];
    const wide = `  ingress:
    - from:
        - podSelector: { matchLabels: { app: api } }
`;
    checkOpening(`${PODS}${POLICY}${wide}`, 'shop/web > shop/db', {
      titles,
      text: `${POLICY}${wide}${rule}`,
    });
    checkOpening(`${PODS}${POLICY}`, 'shop/web > shop/db', { titles, text: `${POLICY}  ingress:\n${rule}` });
    const flow =
      '[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ protocol: TCP, port: 5432 }] }]';
    for (const [blank, filled] of [
      ['  ingress: []\n', `  ingress: ${flow}\n`],
      ['  ingress:\n', `  ingress: ${flow}\n`],
      ['  ingress: null # none\n', `  ingress: ${flow} # none\n`],
    ]) {
      checkOpening(`${PODS}${POLICY}${blank}`, 'shop/web > shop/db', {
        titles,
        text: `${POLICY}${filled}`,
      });
    }
  });

  it('writes JSON into JSON', () => {
    const head =
      '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"db","namespace":"shop"},' +
      '"spec":{"podSelector":{"matchLabels":{"app":"db"}},"ingress":[{"from":[{"podSelector":{}}],"ports":[{"port":80}]}';
    const rule =
      '{ "from": [{ "podSelector": { "matchLabels": { "app": "web" } } }], ' +
      '"ports": [{ "protocol": "TCP", "port": 5432 }] }';
    checkOpening(`${PODS.replace('db.yaml', 'db.json')}${head}]}}\n`, 'shop/web > shop/db', {
      titles: ['add an ingress rule to `db`'],
      text: `${head}, ${rule}]}}\n`,
    });
  });

  it('opens both sides, in the order in which a connection meets them', () => {
    const web = POLICY.replaceAll(' db', ' web').replace('spec:\n', 'spec:\n  policyTypes: [Egress]\n');
    checkOpening(`${PODS}${POLICY}#-- web.yaml\n${web}`, 'shop/web > shop/db 5432/TCP', {
      titles: ['add an egress rule to `web`', 'add an ingress rule to `db`'],
      text: `#-- web.yaml
${web}  egress:
    - to:
        - podSelector:
            matchLabels:
              app: db
      ports:
        - protocol: TCP
          port: 5432
#-- db.yaml
${POLICY}  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432`,
    });
  });

  it('writes a policy of its own where the others are about more pods', () => {
    const deny = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: deny, namespace: shop }
spec: { podSelector: {}, policyTypes: [Ingress] }
`;
    checkOpening(`${PODS}${deny}`, 'edge/web > shop/db', {
      titles: ['add the policy `allow-web-to-db` behind `deny`'],
      text: `${deny}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-web-to-db
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: edge
          podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432
`.replace(`${deny}---`, `${deny.trimEnd()}\n---`),
    });
  });

  const both = POLICY.replace(
    '{ matchLabels: { app: db } }',
    '{ matchExpressions: [{ key: app, operator: In, values: [db, api] }] }',
  );
  const list = (text: string): string =>
    `apiVersion: v1\nkind: List\nitems:\n- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`;

  it('writes that policy into a file of its own where nothing can stand behind the others', () => {
    checkOpening(`${PODS}${list(both)}`, 'shop/web > shop/db 5432/TCP', {
      titles: ['add the policy `allow-web-to-db`'],
      text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: allow-web-to-db
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432
`,
    });
  });

  it('says whom a rule for a policy of several opens besides, where a new file would be no part of the cluster', () => {
    const kustomization = '#-- kustomization.yaml\nresources: [pods.yaml, db.yaml]\n';
    checkOpening(`${kustomization}${PODS}${list(both)}`, 'shop/web > shop/db 5432/TCP', {
      titles: ['add an ingress rule to `db`'],
      text: list(`${both}  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432
`),
      alsoOpens: ['shop/web[Pod] > shop/api[Pod]'],
    });
  });

  it('lets the internet in, but nobody of the cluster', () => {
    checkOpening(`${PODS}${POLICY}`, 'internet > shop/db 5432/TCP', {
      titles: ['add an ingress rule to `db`'],
      text: `${POLICY}  ingress:
    - from:
        - ipBlock:
            cidr: 0.0.0.0/0
            except:
              - 10.0.0.0/8
              - 100.64.0.0/10
              - 172.16.0.0/12
              - 192.168.0.0/16
      ports:
        - protocol: TCP
          port: 5432
`,
    });
    checkOpening(`${PODS}${POLICY}`, '198.51.100.7 > shop/db 5432/TCP', {
      titles: ['add an ingress rule to `db`'],
      text: `${POLICY}  ingress:
    - from:
        - ipBlock:
            cidr: 198.51.100.7/32
      ports:
        - protocol: TCP
          port: 5432
`,
    });
  });
});

describe('opening a connection, where nothing is offered', () => {
  it('says that nothing would surely open it', () => {
    const host = pod('host').replace('spec: {', 'spec: { hostNetwork: true,');
    checkNotOpened(`#-- host.yaml\n${host}${PODS}${POLICY}`, 'shop/host > shop/db 5432/TCP', 'uncertain');
    checkOpening(
      `#-- host.yaml\n${host}${PODS}${POLICY}`,
      'shop/host > shop/db 5432/TCP',
      {
        titles: ['add an ingress rule to `db`'],
        text: `${POLICY}  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: host
      ports:
        - protocol: TCP
          port: 5432
`,
      },
      'cni=netpol-analyzer',
    );
  });

  it('leaves endPort to plugins that know it', () => {
    const two = PODS.replaceAll(
      '{ containerPort: 5432 }',
      '{ containerPort: 5432 }, { containerPort: 5433 }',
    );
    checkNotOpened(
      `#-- podgate.yaml\ncni: { name: kubernetes, endPort: ignored }\n${two}${POLICY}`,
      'shop/web > shop/db',
      'uncertain',
    );
    checkOpening(`${two}${POLICY}`, 'shop/web > shop/db', {
      titles: ['add an ingress rule to `db`'],
      text: `${POLICY}  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 5432
          endPort: 5433
`,
    });
  });

  it('does not guess which policies isolate', () => {
    const perhaps = POLICY.replace('app: db', 'pod-template-hash: abc');
    const deployment = `#-- pods.yaml
${pod('web')}---
apiVersion: apps/v1
kind: Deployment
metadata: { name: db, namespace: shop }
spec:
  template:
    metadata: { labels: { app: db } }
    spec: { containers: [{ name: main, image: app }] }
#-- db.yaml
`;
    checkNotOpened(
      `${deployment}${perhaps}---\n${perhaps.replace('name: db', 'name: other')}`,
      'shop/web > shop/db 80/TCP',
      'openQuestion',
    );
  });
});
