/**
 * What would close an open connection, as text afterwards: in which rule, however it is written, what that closes besides,
 * and where nothing is offered.
 */
import { checkClosing, checkNotClosed } from './checkOpening.ts';

const pod = (name: string, namespace = 'shop'): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: app, ports: [{ containerPort: 5432 }] }] }
`;
const PODS = `#-- pods.yaml
${[pod('web'), pod('api'), pod('db'), pod('web', 'edge')].join('---\n')}`;
const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
  podSelector: { matchLabels: { app: db } }
`;

/** `before` and `after`: the rules of the policy. */
function checkRules(
  connection: string,
  { before, title, after, alsoCloses = [] }: Record<'before' | 'title' | 'after', string> & Closed,
): void {
  checkClosing(`${PODS}#-- db.yaml\n${POLICY}${before}`, connection, {
    titles: [title],
    text: `${POLICY}${after}`,
    alsoCloses,
  });
}

interface Closed {
  readonly alsoCloses?: readonly string[];
}

describe('closing a connection', () => {
  it('removes the peer that means nobody else', () => {
    checkRules('shop/web > shop/db', {
      before: `  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } } # the shop
        - podSelector: { matchLabels: { app: api } } # the backend
      ports: [{ port: 5432 }]
`,
      title: 'remove a peer from ingress rule 1 of `db`',
      after: `  ingress:
    - from:
        - podSelector: { matchLabels: { app: api } } # the backend
      ports: [{ port: 5432 }]
`,
    });
  });

  it('removes the rule that means nobody else', () => {
    checkRules('shop/web > shop/db', {
      before: `  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
    - from: [{ podSelector: { matchLabels: { app: api } } }]
`,
      title: 'remove ingress rule 1 of `db`',
      after: `  ingress:
    - from: [{ podSelector: { matchLabels: { app: api } } }]
`,
    });
  });

  it('goes on isolating where the last egress rule goes', () => {
    const web = POLICY.replaceAll(' db', ' web');
    checkClosing(
      `${PODS}#-- web.yaml\n${web}  egress:\n    - to: [{ podSelector: { matchLabels: { app: db } } }]\n  ingress:\n    - {}\n`,
      'shop/web > shop/db',
      {
        titles: ['remove egress rule 1 of `web`'],
        text: `${web}  policyTypes:\n    - Ingress\n    - Egress\n  egress:\n    []\n  ingress:\n    - {}\n`,
      },
    );
  });

  it('removes the port of a rule that means nobody else', () => {
    checkRules('shop/web > shop/db 80/TCP', {
      before: `  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
      ports:
        - port: 80 # plain
        - port: 5432
`,
      title: 'restrict the ports of ingress rule 1 of `db`',
      after: `  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
      ports:
        - port: 5432
`,
    });
  });

  it('names the other ports where a rule was for all', () => {
    checkRules('shop/web > shop/db 80/TCP', {
      before: `  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
`,
      title: 'restrict the ports of ingress rule 1 of `db`',
      after: `  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
      ports:
        - protocol: SCTP
        - protocol: TCP
          port: 1
          endPort: 79
        - protocol: TCP
          port: 81
          endPort: 65535
        - protocol: UDP
`,
    });
  });

  it('leaves the pods out of a selector of more', () => {
    const title = 'leave `web` out of ingress rule 1 of `db`';
    const rule = (selector: string): string => `  ingress:
    - from:
        - podSelector: ${selector}
      ports: [{ port: 5432 }]
`;
    checkRules('shop/web > shop/db', {
      before: rule('{}'),
      title,
      after: rule('{ matchExpressions: [{ key: app, operator: NotIn, values: [web] }] }'),
    });
    checkRules('shop/web > shop/db', {
      before: rule('{ matchExpressions: [{ key: app, operator: NotIn, values: [x] }] }'),
      title,
      after: rule('{ matchExpressions: [{ key: app, operator: NotIn, values: [x, web] }] }'),
    });
  });

  it('keeps pods of other namespaces that have the same label', () => {
    checkRules('shop/web > shop/db', {
      before: `  ingress:
    - from:
        - namespaceSelector: {} # everybody
`,
      title: 'leave `web` out of ingress rule 1 of `db`',
      after: `  ingress:
    - from:
        - namespaceSelector:
            matchExpressions:
              - key: kubernetes.io/metadata.name
                operator: NotIn
                values:
                  - shop
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: shop
          podSelector:
            matchExpressions:
              - key: app
                operator: NotIn
                values:
                  - web # everybody
`,
    });
  });

  it('leaves addresses out of a block', () => {
    checkRules('10.1.0.0/16 > shop/db', {
      before: '  ingress:\n    - from: [{ ipBlock: { cidr: 10.0.0.0/8 } }]\n',
      title: 'leave these addresses out of ingress rule 1 of `db`',
      after: '  ingress:\n    - from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }]\n',
    });
  });

  it('keeps the pods and the private addresses that a block for the internet meant', () => {
    const kept = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'];
    const blocks = kept.map((cidr) => `{ ipBlock: { cidr: ${cidr} } }`).join(', ');
    checkRules('internet > shop/db', {
      before: '  ingress:\n    - from: [{ ipBlock: { cidr: 0.0.0.0/0 } }]\n',
      title: 'leave these addresses out of ingress rule 1 of `db`',
      after: `  ingress:\n    - from: [{ namespaceSelector: {} }, ${blocks}]\n`,
    });
  });

  it('writes JSON into JSON', () => {
    const head =
      '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"db","namespace":"shop"},' +
      '"spec":{"podSelector":{"matchLabels":{"app":"db"}},"ingress":[{"from":[{"podSelector":';
    checkClosing(`${PODS}#-- db.json\n${head}{}}]}]}}\n`, 'shop/web > shop/db', {
      titles: ['leave `web` out of ingress rule 1 of `db`'],
      text: `${head}{ "matchExpressions": [{ "key": "app", "operator": "NotIn", "values": ["web"] }] }}]}]}}\n`,
    });
  });
});

