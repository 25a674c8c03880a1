/**
 * Renaming a label: everywhere where it means the same, and nowhere else.
 */
import { checkNoRename, checkRefusedName, checkRename } from './checkRename.ts';
import { SHOP } from './shop.ts';

const WITH_SELECTOR = SHOP.replace(
  '  replicas: 3\n',
  '  replicas: 3\n  selector: { matchLabels: { app: web } }\n',
);
const POLICY = `#-- policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: db, namespace: shop, labels: { app: web } }
spec:
  podSelector: { matchLabels: { app: db } }
  ingress:
    - from:
        - podSelector: { matchLabels: { app: web } }
`;

describe('rename of a label value', () => {
  const expected = [
    'shop.yaml: selector: { matchLabels: { app: shopfront } }',
    'shop.yaml: metadata: { labels: { app: shopfront, tier: front } }',
    'shop.yaml: spec: { selector: { app: shopfront }, ports: [{ port: 80, targetPort: http }] }',
    'policy.yaml: - podSelector: { matchLabels: { app: shopfront } }',
  ];

  it('from the pods, a Service, the own selector or a policy, in the same namespace', () => {
    const all = WITH_SELECTOR + POLICY;
    checkRename(all.replace('{ app: web, tier', '{ app: w$0eb, tier'), 'shopfront', expected);
    checkRename(all.replace('selector: { app: web }', 'selector: { app: w$0eb }'), 'shopfront', expected);
    checkRename(
      all.replace('selector: { matchLabels: { app: web', 'selector: { matchLabels: { app: we$0b'),
      'shopfront',
      expected,
    );
    checkRename(
      all.replace('podSelector: { matchLabels: { app: web', 'podSelector: { matchLabels: { app: we$0b'),
      'shopfront',
      expected,
    );
  });

  it('joins namespaces that one selector looks into', () => {
    const all =
      SHOP +
      POLICY.replace(
        'matchLabels: { app: web } }\n',
        'matchLabels: { app: web } }\n          namespaceSelector: {}\n',
      ).replace('labels: { app: web }', 'labels: {}');
    checkRename(all.replace('{ app: web, tier', '{ app: w$0eb, tier'), 'front', [
      'shop.yaml: metadata: { labels: { app: front, tier: front } }',
      'shop.yaml: spec: { selector: { app: front }, ports: [{ port: 80, targetPort: http }] }',
      'edge.yaml: metadata: { labels: { app: front } }',
      'policy.yaml: - podSelector: { matchLabels: { app: front } }',
    ]);
  });

  it('in expressions, and what keeps the pods of a workload apart', () => {
    checkRename(
      `#-- a.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchExpressions: [{ key: app, operator: In, values: [w$0eb] }] }
  template:
    metadata: { labels: { app: web } }
    spec:
      topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: web } } }]
      affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { namespaces: [x], labelSelector: { matchLabels: { app: web } } } }] } }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: others }
spec: { podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [web, db] }] } }
`,
      'front',
      [
        'a.yaml: selector: { matchExpressions: [{ key: app, operator: In, values: [front] }] }',
        'a.yaml: metadata: { labels: { app: front } }',
        'a.yaml: topologySpreadConstraints: [{ labelSelector: { matchLabels: { app: front } } }]',
        'a.yaml: spec: { podSelector: { matchExpressions: [{ key: app, operator: NotIn, values: [front, db] }] } }',
      ],
    );
  });

  it('where others want to run near the pods, or apart from them', () => {
    const term = (more: string): string => `{ ${more}labelSelector: { matchLabels: { app: web } } }`;
    const manifests = `${SHOP}#-- cache.yaml
kind: Pod
metadata: { name: cache, namespace: shop, labels: { app: cache } }
spec:
  affinity:
    podAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        - ${term('')}
        - ${term('namespaces: [edge], ')}
    podAntiAffinity:
      preferredDuringSchedulingIgnoredDuringExecution:
        - podAffinityTerm: { namespaceSelector: { matchLabels: { team: shop } }, labelSelector: { matchExpressions: [{ key: app, operator: In, values: [web, db] }] } }
    nodeAffinity:
      requiredDuringSchedulingIgnoredDuringExecution:
        nodeSelectorTerms: [{ matchExpressions: [{ key: app, operator: In, values: [web] }] }]
`;
    const inTerms = [
      'cache.yaml: - { labelSelector: { matchLabels: { app: front } } }',
      'cache.yaml: - podAffinityTerm: { namespaceSelector: { matchLabels: { team: shop } }, labelSelector: { matchExpressions: [{ key: app, operator: In, values: [front, db] }] } }',
    ];
    const inShop = [
      'shop.yaml: metadata: { labels: { app: front, tier: front } }',
      'shop.yaml: spec: { selector: { app: front }, ports: [{ port: 80, targetPort: http }] }',
    ];
    checkRename(manifests.replace('{ app: web, tier', '{ app: w$0eb, tier'), 'front', [
      ...inShop,
      ...inTerms,
    ]);
    checkRename(
      manifests.replace(
        '- { labelSelector: { matchLabels: { app: web',
        '- { labelSelector: { matchLabels: { app: w$0eb',
      ),
      'front',
      [...inShop, ...inTerms],
    );
    checkRename(manifests.replace('values: [web, db]', 'values: [we$0b, db]'), 'front', [
      ...inShop,
      ...inTerms,
    ]);
    checkRename(
      manifests.replace(
        'namespaces: [edge], labelSelector: { matchLabels: { app: web',
        'namespaces: [edge], labelSelector: { matchLabels: { app: w$0eb',
      ),
      'gate',
      [
        'edge.yaml: metadata: { labels: { app: gate } }',
        'cache.yaml: - { namespaces: [edge], labelSelector: { matchLabels: { app: gate } } }',
      ],
    );
    checkRename(manifests.replace('matchLabels: { team: shop }', 'matchLabels: { team: sh$0op }'), 'sales', [
      'shop.yaml: metadata: { name: shop, labels: { team: sales } }',
      'cache.yaml: - podAffinityTerm: { namespaceSelector: { matchLabels: { team: sales } }, labelSelector: { matchExpressions: [{ key: app, operator: In, values: [web, db] }] } }',
    ]);
    checkNoRename(
      manifests.replace('values: [web] }] }]', 'values: [w$0eb] }] }]'),
      'only labels of pods and namespaces can be renamed, there or where a selector names them',
    );
  });

  it('where a disruption budget counts the pods', () => {
    const budget = (namespace: string): string => `#-- ${namespace}-budget.yaml
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: ${namespace}, labels: { app: web } }
spec: { minAvailable: 1, selector: { matchLabels: { app: web }, matchExpressions: [{ key: app, operator: In, values: [web] }] } }
`;
    const manifests = SHOP + budget('shop') + budget('edge');
    const expected = [
      'shop.yaml: metadata: { labels: { app: front, tier: front } }',
      'shop.yaml: spec: { selector: { app: front }, ports: [{ port: 80, targetPort: http }] }',
      'shop-budget.yaml: spec: { minAvailable: 1, selector: { matchLabels: { app: front }, matchExpressions: [{ key: app, operator: In, values: [front] }] } }',
    ];
    checkRename(manifests.replace('{ app: web, tier', '{ app: w$0eb, tier'), 'front', expected);
    checkRename(
      manifests.replace('selector: { matchLabels: { app: web', 'selector: { matchLabels: { app: w$0eb'),
      'front',
      expected,
    );
    checkNoRename(
      manifests.replace('namespace: shop, labels: { app: web', 'namespace: shop, labels: { app: w$0eb'),
      'only labels of pods and namespaces can be renamed, there or where a selector names them',
    );
  });

  it('keeps quotes, and puts some where they are needed', () => {
    const pod = (label: string): string =>
      `#-- a.yaml\nkind: Pod\nmetadata: { name: a, labels: { app: ${label} } }\n`;
    checkRename(pod('w$0eb'), 'yes', ['a.yaml: metadata: { name: a, labels: { app: "yes" } }']);
    checkRename(pod('"w$0eb"'), 'front', ['a.yaml: metadata: { name: a, labels: { app: "front" } }']);
    checkRename(pod("'w$0eb'"), 'front', ["a.yaml: metadata: { name: a, labels: { app: 'front' } }"]);
    checkRename(pod('"8$00"'), '1e3', ['a.yaml: metadata: { name: a, labels: { app: "1e3" } }']);
    checkRename(pod('w$0eb'), '8080', ['a.yaml: metadata: { name: a, labels: { app: "8080" } }']);
  });

  it('in JSON, and in CRLF beside a comment', () => {
    checkRename(
      `#-- a.json
{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "a", "labels": { "app": "w$0eb" } } }
#-- b.yaml
kind: NetworkPolicy\r
metadata: { name: b }\r
spec:\r
  podSelector:\r
    matchLabels:\r
      app: web # the shop\r
`,
      '8080',
      [
        'a.json: { "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "a", "labels": { "app": "8080" } } }',
        'b.yaml: app: "8080" # the shop',
      ],
    );
  });

  it('once, where an anchor stands for it', () => {
    const deployment = (selector: string, labels: string): string => `#-- a.yaml
apiVersion: apps/v1
kind: Deployment
metadata: { name: a }
spec:
  selector: { matchLabels: ${selector} }
  template: { metadata: { labels: ${labels} } }
---
kind: NetworkPolicy
metadata: { name: b }
spec: { podSelector: { matchLabels: { app: w$0eb } } }
`;
    const policy = 'a.yaml: spec: { podSelector: { matchLabels: { app: front } } }';
    checkRename(deployment('&labels { app: web }', '*labels'), 'front', [
      'a.yaml: selector: { matchLabels: &labels { app: front } }',
      policy,
    ]);
    checkRename(deployment('{ app: &app web }', '{ app: *app }'), 'front', [
      'a.yaml: selector: { matchLabels: { app: &app front } }',
      policy,
    ]);
  });

  it('but not in templates, annotations, nodes to run on, and other scopes', () => {
    const pod = (name: string, app: string): string =>
      `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${app} }, annotations: { app: web } }
spec: { nodeSelector: { app: web } }
`;
    checkRename(
      `#-- podgate.yaml
scopes: [{ name: one, include: [one/] }, { name: two, include: [two/] }]
#-- one/a.yaml
${pod('a', 'w$0eb')}
#-- one/template.yaml
${pod('{{ .name }}', 'web')}
#-- two/a.yaml
${pod('a', 'web')}`,
      'front',
      ['one/a.yaml: metadata: { name: a, labels: { app: front }, annotations: { app: web } }'],
    );
  });

  it('of namespaces, where their selectors name it', () => {
    checkRename(
      SHOP.replace('team: platform', 'team: pl$0atform') +
        POLICY.replace(
          'matchLabels: { app: web } }\n',
          'matchLabels: { app: web } }\n          namespaceSelector: { matchLabels: { team: platform } }\n',
        ),
      'infra',
      [
        'edge.yaml: metadata: { name: edge, labels: { team: infra } }',
        'policy.yaml: namespaceSelector: { matchLabels: { team: infra } }',
      ],
    );
  });

  it('in a base of several overlays', () => {
    const overlay = (name: string): string =>
      `#-- ${name}/kustomization.yaml\nnamespace: ${name}\nresources: [../base, policy.yaml]\n#-- ${name}/policy.yaml\nkind: NetworkPolicy\nmetadata: { name: own }\nspec: { podSelector: { matchLabels: { app: web } } }\n`;
    checkRename(
      `#-- base/kustomization.yaml\nresources: [pod.yaml]\n#-- base/pod.yaml\nkind: Pod\nmetadata: { name: a, labels: { app: web } }\n${overlay('prod').replace('app: web', 'app: we$0b')}${overlay('test')}`,
      'front',
      [
        'base/pod.yaml: metadata: { name: a, labels: { app: front } }',
        'prod/policy.yaml: spec: { podSelector: { matchLabels: { app: front } } }',
        'test/policy.yaml: spec: { podSelector: { matchLabels: { app: front } } }',
      ],
    );
  });
});

