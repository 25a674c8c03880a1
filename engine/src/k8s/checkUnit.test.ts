/**
 * All checks of one resource together: what the decoder says word by word, that one mistake is told once and hides no
 * other, and that hostile input gives an answer. The rules one by one are in `test/spec/validation-*.md`.
 */
import assert from 'node:assert/strict';
import type { Problem } from '../problem.ts';
import { parseUnit } from '../yaml/parse.ts';
import { checkUnit } from './checkUnit.ts';

function findProblems(text: string): readonly Problem[] {
  const { value, problems } = parseUnit(text);
  assert.deepEqual(problems, []);
  assert(value !== undefined);
  return checkUnit(value);
}

const POLICY = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: web }\n';

describe("checkUnit, the decoder's words", () => {
  const expected: readonly (readonly [string, string])[] = [
    ['spec: web', 'NetworkPolicy.spec of type v1.NetworkPolicySpec'],
    ['spec: {ingress: web}', 'NetworkPolicySpec.spec.ingress of type []v1.NetworkPolicyIngressRule'],
    ['spec: {ingress: [web]}', 'NetworkPolicySpec.spec.ingress of type v1.NetworkPolicyIngressRule'],
    ['spec: {egress: [{to: x}]}', 'NetworkPolicyEgressRule.spec.egress.to of type []v1.NetworkPolicyPeer'],
    [
      'spec: {podSelector: {matchExpressions: [{key: a, operator: In, values: a}]}}',
      'LabelSelectorRequirement.spec.podSelector.matchExpressions.values of type []string',
    ],
    ['spec: {policyTypes: Ingress}', 'NetworkPolicySpec.spec.policyTypes of type []v1.PolicyType'],
    [
      'spec: {ingress: [{from: [{ipBlock: x}]}]}',
      'NetworkPolicyPeer.spec.ingress.from.ipBlock of type v1.IPBlock',
    ],
  ];
  for (const [text, target] of expected) {
    it(text, () => {
      const details = findProblems(POLICY + text).map(({ api }) => api?.detail);
      assert.deepEqual(details, [`json: cannot unmarshal string into Go struct field ${target}`]);
    });
  }

  it('tells the size of a number that does not fit', () => {
    const [problem] = findProblems(`${POLICY}spec: {ingress: [{ports: [{port: 80, endPort: 4294967296}]}]}`);
    assert.equal(
      problem?.api?.detail,
      'json: cannot unmarshal number 4294967296 into Go struct field NetworkPolicyPort.spec.ingress.ports.endPort of type int32',
    );
  });

  it('tells a time that is none', () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: web, creationTimestamp: yesterday }';
    assert(
      findProblems(text)[0]?.api?.detail.startsWith(
        'parsing time "yesterday" as "2006-01-02T15:04:05Z07:00"',
      ),
    );
    assert.deepEqual(findProblems(text.replace('yesterday', '"2030-01-01T00:00:00Z"')), []);
    assert.deepEqual(findProblems(text.replace('yesterday', 'null')), []);
  });
});

describe('checkUnit, one mistake is told once', () => {
  /** The rules and paths of what is found, in the server's order. */
  const check = (text: string, expected: readonly string[]): void => {
    const found = findProblems(text).map(({ rule, path }) => `${rule} ${path ?? ''}`);
    assert.deepEqual(found, expected);
  };

  it('a peer of the wrong type is not also an empty one', () => {
    check(`${POLICY}spec: {ingress: [{from: [web, {podSelector: web}]}]}`, [
      'api-wrong-type spec.ingress[0].from[0]',
      'api-wrong-type spec.ingress[0].from[1].podSelector',
    ]);
  });

  it('a name, CIDR, operator or key of the wrong type is not also missing', () => {
    check('apiVersion: v1\nkind: Pod\nmetadata: { name: 1 }', ['api-wrong-type metadata.name']);
    check(`${POLICY}spec: {ingress: [{from: [{ipBlock: {cidr: 10}}]}]}`, [
      'api-wrong-type spec.ingress[0].from[0].ipBlock.cidr',
    ]);
    check(`${POLICY}spec: {podSelector: {matchExpressions: [{key: 1, operator: 2, values: 3}]}}`, [
      'api-wrong-type spec.podSelector.matchExpressions[0].key',
      'api-wrong-type spec.podSelector.matchExpressions[0].operator',
      'api-wrong-type spec.podSelector.matchExpressions[0].values',
    ]);
  });

  it('a port of the wrong type is not missing for its `endPort`', () => {
    check(`${POLICY}spec: {ingress: [{ports: [{port: 80.5, endPort: 90}]}]}`, [
      'api-wrong-type spec.ingress[0].ports[0].port',
    ]);
  });

  it('a mistake hides no other', () => {
    check(
      'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nspec: {policyTypes: [x], ingress: 1, podSelectors: {}}',
      [
        'api-wrong-type spec.ingress',
        'api-unknown-field spec.podSelectors',
        'api-required metadata.name',
        'api-unsupported-value spec.policyTypes[0]',
      ],
    );
  });

  it('a merged entry that a written one overrides is no duplicate', () => {
    const labels = 'metadata: { name: web, labels: &l { app: a }, annotations: { <<: *l, app: b } }';
    check(`apiVersion: v1\nkind: Pod\n${labels}`, []);
  });
});

describe('checkUnit, what it leaves alone', () => {
  it('policies of other APIs with the same name', () => {
    const calico =
      'apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nmetadata: { name: a }\nspec: { selector: all() }';
    assert.deepEqual(findProblems(calico), []);
  });

  it('kustomizations, and what is no resource', () => {
    assert.deepEqual(findProblems('kind: Kustomization\napiVersion: kustomize.config.k8s.io/v1beta1'), []);
    assert.deepEqual(findProblems('- a\n- b'), []);
    assert.deepEqual(findProblems('text'), []);
  });

  it('JSON is YAML', () => {
    const json =
      '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web"},"spec":{"policyTypes":["Ingress"]}}';
    assert.deepEqual(findProblems(json), []);
  });
});

describe('checkUnit, hostile input', () => {
  it('ten thousand labels and peers', () => {
    const labels = Array.from({ length: 10_000 }, (_, index) => `k${index}: v`).join(', ');
    const peers = Array.from({ length: 10_000 }, () => '{ipBlock: {cidr: 10.0.0.0/33}}').join(', ');
    const text = `${POLICY}spec: {podSelector: {matchLabels: {${labels}}}, ingress: [{from: [${peers}]}]}`;
    assert.equal(findProblems(text).length, 10_000);
  });

  it('annotations over the limit', () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata: { name: a, annotations: { a: "${'ü'.repeat(131_072)}" } }`;
    const [problem] = findProblems(text);
    assert.equal(problem?.api?.type, 'FieldValueTooLong');
    assert.equal(problem.api.detail, 'may not be more than 262144 bytes');
    assert.deepEqual(findProblems(text.replace('ü', '')), []);
  });
});
