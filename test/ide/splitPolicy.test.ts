/**
 * Splitting a policy, as text afterwards: by direction, by rule and by the values of a label, wherever the policy stands; and
 * where it is not split.
 */
import { checkNotSplit, checkSplit, checkSplitOffers } from './checkSplit.ts';

const PODS = `#-- pods.yaml
${['web', 'api', 'db']
  .map(
    (name) => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} } }
spec: { containers: [{ name: main, image: app, ports: [{ containerPort: 5432 }] }] }
`,
  )
  .join('---\n')}`;

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
`;
const named = (name: string): string => HEAD.replace(' db,', ` ${name},`);

const BOTH = `${HEAD}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress, Egress]
  # who may ask
  ingress:
    # the backend
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports:
        - port: 5432  # as in the chart

    # whoever measures
    - ports: [{ port: 9187 }]
  # it asks nobody but itself
  egress:
    - to:
        - podSelector: { matchLabels: { app: db } }
`;

describe('splitting a policy', () => {
  it('is offered in all ways that there are', () => {
    const offers = [
      'split `db` into a policy for ingress and one for egress',
      'split `db` into 3 policies with one rule each',
    ];
    checkSplitOffers(`${PODS}#-- db.yaml\n${BOTH.replace('name: db', 'name: d$0b')}`, offers);
    checkSplitOffers(`${PODS}#-- db.yaml\n${BOTH.replace('ingress:', 'ingr$0ess:')}`, offers);
    checkSplitOffers(`${PODS}#-- db.yaml\n${BOTH.replace('port: 5432', 'port: 54$032')}`, []);
    checkSplitOffers(
      `${PODS}#-- db.yaml\n${HEAD.replace('kind', '$0kind')}spec: { podSelector: { matchExpressions: [{ key: app, operator: In, values: [db, api] }] } }\n`,
      ['split `db` into 2 policies, one for each value of `app`'],
    );
    checkSplitOffers(`${PODS}#-- db.yaml\n$0${HEAD}spec: { podSelector: {} }\n`, []);
  });

  it('by direction leaves ingress where it is and moves egress behind', () => {
    checkSplit(
      `${PODS}#-- db.yaml\n# generated once, ours now\n\n$0${BOTH}# to be looked at again\n`,
      'direction',
      {
        names: ['db', 'db-egress'],
        text: `# generated once, ours now

${HEAD}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  # who may ask
  ingress:
    # the backend
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports:
        - port: 5432  # as in the chart

    # whoever measures
    - ports: [{ port: 9187 }]
# to be looked at again
---
${named('db-egress')}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Egress]
  # it asks nobody but itself
  egress:
    - to:
        - podSelector: { matchLabels: { app: db } }
`,
      },
    );
  });

  it('by rule gives each rule its comments', () => {
    checkSplit(`${PODS}#-- db.yaml\n$0${BOTH}`, 'rule', {
      names: ['db', 'db-ingress-2', 'db-egress'],
      text: `${HEAD}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  # who may ask
  ingress:
    # the backend
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports:
        - port: 5432  # as in the chart
---
${named('db-ingress-2')}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  # who may ask
  ingress:
    # whoever measures
    - ports: [{ port: 9187 }]
---
${named('db-egress')}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Egress]
  # it asks nobody but itself
  egress:
    - to:
        - podSelector: { matchLabels: { app: db } }
`,
    });
  });

  it('keeps a direction that is closed', () => {
    const spec = (rest: string): string => `spec:\n  podSelector: {}\n${rest}`;
    checkSplit(
      `${PODS}#-- db.yaml\n$0${HEAD}${spec('  policyTypes:\n    - Egress\n    - Ingress\n  ingress: []\n')}`,
      'direction',
      {
        names: ['db', 'db-egress'],
        text: `${HEAD}${spec('  policyTypes:\n    - Ingress\n  ingress: []\n')}---\n${named('db-egress')}${spec('  policyTypes:\n    - Egress\n')}`,
      },
    );
  });

  it('writes out that a policy is for egress alone', () => {
    const ingress = '  ingress: [{}]\n';
    const egress = '  egress:\n    - ports: [{ port: 53 }]\n';
    const spec = `spec:\n  podSelector: {}\n`;
    checkSplit(`${PODS}#-- db.yaml\n$0${HEAD}${spec}${egress}${ingress}`, 'direction', {
      names: ['db', 'db-egress'],
      text: `${HEAD}${spec}${ingress}---\n${named('db-egress')}${spec}  policyTypes:\n    - Egress\n${egress}`,
    });
  });

  it('by value selects as the list of values did', () => {
    const spec = (values: string): string => `spec:
  podSelector:
    matchExpressions:
      - key: app
        operator: In
        values:
${values}  ingress: [{}]
`;
    checkSplit(`${PODS}#-- db.yaml\n$0${HEAD}${spec('          - api # old\n          - db\n')}`, 'value', {
      names: ['db', 'db-db'],
      text: `${HEAD}${spec('          - api # old\n')}---\n${named('db-db')}${spec('          - db\n')}`,
    });
  });

  it('puts the parts into files of their own where the folder has one policy to a file', () => {
    const web = HEAD.replace(' db,', ' web,');
    checkSplit(
      `${PODS}#-- net/web.yaml\n${web}spec: { podSelector: { matchLabels: { app: web } } }\n#-- net/db.yaml\n$0${BOTH}`,
      'direction',
      {
        names: ['db', 'db-egress'],
        text: `#-- net/db.yaml
${HEAD}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Ingress]
  # who may ask
  ingress:
    # the backend
    - from: [{ podSelector: { matchLabels: { app: api } } }]
      ports:
        - port: 5432  # as in the chart

    # whoever measures
    - ports: [{ port: 9187 }]
#-- net/db-egress.yaml
${named('db-egress')}spec:
  # the database
  podSelector: { matchLabels: { app: db } }
  policyTypes: [Egress]
  # it asks nobody but itself
  egress:
    - to:
        - podSelector: { matchLabels: { app: db } }
`,
      },
    );
  });

  it('stays in the file where a kustomization would not know of another', () => {
    const kustomization =
      'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [pods.yaml, ./web.yaml, ./db.yaml]\n';
    const web = HEAD.replace(' db,', ' web,');
    const spec = 'spec:\n  podSelector: {}\n';
    checkSplit(
      `#-- net/pods.yaml\n${PODS.replace('#-- pods.yaml\n', '')}#-- net/kustomization.yaml\n${kustomization}#-- net/web.yaml\n${web}${spec}#-- net/db.yaml\n$0${HEAD}${spec}  ingress: [{}]\n  egress: [{}]\n`,
      'direction',
      {
        names: ['db', 'db-egress'],
        text: `${HEAD}${spec}  ingress: [{}]\n---\n${named('db-egress')}${spec}  policyTypes:\n    - Egress\n  egress: [{}]\n`,
      },
    );
  });

  it('adds items to a list, and keeps its line breaks', () => {
    const list = (...items: readonly string[]): string =>
      `apiVersion: v1\nkind: List\nitems:\n${items.map((item) => `  - ${item.trimEnd().replaceAll('\n', '\n    ')}\n`).join('')}`;
    const spec = (types: string): string => `spec:\n  podSelector: {}\n  policyTypes: [${types}]\n`;
    checkSplit(
      `${PODS}#-- db.yaml\n${list(`$0${HEAD}${spec('Ingress, Egress')}`).replaceAll('\n', '\r\n')}`,
      'direction',
      {
        names: ['db', 'db-egress'],
        text: list(`${HEAD}${spec('Ingress')}`, `${named('db-egress')}${spec('Egress')}`).replaceAll(
          '\n',
          '\r\n',
        ),
      },
    );
  });

  it('says of another policy nothing that the server said of the first', () => {
    const metadata = (name: string, rest: string): string =>
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: shop\n${rest}`;
    const server = `  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"kind":"NetworkPolicy"}
    team: shop
  creationTimestamp: "2026-01-01T00:00:00Z"
  resourceVersion: "1"
  uid: 11111111-2222-3333-4444-555555555555
`;
    const spec = (types: string): string => `spec:\n  podSelector: {}\n  policyTypes: [${types}]\n`;
    checkSplit(`${PODS}#-- db.yaml\n$0${metadata('db', server)}${spec('Ingress, Egress')}`, 'direction', {
      names: ['db', 'db-egress'],
      text: `${metadata('db', server)}${spec('Ingress')}---\n${metadata('db-egress', '  annotations:\n    team: shop\n')}${spec('Egress')}`,
    });
  });

  it('takes names that no policy has', () => {
    const spec = (types: string): string => `spec:\n  podSelector: {}\n  policyTypes: [${types}]\n`;
    const other = `${named('db-egress')}spec: { podSelector: { matchLabels: { app: web } } }\n`;
    checkSplit(`${PODS}#-- db.yaml\n$0${HEAD}${spec('Ingress, Egress')}---\n${other}`, 'direction', {
      names: ['db', 'db-egress-2'],
      text: `${HEAD}${spec('Ingress')}---\n${named('db-egress-2')}${spec('Egress')}---\n${other}`,
    });
  });

  it('does not split what says one thing, or what cannot be cut', () => {
    const one = `${PODS}#-- db.yaml\n$0${HEAD}spec: { podSelector: {}, ingress: [{}] }\n`;
    for (const by of ['direction', 'rule', 'value'] as const) {
      checkNotSplit(one, by, 'oneConcern');
    }
    const json = JSON.stringify({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'db', namespace: 'shop' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    checkNotSplit(`${PODS}#-- db.json\n$0${json}\n`, 'direction', 'noPlace');
    const anchored = `spec:\n  podSelector: &all {}\n  ingress: [{ from: [{ podSelector: *all }] }]\n  egress: [{}]\n`;
    checkNotSplit(`${PODS}#-- db.yaml\n$0${HEAD}${anchored}`, 'direction', 'noPlace');
    const nameless = HEAD.replace('name: db', 'generateName: db-');
    checkNotSplit(
      `${PODS}#-- db.yaml\n$0${nameless}spec:\n  podSelector: {}\n  egress: [{}]\n  ingress: [{}]\n`,
      'direction',
      'noPlace',
    );
  });
});