describe('rename of a label key', () => {
  it('with all of its values', () => {
    checkRename(
      (SHOP + POLICY).replace(
        'podSelector: { matchLabels: { app: db',
        'podSelector: { matchLabels: { a$0pp: db',
      ),
      'example.com/app',
      [
        'shop.yaml: metadata: { labels: { example.com/app: web, tier: front } }',
        'shop.yaml: metadata: { labels: { example.com/app: db, tier: data } }',
        'shop.yaml: spec: { selector: { example.com/app: web }, ports: [{ port: 80, targetPort: http }] }',
        'policy.yaml: podSelector: { matchLabels: { example.com/app: db } }',
        'policy.yaml: - podSelector: { matchLabels: { example.com/app: web } }',
      ],
    );
  });
});

describe('rename says why not', () => {
  it('where there is no label, or one of something else', () => {
    const nothing = 'only labels of pods and namespaces can be renamed, there or where a selector names them';
    checkNoRename(SHOP.replace('name: db', 'name: d$0b'), nothing);
    checkNoRename(SHOP.replace('image: db', 'image: d$0b'), nothing);
    checkNoRename(POLICY.replace('labels: { app: web', 'labels: { app: w$0eb'), nothing);
    checkNoRename('#-- a.yaml\n$0', nothing);
    checkNoRename(
      '#-- a.yaml\nkind: Deployment\nmetadata: { name: a, labels: { app: w$0eb } }\nspec: { template: { metadata: { labels: { app: web } } } }\n',
      'labels of a Deployment itself are none of its pods: rename them in its pod template',
    );
  });

  it('for the name of a namespace, and for what nobody has', () => {
    checkNoRename(
      `${SHOP}#-- p.yaml\nkind: NetworkPolicy\nmetadata: { namespace: shop }\nspec: { ingress: [{ from: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: e$0dge } } }] }] }\n`,
      '`kubernetes.io/metadata.name` is the name of the namespace, which the control plane writes',
    );
    checkNoRename(
      `${SHOP}#-- p.yaml\nkind: NetworkPolicy\nmetadata: { namespace: shop }\nspec: { podSelector: { matchLabels: { app: n$0obody } } }\n`,
      'no pod that is known here has this label',
    );
  });

  it('for a label that a kustomization adds, and where a place cannot be read', () => {
    checkNoRename(
      `#-- kustomization.yaml\nresources: [a.yaml]\nlabels: [{ pairs: { env: prod }, includeTemplates: true, includeSelectors: true }]\n#-- a.yaml\nkind: Pod\nmetadata: { name: a }\n---\nkind: NetworkPolicy\nmetadata: { name: p }\nspec: { podSelector: { matchLabels: { env: pr$0od } } }\n`,
      '`a` gets this label from a kustomization or a controller: rename it there',
    );
    checkNoRename(
      `#-- a.yaml\nkind: Pod\nmetadata: { name: a, labels: { app: w$0eb } }\n#-- b.yaml\nkind: Pod\nmetadata: { name: b, labels: { app: web } }\nspec: {\n`,
      '`b.yaml` means this label too, and cannot be read at the moment',
    );
  });

  it('for names that the API server refuses, and those that are taken', () => {
    const web = SHOP.replace('{ app: web, tier', '{ app: w$0eb, tier');
    checkRefusedName(
      web,
      'a b',
      /^`a b` is no label value, so the API server would refuse it: a valid label must/,
    );
    checkRefusedName(web, 'db', /^`db` has `app=db` already: the two could not be told apart$/);
    const key = SHOP.replace('{ app: web, tier', '{ a$0pp: web, tier');
    checkRefusedName(key, 'a/b/c', /^`a\/b\/c` is no label key/);
    checkRefusedName(key, 'tier', /^`(web|db)` has `tier` already/);
  });
});
