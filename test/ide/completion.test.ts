/**
 * Completion in text that somebody is writing: what is offered at which place, and what the text is afterwards.
 */
import {
  checkCompletedLines,
  checkCompletion,
  checkLabels,
  checkOffers,
  checkOfferText,
} from './checkCompletion.ts';
import { SHOP } from './shop.ts';

/** A policy of `shop`, in a file of its own, with the shop beside it. */
function policy(spec: string, more = ''): string {
  return `${SHOP}${more}#-- policy.yaml\n${HEAD}${spec}`;
}

const KIND_NAMES = [
  'NetworkPolicy',
  'Namespace',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'CronJob',
  'Job',
  'Pod',
  'Service',
  'Ingress',
];

const HEAD = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
`;

describe('completion of what a manifest is', () => {
  const begun = (text: string): string => `${SHOP}#-- policy.yaml\n${text}`;

  it('offers kinds, each with the version of the API that it is of', () => {
    checkCompletion(
      begun('kind: $0'),
      'NetworkPolicy',
      'kind: NetworkPolicy\napiVersion: networking.k8s.io/v1$0',
    );
    checkCompletion(begun('kind: Dep$0\n'), 'Deployment', 'kind: Deployment\napiVersion: apps/v1$0\n');
    checkLabels(begun('apiVersion: networking.k8s.io/v1\nkind: $0'), ['NetworkPolicy', 'Ingress']);
    checkCompletion(
      begun('# a policy\r\napiVersion: networking.k8s.io/v1\r\nkind: Net$0\r\n'),
      'NetworkPolicy',
      '# a policy\r\napiVersion: networking.k8s.io/v1\r\nkind: NetworkPolicy$0\r\n',
    );
    checkCompletion(begun('{ "kind": "$0" }'), 'Pod', '{ "kind": "Pod", "apiVersion": "v1"$0 }');
  });

  it('offers how a manifest begins where there is nothing', () => {
    checkLabels(`${SHOP}#-- new.yaml\n$0`, ['apiVersion', 'kind']);
    checkCompletion(`${SHOP}#-- new.yaml\n# Closed.\nki$0\n`, 'kind', '# Closed.\nkind: $0\n');
    checkLabels(`${SHOP}#-- values.yaml\n$0`, []);
    checkOffers(`${SHOP}#-- new.yaml\n$0`, []);
  });

  it('offers it in JSON as soon as a field says that it is a manifest', () => {
    const json = (text: string): string => `${SHOP}#-- policy.json\n${text}`;
    checkLabels(json('{ "$0" }'), []);
    checkLabels(json('{ "kind": "Service", "apiVersion": "$0" }'), ['v1']);
    checkLabels(json('{ "kind": "$0'), KIND_NAMES);
    checkLabels(json('{ "apiVersion": "networking.k8s.io/v1", "$0" }'), ['kind', 'metadata']);
    checkLabels(json('{ "name": "package", "kind": "$0" }'), []);
  });

  it('offers the version that goes with a kind', () => {
    checkLabels(begun('apiVersion: $0'), ['networking.k8s.io/v1', 'v1', 'apps/v1', 'batch/v1']);
    checkLabels(begun('kind: NetworkPolicy\napiVersion: $0'), ['networking.k8s.io/v1']);
    checkLabels(begun('apiVersion: n$0\nkind: StatefulSet\nspec: {}\n'), ['apps/v1']);
  });

  it('offers the fields that come next', () => {
    checkLabels(begun('apiVersion: networking.k8s.io/v1\n$0'), ['kind', 'metadata']);
    checkLabels(begun('apiVersion: networking.k8s.io/v1\nki$0\nspec: {}\n'), ['kind', 'metadata']);
  });

  it('offers nothing for other tools, other APIs, and clients with a schema', () => {
    checkLabels(`${SHOP}#-- Chart.yaml\napiVersion: v2\n$0`, []);
    checkLabels(`${SHOP}#-- chart.yaml\napiVersion: v2\n$0`, []);
    checkLabels(`${SHOP}#-- kustomization.yaml\nkind: $0`, []);
    checkLabels(begun('apiVersion: projectcalico.org/v3\nkind: $0'), []);
    checkLabels(begun('apiVersion: projectcalico.org/v3\n$0'), []);
    checkLabels(begun('kind: $0\nservices: { web: {} }\n'), []);
    checkOffers(begun('kind: $0'), []);
  });
});

