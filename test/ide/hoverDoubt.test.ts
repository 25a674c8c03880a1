/**
 * What hovers say where the manifests do not tell everything, and that they claim nothing beyond that.
 */
import { checkHover, checkHoverLacks, checkHoverSays } from './checkHover.ts';
import { SHOP } from './shop.ts';

/** What it selects is not known. */
const TEMPLATE = `
#-- hidden.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: extra
  namespace: shop
spec: {{ toYaml .Values.spec }}
`;

const policy = (spec: string): string => `
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop }
spec:
${spec.replace(/^\n/, '')}`;

describe('hover where policies are hidden', () => {
  it('says on pods that no policy is known, and not that none selects them', () => {
    const labels = SHOP.replace('labels: { app: db', 'lab$0els: { app: db') + TEMPLATE;
    checkHoverSays(labels, [
      '**[db](shop.yaml#L16)** is selected by **no policy** that is known here.',
      'policies that are not in these files may select it.',
    ]);
    checkHoverLacks(labels, 'nothing isolates it');
    checkHoverLacks(labels, 'may match, too');
  });

  it('says on a policy that no policy is known that restricts the other direction', () => {
    const types = `${SHOP}${TEMPLATE}${policy('  podSelector: {}\n  policyT$0ypes: [Ingress]\n')}`;
    checkHoverSays(types, [
      'Egress of these pods is **not** restricted by a policy that is known here: `policyTypes` does not name it.',
      'policies that are not in these files may select these pods.',
    ]);
  });

  it('is certain of a namespace that is described', () => {
    const labels = SHOP.replace('labels: { app: web }', 'lab$0els: { app: web }') + TEMPLATE;
    checkHoverSays(labels, ['is selected by **no policy**: nothing isolates it.', 'may match, too.']);
  });
});

describe('hover where pods are hidden', () => {
  const note = 'pods that are not in these files may match, too.';

  it('says so on a rule, on ports and on a block', () => {
    const at = (rule: string): string =>
      `${SHOP}${TEMPLATE}${policy(`  podSelector: {}\n  ingress:\n    - ${rule}\n`)}`;
    checkHoverSays(at('fr$0om: [{ podSelector: {} }, { podSelector: { matchLabels: { app: web } } }]'), [
      note,
    ]);
    checkHoverSays(at('por$0ts: [{ port: 80 }]'), [note]);
    checkHoverSays(at('from: [{ ipB$0lock: { cidr: 10.0.0.0/8 } }]'), [note]);
  });

  it('names files that hide for the same cause together', () => {
    const release = (name: string): string => `
#-- ${name}.yaml
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: ${name}, namespace: shop }
`;
    checkHoverSays(
      `${SHOP}${policy('  podSel$0ector: {}\n')}${['a', 'b', 'c', 'd', 'e'].map(release).join('')}`,
      [
        '(any namespace: HelmRelease in [a.yaml](a.yaml#L1), [b.yaml](b.yaml#L1), [c.yaml](c.yaml#L1), [d.yaml](d.yaml#L1) and 1 more)',
      ],
    );
  });

  it('does not where the hidden namespace is not meant', () => {
    const elsewhere = `${SHOP}${TEMPLATE}${policy(`
  podSelector: {}
  ingress:
    - fr$0om:
        - namespaceSelector: { matchLabels: { team: platform } }
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: edge } }
`)}`;
    checkHoverLacks(elsewhere, note);
  });
});

describe('hover where selectors could not be read', () => {
  it('counts those that are perhaps selected, with one noun on name and selector', () => {
    const fixture = (name: string, selector: string): string => `${SHOP}
#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec: { ${selector}: { matchLabels: [app] } }
`;
    const count = '0 of 2 workloads there, perhaps 2 more';
    checkHoverSays(fixture('d$0b', 'podSelector'), [
      `**\`db\` selects pods with labels that could not be read of namespace \`shop\`**: ${count}.`,
    ]);
    checkHoverSays(fixture('db', 'podSel$0ector'), [
      `**Selects pods with labels that could not be read of namespace \`shop\`**: ${count}\n`,
    ]);
  });

  const onPods = (spec: string): string =>
    `${SHOP.replace('labels: { app: db', 'lab$0els: { app: db')}${policy(spec)}`;

  it('names those that perhaps reach a workload, and why that is open', () => {
    const fixture = onPods(`
  podSelector: { matchLabels: { app: db } }
  ingress: [{ from: [{ podSelector: { matchLabels: [app] } }] }]
`);
    checkHoverSays(fixture, [
      'Reachable from nothing for certain; not known: [web](shop.yaml#L7) ([why?](why:shop/web_to_shop/db)) (a part could not be read).',
    ]);
    checkHoverLacks(fixture, 'nothing else');
  });

  it('names its own pods, where it may have several', () => {
    const fixture = `${SHOP.replace('labels: { app: web, tier', 'lab$0els: { app: web, tier')}${policy(`
  podSelector: { matchLabels: { app: web } }
  ingress: [{ from: [{ podSelector: { matchLabels: [app] } }] }]
`)}`;
    checkHoverSays(fixture, [
      'Reachable from nothing for certain; not known: [db](shop.yaml#L16) ([why?](why:shop/db_to_shop/web)) (a part could not be read), its own pods (a part could not be read).',
    ]);
  });

  it('tells what is certain from what is not', () => {
    checkHoverSays(
      onPods(`
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from: [{ podSelector: { matchLabels: { app: web } } }]
      ports: [{ port: 5432 }]
    - from: [{ namespaceSelector: { matchLabels: [app] } }]
      ports: [{ port: 5432 }, { port: 9187 }]
`),
      [
        'Reachable from [web](shop.yaml#L7) ([why?](why:shop/web_to_shop/db)) on TCP 5432; nothing else for certain; not known: [edge/web](edge.yaml#L7) ([why?](why:edge/web_to_shop/db)) on TCP 5432, TCP 9187 (a part could not be read), [web](shop.yaml#L7) ([why?](why:shop/web_to_shop/db)) on TCP 9187 (a part could not be read).',
      ],
    );
  });
});

