/**
 * The places that belong to a finding: the pod that is nearly selected, the Service whose port it is, the other policy. What
 * the findings say, and where, is tested with each rule.
 */
import assert from 'node:assert/strict';
import { LineIndex, type RuleId } from '../../engine/src/index.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { readFixture } from '../fixture/readFixture.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';

const NAMESPACES = ['shop', 'front']
  .map((name) => `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n---\n`)
  .join('');

function pod(name: string, namespace: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: { app: ${name} } }
spec:
  containers: [{ name: main, image: a, ports: [{ name: http, containerPort: 8080 }] }]
${more}---
`;
}

const PODS = pod('web', 'shop') + pod('db', 'shop');

function policy(name: string, spec: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: shop }
spec:
${spec}---
`;
}

const onDb = (ingress: string): string =>
  policy(
    'db',
    `  podSelector: { matchLabels: { app: db } }\n  policyTypes: [Ingress]\n  ingress: [${ingress}]\n`,
  );
const FROM_WEB = '{ from: [{ podSelector: { matchLabels: { app: web } } }] }';
const SHUT_WEB = policy('shut', '  podSelector: { matchLabels: { app: web } }\n  policyTypes: [Egress]\n');

const SERVICE = `apiVersion: v1
kind: Service
metadata: { name: db-service, namespace: shop }
spec: { selector: { app: db }, ports: [{ port: 5432, targetPort: 8080 }] }
---
`;
const BINDING = `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: binding, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: robot, namespace: shop }]
---
`;

/** Rule, manifests, and the text at each place, with the line that it is on. */
const CASES: readonly (readonly [RuleId, string, readonly string[]])[] = [
  [
    'policy-selects-nothing',
    PODS + policy('p', '  podSelector: { matchLabels: { app: wbe } }\n  policyTypes: [Ingress]\n'),
    ['web | metadata: { name: web'],
  ],
  [
    'peer-in-other-namespace',
    pod('web', 'front') + pod('db', 'shop') + onDb(FROM_WEB),
    ['web | metadata: { name: web, namespace: front'],
  ],
  [
    'port-is-service-port',
    PODS + SERVICE + onDb('{ from: [{ podSelector: {} }], ports: [{ port: 5432 }] }'),
    ['{ port: 5432, targetPort: 8080 } | spec: { selector: { app: db }'],
  ],
  [
    'port-not-exposed',
    PODS + onDb('{ from: [{ podSelector: {} }], ports: [{ port: 9999 }] }'),
    ['{ name: http, containerPort: 8080 } | containers:'],
  ],
  [
    'named-port-unresolved',
    PODS + onDb('{ from: [{ podSelector: {} }], ports: [{ port: htpp }] }'),
    ['{ name: http, containerPort: 8080 } | containers:'],
  ],
  [
    'named-port-unresolved',
    PODS + onDb('{ from: [{ podSelector: {} }], ports: [{ port: http, protocol: UDP }] }'),
    ['{ name: http, containerPort: 8080 } | containers:'],
  ],
  ['egress-blocks-dns', PODS + SHUT_WEB, ['web | metadata: { name: web']],
  [
    'apiserver-blocked',
    pod('web', 'shop', '  serviceAccountName: robot\n') + BINDING + SHUT_WEB,
    ['web | metadata: { name: web', 'binding | metadata: { name: binding'],
  ],
  ['half-open', PODS + onDb(FROM_WEB) + SHUT_WEB, ['shut | metadata: { name: shut']],
  [
    'policy-without-effect',
    onDb('{ from: [{ podSelector: {} }] }') + onDb(FROM_WEB).replace('name: db,', 'name: less,'),
    ['db | metadata: { name: db'],
  ],
  [
    'rule-redundant',
    onDb(`{ from: [{ podSelector: {} }] }, ${FROM_WEB}`),
    ['{ from: [{ podSelector: {} }] } | ingress: '],
  ],
  ['duplicate-resource', pod('web', 'shop') + pod('web', 'shop'), ['web | metadata: { name: web']],
];

describe('places that belong to a finding', () => {
  for (const [rule, manifests, expected] of CASES) {
    it(`of ${rule}`, () => {
      const places = listPlaces(NAMESPACES + manifests, rule);
      assert.equal(places.length, expected.length, places.join('\n'));
      for (const [index, place] of places.entries()) {
        assert.ok(place.startsWith(expected[index] ?? ''), place);
      }
    });
  }
});

/** `text of the place | its line` for each of the one finding of the rule. */
function listPlaces(manifests: string, rule: RuleId): readonly string[] {
  const { files } = readFixture(manifests);
  const found = openFixture(files, readFixtureOptions(''))
    .findings()
    .filter((finding) => finding.rule === rule);
  assert.equal(found.length, 1, `findings of ${rule}`);
  return (found[0]?.related ?? []).map(({ file, span }) => {
    const text = files.find(({ path }) => path === file)?.text ?? '';
    const { line } = new LineIndex(text).positionAt(span.start);
    return `${text.slice(span.start, span.end)} | ${(text.split('\n')[line] ?? '').trim()}`;
  });
}