describe('completion of fields', () => {
  it('offers the fields that a map does not have yet', () => {
    checkLabels(policy('$0'), ['spec']);
    checkLabels(policy('spec:\n  podSelector: {}\n  $0'), ['policyTypes', 'ingress', 'egress']);
    checkLabels(policy('spec:\n  egress:\n    - to: []\n      $0'), ['ports']);
    checkLabels(policy('spec:\n  ingress:\n    - from:\n        - podSelector: {}\n          $0'), [
      'namespaceSelector',
    ]);
  });

  it('offers the values of enumerations, without those that the list has', () => {
    checkLabels(policy('spec:\n  policyTypes: [Ingress, $0]'), ['Egress']);
    checkLabels(policy('spec:\n  policyTypes:\n    - Egress\n    - $0'), ['Ingress']);
    checkLabels(policy('spec:\n  policyTypes:\n  - Egress\n  - Ingress\n  - $0'), []);
    checkLabels(policy('spec:\n  ingress:\n    - ports: [{ protocol: $0'), ['TCP', 'UDP', 'SCTP']);
    checkLabels(policy('spec:\n  podSelector:\n    matchExpressions:\n      - operator: $0'), [
      'In',
      'NotIn',
      'Exists',
      'DoesNotExist',
    ]);
    checkCompletedLines(policy('spec:\n  policyTypes: $0'), 'Ingress', '  policyTypes: [Ingress]$0');
  });

  it('offers no field that what stands beside it rules out', () => {
    const peer = (fields: string): string => policy(`spec: { ingress: [{ from: [{ ${fields}, $0 }] }] }`);
    checkLabels(peer('ipBlock: {}'), []);
    checkLabels(peer('podSelector: {}'), ['namespaceSelector']);
    checkLabels(peer('namespaceSelector: {}'), ['podSelector']);
    const port = (fields: string): string => policy(`spec: { egress: [{ ports: [{ ${fields}, $0 }] }] }`);
    checkLabels(port('port: 80'), ['protocol', 'endPort']);
    checkLabels(port('port: http'), ['protocol']);
    checkLabels(port('port: "80"'), ['protocol']);
    checkLabels(port('protocol: UDP'), ['port']);
    checkLabels(policy('spec: { egress: [{ ports: [], $0 }] }'), ['to']);
    checkLabels(policy('spec: { ingress: [{ ports: [], $0 }] }'), ['from']);
  });

  it('offers values to operators that take some, first of all', () => {
    const expression = (fields: string): string =>
      policy(`spec:\n  podSelector:\n    matchExpressions:\n      - ${fields}\n        $0`);
    checkLabels(expression('key: app\n        operator: In'), ['values']);
    checkLabels(expression('operator: NotIn'), ['values', 'key']);
    checkLabels(expression('key: app'), ['operator', 'values']);
    checkLabels(expression('key: app\n        operator: Exists'), []);
    checkLabels(expression('operator: DoesNotExist'), ['key']);
  });

  it('offers no operator that what stands beside it rules out, and no values to those that take none', () => {
    const expression = (fields: string): string =>
      policy(`spec: { podSelector: { matchExpressions: [{ ${fields} }] } }`);
    checkLabels(expression('values: [web], operator: $0'), ['In', 'NotIn']);
    checkLabels(expression('values: [], operator: $0'), ['In', 'NotIn', 'Exists', 'DoesNotExist']);
    checkLabels(expression('key: app, operator: Exists, values: [$0]'), []);
  });

  it('leaves room for what a field holds', () => {
    checkCompletedLines(policy('spec:\n  $0'), 'podSelector', '  podSelector:\n    $0');
    checkCompletedLines(policy('spec:\n  $0'), 'ingress', '  ingress:\n    - $0');
    checkCompletedLines(policy('spec:\n  egress:\n  - to: []\n  $0'), 'ingress', '  ingress:\n  - $0');
    checkCompletedLines(policy('spec: { $0 }'), 'ingress', 'spec: { ingress: [$0] }');
    checkCompletedLines(policy('spec: { $0 }'), 'podSelector', 'spec: { podSelector: { $0 } }');
    checkCompletedLines(
      policy('spec:\n  ingress:\n    - ports:\n        - $0'),
      'port',
      '        - port: $0',
    );
  });

  it('explains them', () => {
    checkOfferText(
      policy('spec:\n  $0'),
      'podSelector',
      'The pods that the policy is for, of its own namespace. Empty: all of them.',
    );
  });
});