describe('closing a connection of pods that nothing isolates', () => {
  const NOT_PODS = `        - ipBlock:
            cidr: 0.0.0.0/0
            except:
              - 10.244.0.0/16
        - ipBlock:
            cidr: "::/0"
`;
  const NOTHING_PRIVATE = `        - ipBlock:
            cidr: 0.0.0.0/0
            except:
              - 10.0.0.0/8
              - 100.64.0.0/10
              - 172.16.0.0/12
              - 192.168.0.0/16
        - ipBlock:
            cidr: "::/0"
            except:
              - "fc00::/7"
`;
  const everybodyElse = (blocks: string): string => `    - from:
        - podSelector:
            matchExpressions:
              - key: app
                operator: NotIn
                values:
                  - web
        - namespaceSelector:
            matchExpressions:
              - key: kubernetes.io/metadata.name
                operator: NotIn
                values:
                  - shop
${blocks}`;
  /** What may be a pod's address cannot be allowed without allowing the pod. */
  const PRIVATE = [
    '10.0.0.0-10.255.255.255 > shop/db[Pod]',
    '100.64.0.0-100.127.255.255 > shop/db[Pod]',
    '172.16.0.0-172.31.255.255 > shop/db[Pod]',
    '192.168.0.0-192.168.255.255 > shop/db[Pod]',
    'fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff > shop/db[Pod]',
  ];
  const policy = (rules: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: deny-web-to-db
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
  ingress:
${rules}`;

  it('writes a policy that allows everybody else', () => {
    checkClosing(PODS, 'shop/web > shop/db', {
      titles: ['add the policy `deny-web-to-db`'],
      text: policy(everybodyElse(NOTHING_PRIVATE)),
      alsoCloses: PRIVATE,
    });
  });

  it('goes on allowing the other ports', () => {
    checkClosing(PODS, 'shop/web > shop/db 5432/TCP', {
      titles: ['add the policy `deny-web-to-db`'],
      text: policy(`${everybodyElse(NOTHING_PRIVATE)}    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: SCTP
        - protocol: TCP
          port: 1
          endPort: 5431
        - protocol: TCP
          port: 5433
          endPort: 65535
        - protocol: UDP
`),
      alsoCloses: PRIVATE,
    });
  });

  it('names the pods by their addresses where the cluster says which those are', () => {
    checkClosing(`#-- podgate.yaml\nclusterCIDRs: { pods: 10.244.0.0/16 }\n${PODS}`, 'shop/web > shop/db', {
      titles: ['add the policy `deny-web-to-db`'],
      text: policy(everybodyElse(NOT_PODS)),
      // Only pods have these.
      alsoCloses: ['10.244.0.0-10.244.255.255 > shop/db[Pod]'],
    });
  });

  it('writes it behind the pods where a kustomization would not have a new file', () => {
    const db = pod('db');
    checkClosing(
      `#-- podgate.yaml
clusterCIDRs: { pods: 10.244.0.0/16 }
#-- k8s/kustomization.yaml
resources: [base/web.yaml, base/db.yaml]
#-- k8s/base/web.yaml
${pod('web')}#-- k8s/base/db.yaml
${db}`,
      'shop/web > shop/db',
      {
        titles: ['add the policy `deny-web-to-db` behind `db`'],
        text: `${db}---
${policy(everybodyElse(NOT_PODS))}`,
        alsoCloses: ['10.244.0.0-10.244.255.255 > shop/db[Pod]'],
      },
    );
  });
});

describe('closing a connection for one of the pods that a policy selects', () => {
  it('gives them a policy of their own, and leaves them out of the other', () => {
    const all = (selector: string): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: all, namespace: shop }
spec:
  podSelector: ${selector}
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
  egress: [{}]
`;
    checkClosing(`${PODS}#-- all.yaml\n${all('{}')}`, 'shop/web > shop/db', {
      titles: ['add the policy `all-db` behind `all`', 'leave the pods with `app=db` out of `all`'],
      text: `${all('{ matchExpressions: [{ key: app, operator: NotIn, values: [db] }] }')}---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: all-db
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes:
    - Ingress
    - Egress
  ingress: []
  egress:
    - {}
`,
    });
  });
});

describe('closing a connection, where nothing is offered', () => {
  it('says that nothing would surely close it', () => {
    const host = pod('host').replace('spec: {', 'spec: { hostNetwork: true,');
    checkNotClosed(`#-- host.yaml\n${host}${PODS}`, 'shop/web > shop/host 80/TCP', 'uncertain');
    checkNotClosed(`#-- host.yaml\n${host}${PODS}`, 'internet > shop/host 80/TCP', 'uncertain');
  });
});