describe('hover on ports that are not there', () => {
  const at = (ports: string): string =>
    `${SHOP}${policy(`  podSelector: { matchLabels: { app: web } }\n  ingress:\n    - ${ports}\n`)}`;
  const everyPort = `
      **every port**, because \`ports\` names none.

      Lets **everyone**, in the cluster and outside of it, connect to the pods \`app=web\` of namespace \`shop\`, on **every port**.`;

  it('says that an empty list means every port', () => {
    checkHover(at('por$0ts: []'), everyPort);
  });

  it('says it of a value that is missing', () => {
    checkHover(at('por$0ts:'), everyPort);
  });

  it('asks pods for the protocol that is written', () => {
    checkHoverSays(at('ports: [{ port: 80$080, protocol: SCTP }]'), [
      '**SCTP 8080**, as the pods see it',
      'No matched pod declares such a port.',
    ]);
  });

  it('finds what is declared in a range', () => {
    checkHoverSays(at('ports: [{ port: 80$000, endPort: 8100 }]'), [
      '**TCP 8000-8100**, as the pods see it',
      '| [web](shop.yaml#L7) Deployment | `shop` | 3 | declares TCP 8080 (http) |',
    ]);
  });
});

describe('hover in words that read well', () => {
  it('names every peer of a rule, blocks among them', () => {
    checkHoverSays(
      `${SHOP}${policy(`
  podSelector: {}
  egress:
    - t$0o:
        - podSelector: { matchLabels: { app: db } }
        - ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8] }
        - namespaceSelector: {}
`)}`,
      [
        'peer 1: pods `app=db` of namespace `shop`\n\npeer 2: addresses `0.0.0.0/0` without `10.0.0.0/8`\n\npeer 3: every pod of **any** namespace\n\n|',
      ],
    );
  });

  it('says of everyone that they are inside and outside, as sources and as destinations', () => {
    const rules = (direction: string): string =>
      `${SHOP}${policy(`  podSelector: { matchLabels: { app: web } }\n  ${direction}: [{$0}]\n`)}`;
    checkHover(
      rules('ingress'),
      'Lets **everyone**, in the cluster and outside of it, connect to the pods `app=web` of namespace `shop`, on **every port**.',
    );
    checkHover(
      rules('egress'),
      'Lets the pods `app=web` of namespace `shop` connect to **everyone**, in the cluster and outside of it, on **every port**.',
    );
  });

  it('says of a namespace what it matches, where it is not to have a label', () => {
    checkHoverSays(
      `${SHOP}${policy(`
  podSelector: {}
  ingress:
    - fr$0om:
        - namespaceSelector: { matchExpressions: [{ key: team, operator: NotIn, values: [platform] }] }
`)}
#-- plain.yaml
apiVersion: v1
kind: Namespace
metadata: { name: plain }
---
apiVersion: v1
kind: Pod
metadata: { name: job, namespace: plain }
`,
      [
        'Every pod of **any** namespace that matches `team!=platform`',
        '| `plain` | 1 | namespace without `team` |',
        '| `shop` | 1 | namespace `team=shop` |',
      ],
    );
  });

  it('tells other pods of one owner apart', () => {
    const pod = (name: string, version: string): string => `---
apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  namespace: shop
  labels: { app: job, version: ${version} }
  ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: job, uid: a, controller: true }]
`;
    checkHoverSays(
      `${SHOP}${policy('  podSel$0ector: { matchLabels: { app: job } }\n')}${pod('job-a', 'one')}${pod('job-b', 'two')}`,
      ['| [job](policy.yaml', '| [job\\#2](policy.yaml'],
    );
  });

  it('names no near miss beside what matches by the very same label', () => {
    checkHoverLacks(
      `${SHOP}${policy('  podSel$0ector: { matchLabels: { app: db } }\n')}---
apiVersion: v1
kind: Pod
metadata: { name: dc, namespace: shop, labels: { app: dc } }
`,
      'Near misses',
    );
    checkHoverLacks(
      `${SHOP}${policy('  podSelector: {}\n  ingress: [{ from: [{ namespaceSel$0ector: { matchLabels: { team: shop } } }] }]\n')}
#-- ship.yaml
apiVersion: v1
kind: Namespace
metadata: { name: ship, labels: { team: ship } }
`,
      'Near misses',
    );
  });

  it('says plainly that no namespace has a label', () => {
    checkHoverSays(
      `${SHOP}${policy('  podSelector: {}\n  ingress: [{ from: [{ namespaceSel$0ector: { matchLabels: { team: nobody } } }] }]\n')}`,
      ['No namespace that is known here matches.'],
    );
  });

  it('says of a label that need only be there that it exists', () => {
    checkHoverSays(
      `${SHOP}${policy('  podSel$0ector: { matchExpressions: [{ key: tier, operator: Exists }] }\n')}`,
      ['**Selects pods `tier` (any value) of namespace `shop`**'],
    );
  });

  it('names no near miss that was excluded on purpose', () => {
    const fixture = `${SHOP}${policy(`
  podSelector: {}
  ingress:
    - from:
        - namespaceSel$0ector: { matchExpressions: [{ key: team, operator: NotIn, values: [shop] }, { key: team, operator: Exists }] }
`)}`;
    checkHoverSays(fixture, ['1 of 2 namespaces here:']);
    checkHoverLacks(fixture, 'Near misses');
  });
});