describe('completion in half-written text', () => {
  it('a key without a colon, and one that has it', () => {
    checkCompletedLines(policy('spec:\n  podSel$0\n  egress: []\n'), 'podSelector', '  podSelector:\n    $0');
    checkCompletedLines(
      policy('spec:\n  podSel$0:\n    matchLabels: {}\n'),
      'podSelector',
      '  podSelector$0:',
    );
    checkCompletedLines(
      policy('spec:\n  podSel$0\n    matchLabels: {}\n'),
      'podSelector',
      '  podSelector:$0',
    );
  });

  it('a dash or a colon alone, and a list whose dash is missing', () => {
    checkCompletedLines(policy('spec:\n  ingress:\n    -$0'), 'from', '    - from:\n        - $0');
    checkCompletedLines(
      policy('spec:\n  podSelector:\n    matchLabels:\n      app:$0'),
      'web',
      '      app: web$0',
    );
    checkCompletedLines(policy('spec:\n  ingress:\n    $0'), 'from', '    - from:\n        - $0');
    checkCompletedLines(policy('spec:\n  policyTypes:\n    $0'), 'Egress', '    - Egress$0');
    checkCompletedLines(
      policy('spec:\n  ingress:\n    - from: []\n    $0\n  egress: []\n'),
      'ports',
      '    - ports:\n        - $0',
    );
    checkCompletedLines(policy('spec:\n  ingress: $0'), 'from', '  ingress:\n    - from:\n        - $0');
    // Where dashes stand right below their key, a key may come at their column.
    checkCompletedLines(
      policy('spec:\n  ingress:\n  - from:\n    - podSelector: {}\n    $0'),
      'ports',
      '    ports:\n    - $0',
    );
    checkCompletedLines(
      policy('spec:\n  ingress:\n  - from:\n    - podSelector: {}\n  $0'),
      'egress',
      '  egress:\n  - $0',
    );
  });

  it('below keys that were left without a colon, and quotes that were left open', () => {
    checkCompletedLines(
      policy('spec:\n  podSelector\n  ingress:\n    - from:\n        - $0\n'),
      'edge/*',
      '        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: edge$0',
    );
    checkLabels(policy('spec:\n  podSelector: {}\n  policyTypes\n  $0\n'), ['ingress', 'egress']);
    checkCompletedLines(
      policy('spec\n  podSelector\n    matchLabels\n      app:$0\n  ingress\n    -\n'),
      'web',
      '      app: web$0',
    );
    checkLabels(
      policy(
        'spec:\n  podSelector:\n    matchLabels:\n      app: "web\n  policyTypes:\n    - \'Ingress\n    - $0\n',
      ),
      ['Egress'],
    );
    checkLabels(policy('spec:\n  $0\n  policyTypes\n  ingress:\n    - from: []\n'), [
      'podSelector',
      'egress',
    ]);
  });

  it('an indentation that is not whole yet', () => {
    checkCompletedLines(policy('spec:\n  podSelector: {}\n $0\n'), 'egress', '  egress:\n    - $0');
    checkCompletedLines(
      policy('spec:\n  podSelector:\n    matchLabels:\n      app: web\n   $0'),
      'matchExpressions',
      '    matchExpressions:\n      - $0',
    );
  });

  it('brackets and quotes that nobody closed', () => {
    checkCompletion(
      policy('spec:\n  podSelector: { matchLabels: { app: w$0\n  policyTypes: [Ingress]\n'),
      'web',
      `${HEAD}spec:\n  podSelector: { matchLabels: { app: web$0\n  policyTypes: [Ingress]\n`,
    );
    checkCompletedLines(
      policy('spec:\n  podSelector:\n    matchLabels:\n      app: "w$0\n  policyTypes: [Ingress]\n'),
      'web',
      '      app: "web"$0',
    );
  });

  it('never in the place of a key that stands behind the cursor', () => {
    checkLabels(policy('spec:\n  $0policyTypes: [Ingress]\n'), []);
    checkLabels(policy('spec: { $0policyTypes: [Ingress] }\n'), []);
    checkLabels(policy('spec:\n  podSelector:\n    matchLabels:\n      $0app: web\n'), []);
  });

  it('no entry that would part a key from its list or map', () => {
    for (const rest of ['    - key: tier\n      operator: Exists\n', '      app: web\n']) {
      const text = `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector:
    $0
${rest}`;
      checkLabels(text, []);
    }
    checkLabels(
      `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSel$0
    matchLabels: { app: web }
`,
      ['podSelector', 'policyTypes', 'ingress', 'egress'],
    );
  });

  it('an entry before another one', () => {
    checkCompletedLines(
      policy('spec:\n  podSelector: { matchLabels: { $0 tier: front } }'),
      'app: web',
      '  podSelector: { matchLabels: { app: web,$0 tier: front } }',
    );
    checkCompletedLines(policy('spec:\n  policyTypes: [$0Egress]'), 'Ingress', '  policyTypes: [Ingress$0]');
  });

  it('JSON', () => {
    const json = (spec: string): string =>
      `${SHOP}#-- policy.json\n{ "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": { "namespace": "shop" }, "spec": ${spec} }`;
    const line = (spec: string): string => json(spec).slice(json('').indexOf('{ "apiVersion"'));
    const check = (before: string, label: string, after: string): void => {
      checkCompletedLines(json(before), label, line(after));
    };
    check(
      '{ "podSelector": { "matchLabels": { "app": "$0" } } }',
      'web',
      '{ "podSelector": { "matchLabels": { "app": "web"$0 } } }',
    );
    check(
      '{ "podSelector": { "matchLabels": { "app": $0 } } }',
      'web',
      '{ "podSelector": { "matchLabels": { "app": "web"$0 } } }',
    );
    check(
      '{ "podSelector": { "matchLabels": { $0 } } }',
      'app: web',
      '{ "podSelector": { "matchLabels": { "app": "web"$0 } } }',
    );
    check('{ "$0" }', 'ingress', '{ "ingress": [$0] }');
    check(
      '{ "ingress": [{ "ports": [{ "port": "$0" }] }] }',
      '8080',
      '{ "ingress": [{ "ports": [{ "port": 8080$0 }] }] }',
    );
  });

  it('the last line without a break, and lines that end with CRLF', () => {
    checkCompletedLines(policy('spec:\n  $0'), 'egress', '  egress:\n    - $0');
    checkCompletion(
      `${SHOP}#-- policy.yaml\n${HEAD}spec:\n  $0\n`.replaceAll('\n  $0\n', '\r\n  $0\r\n'),
      'egress',
      `${HEAD}spec:\r\n  egress:\r\n    - $0\r\n`,
    );
  });

  it('a policy in a list, and one behind others in its file', () => {
    checkCompletedLines(
      `${SHOP}#-- list.yaml\napiVersion: v1\nkind: List\nitems:\n  - apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n    metadata: { namespace: shop }\n    spec:\n      podSelector:\n        matchLabels:\n          app: $0\n  - kind: Pod\n`,
      'web',
      '          app: web$0',
    );
    checkCompletedLines(
      `${SHOP}---\n${HEAD}spec:\n  podSelector:\n    matchLabels:\n      app: $0\n---\nkind: Pod\n`,
      'web',
      '      app: web$0',
    );
  });
});

describe('completion is silent', () => {
  const SILENT: readonly (readonly [string, string])[] = [
    ['in an empty file of JSON', `${SHOP}#-- new.json\n$0`],
    ['in a document of another kind', `${SHOP}#-- a.yaml\nkind: ConfigMap\ndata:\n  $0\n`],
    ['in a comment', policy('spec: # $0\n')],
    ['in text of a block scalar', policy('spec:\n  x: |\n    $0\n')],
    ['beside a word', policy('spec:\n  podSelector: {} $0\n')],
    ['before what stands deeper', policy('spec:\n$0\n  podSelector: {}\n')],
    ['where a value stands below', policy('spec:\n  podSelector: $0\n    matchLabels: {}\n')],
    ['in a template', policy('spec:\n  podSelector: {{ .selector }}\n  $0\n')],
    [
      'in a template whose expressions stand in quotes',
      policy('spec:\n  podSelector: { matchLabels: { app: "{{ .app }}" } }\n  $0\n'),
    ],
    ['at the line between documents', policy('spec: {}\n$0---\nkind: Pod\n')],
    ['in fields that the API does not have', policy('spec:\n  egres:\n    - $0\n')],
    [
      'in labels that are its own',
      policy('').replace('name: web, namespace: shop }\n', 'labels: { $0 } }\n'),
    ],
  ];
  for (const [where, manifests] of SILENT) {
    it(where, () => {
      checkLabels(manifests, []);
    });
  }
});

describe('completion in kustomizations', () => {
  const overlay = (name: string, pods: string): string => `#-- ${name}/kustomization.yaml
namespace: ${name}
resources: [../base, pods.yaml]
#-- ${name}/pods.yaml
${pods}`;
  const pod = (name: string): string =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, labels: { app: web } }\n`;
  const base = (spec: string): string => `#-- base/kustomization.yaml
resources: [policy.yaml]
#-- base/policy.yaml
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  ${spec}
`;

  it('counts in each copy, and says where it differs', () => {
    const overlays = overlay('prod', `${pod('a')}---\n${pod('b')}`) + overlay('test', pod('a'));
    checkOffers(overlays + base('podSelector: { matchLabels: { app: $0 } }'), [
      'web | in namespace prod: matches 2 pods · different in 1 other namespace',
    ]);
    checkOffers(
      overlays.replace(`---\n${pod('b')}`, '') + base('podSelector: { matchLabels: { app: $0 } }'),
      ['web | matches 1 pod'],
    );
  });

  it('looks at the neighbors of a file that is in none', () => {
    checkOffers(
      `${SHOP}#-- patch.yaml\nkind: NetworkPolicy\nmetadata: { name: web, namespace: shop }\nspec: { podSelector: { matchLabels: { app: $0 } } }\n#-- kustomization.yaml\nresources: [shop.yaml]\npatches: [{ path: patch.yaml }]\n`,
      ['db | matches 1 pod', 'web | matches 1 workload'],
    );
  });

  it('offers nothing in a policy of another API', () => {
    checkOffers(
      `${SHOP}#-- calico.yaml\napiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: web, namespace: shop }\nspec:\n  $0\n`,
      [],
    );
  });
});
