/**
 * What is read from a NetworkPolicy: the defaults of the API server, and that nothing it would refuse is dropped.
 * Answers are written in a short form of the lowered policy (`show…` below).
 */
import assert from 'node:assert/strict';
import { parseUnit } from '../yaml/parse.ts';
import { lowerUnit } from './lowerUnit.ts';
import type {
  LabelSelector,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicyRule,
  NetworkPolicySpec,
} from './resource.ts';

function lowerSpec(spec: string): NetworkPolicySpec {
  const indented = spec.replaceAll('\n', '\n  ');
  const text = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\n${indented}\n`;
  const { value } = parseUnit(text);
  assert(value !== undefined);
  const [policy] = lowerUnit(value, { file: 'web.yaml', unitIndex: 0 }).value;
  assert(policy?.type === 'networkPolicy');
  return policy.spec;
}

function showSelector({ requirements, isPartial }: LabelSelector): string {
  const parts = requirements.map(({ key, operator, values }) =>
    operator === 'In' || operator === 'NotIn'
      ? `${key} ${operator} ${values.join('|')}`
      : `${key} ${operator}`,
  );
  return `{${[...parts, ...(isPartial ? ['?'] : [])].join(', ')}}`;
}

function showPeer(peer: NetworkPolicyPeer): string {
  switch (peer.type) {
    case 'unreadable':
      return '?';
    case 'ipBlock':
      return [peer.cidr, ...peer.except].map((block) => block.text).join(' - ');
    case 'pods': {
      const pods = peer.podSelector && `pods ${showSelector(peer.podSelector)}`;
      const namespaces = peer.namespaceSelector && `namespaces ${showSelector(peer.namespaceSelector)}`;
      return [pods, namespaces].filter((part) => part !== undefined).join(' & ');
    }
  }
}

function showPort(port: NetworkPolicyPort): string {
  switch (port.type) {
    case 'unreadable':
      return '?';
    case 'named':
      return `${port.protocol} "${port.name}"`;
    case 'range':
      return `${port.protocol} ${port.from}-${port.to}`;
  }
}

function showRule({ peers, ports }: NetworkPolicyRule): string {
  const showAll = <T>(items: readonly T[] | undefined, show: (item: T) => string): string =>
    items === undefined ? 'any' : `[${items.map(show).join('; ')}]`;
  return `${showAll(peers, showPeer)} on ${showAll(ports, showPort)}`;
}

/** Checks the directions in force and the number of rules of each direction. */
function checkTypes(spec: string, expected: string): void {
  it(`${spec.replaceAll('\n', ' ')} is ${expected}`, () => {
    const { policyTypes, ingress, egress } = lowerSpec(spec);
    assert.equal(`${policyTypes.join('+')} ${ingress.length}/${egress.length}`, expected);
  });
}

function checkRules(rules: string, ...expected: readonly string[]): void {
  it(`${rules} is ${expected.join(', ')}`, () => {
    assert.deepEqual(lowerSpec(`spec:\n  ingress: ${rules}`).ingress.map(showRule), expected);
  });
}

function checkPeer(peer: string, expected: string): void {
  checkRules(`[{from: [${peer}]}]`, `[${expected}] on any`);
}

function checkPort(port: string, expected: string): void {
  checkRules(`[{ports: [${port}]}]`, `any on [${expected}]`);
}

function checkSelector(selector: string, expected: string): void {
  it(`${selector} is ${expected}`, () => {
    assert.equal(showSelector(lowerSpec(`spec:\n  podSelector: ${selector}`).podSelector), expected);
  });
}

describe('lowerNetworkPolicy, directions in force (S5)', () => {
  checkTypes('spec: {}', 'ingress 0/0');
  checkTypes('', 'ingress 0/0');
  checkTypes('spec:', 'ingress 0/0');
  checkTypes('spec: {policyTypes: []}', 'ingress 0/0');
  checkTypes('spec: {policyTypes: null, egress: [{}]}', 'ingress+egress 0/1');
  checkTypes('spec: {egress: []}', 'ingress 0/0');
  checkTypes('spec: {policyTypes: [Egress]}', 'egress 0/0');
  checkTypes('spec: {policyTypes: [Egress], ingress: [{}]}', 'egress 1/0');
  checkTypes('spec: {policyTypes: [Egress, Ingress, Egress]}', 'egress+ingress 0/0');
  // Refused by the server: what can be understood counts.
  checkTypes('spec: {policyTypes: [Egress, ingress]}', 'egress 0/0');
  checkTypes('spec: {policyTypes: [egress]}', 'ingress 0/0');
  checkTypes('spec: {policyTypes: Egress}', 'egress 0/0');

  it('shows where the types are written, not where they are left out', () => {
    assert.equal(lowerSpec('spec: {policyTypes: []}').policyTypesSpan, undefined);
    assert.notEqual(lowerSpec('spec: {policyTypes: [Ingress]}').policyTypesSpan, undefined);
  });

  it('may isolate anything in any direction when the spec is no map', () => {
    const { podSelector, policyTypes } = lowerSpec('spec: web');
    assert.deepEqual([showSelector(podSelector), policyTypes], ['{?}', ['ingress', 'egress']]);
  });
});

describe('lowerNetworkPolicy, rules', () => {
  checkRules('[]');
  checkRules('null');
  // A rule without restrictions matches everything (S8); blank is the same as absent.
  checkRules('[{}]', 'any on any');
  checkRules('[null]', 'any on any');
  checkRules('[{from: [], ports: []}]', 'any on any');
  checkRules('[{from: null, ports: null}]', 'any on any');
  // Something else than a list, a rule or a list of peers may be anything.
  checkRules('{from: []}', '[?] on any');
  checkRules('[web, {}]', '[?] on any', 'any on any');
  checkRules('[{from: {podSelector: {}}, ports: {port: 80}}]', '[?] on [?]');

  it('counts rules as they are written', () => {
    assert.deepEqual(
      lowerSpec('spec: {egress: [{}, x, {to: []}]}').egress.map((rule) => rule.index),
      [0, 1, 2],
    );
  });
});

describe('lowerNetworkPolicy, peers', () => {
  checkPeer('{podSelector: {}}', 'pods {}');
  checkPeer('{namespaceSelector: {}}', 'namespaces {}');
  checkPeer(
    '{podSelector: {matchLabels: {a: b}}, namespaceSelector: {matchLabels: {c: d}}}',
    'pods {a In b} & namespaces {c In d}',
  );
  // A blank selector is absent: only the other one is left.
  checkPeer('{podSelector: {}, namespaceSelector: }', 'pods {}');
  checkPeer('{podSelector: {matchLabels: x}}', 'pods {?}');
  checkPeer('{podSelector: x}', 'pods {?}');
  // V8, V9
  checkPeer('{}', '?');
  checkPeer('null', '?');
  checkPeer('{podSelector: null}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}', '?');
  checkPeer('web', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8}}', '10.0.0.0/8');
  checkPeer(
    '{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16, 10.2.0.0/16]}}',
    '10.0.0.0/8 - 10.1.0.0/16 - 10.2.0.0/16',
  );
  checkPeer('{ipBlock: {cidr: "2001:db8::/32", except: null}}', '2001:db8::/32');
  // V10, V11, V15: an exception that is not understood leaves the whole block open to doubt.
  checkPeer('{ipBlock: {}}', '?');
  checkPeer('{ipBlock: 10.0.0.0/8}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0}}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0]}}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8, except: 10.1.0.0/16}}', '?');
  checkPeer('{ipBlock: {cidr: 10.0.0.0/8, except: [null]}}', '?');
});

describe('lowerNetworkPolicy, ports', () => {
  checkPort('{port: 80}', 'TCP 80-80');
  checkPort('{port: 80, protocol: UDP}', 'UDP 80-80');
  checkPort('{protocol: SCTP}', 'SCTP 1-65535');
  checkPort('{protocol: null}', 'TCP 1-65535');
  checkPort('{}', 'TCP 1-65535');
  checkPort('null', 'TCP 1-65535');
  checkPort('{port: 80, endPort: 90}', 'TCP 80-90');
  checkPort('{port: 80, endPort: 80}', 'TCP 80-80');
  // kubectl reads YAML 1.1.
  checkPort('{port: 80.0}', 'TCP 80-80');
  checkPort('{port: 0x50}', 'TCP 80-80');
  checkPort('{port: http}', 'TCP "http"');
  checkPort('{port: "80", protocol: UDP}', 'UDP "80"');
  // V1-V6
  checkPort('{port: 80, protocol: tcp}', '?');
  checkPort('{port: 80, protocol: ""}', '?');
  checkPort('{port: 80, protocol: 6}', '?');
  checkPort('{port: 0}', '?');
  checkPort('{port: 65536}', '?');
  checkPort('{port: 80.5}', '?');
  checkPort('{port: yes}', '?');
  checkPort('{port: [80]}', '?');
  checkPort('{port: 80, endPort: 79}', '?');
  checkPort('{port: 80, endPort: 65536}', '?');
  checkPort('{port: 80, endPort: "90"}', '?');
  checkPort('{port: http, endPort: 90}', '?');
  checkPort('{endPort: 90}', '?');
  checkPort('80', '?');
});

describe('lowerNetworkPolicy, selectors', () => {
  checkSelector('', '{}');
  checkSelector('{}', '{}');
  checkSelector('{matchLabels: null, matchExpressions: null}', '{}');
  checkSelector('{matchLabels: {a: b, c: d}}', '{a In b, c In d}');
  // The text as written; that the server wants strings is the checks' business.
  checkSelector('{matchLabels: {version: 1, on: yes}}', '{version In 1, true In yes}');
  checkSelector('{matchLabels: {a: , b: ""}}', '{a In , b In }');
  checkSelector('{matchLabels: {__proto__: x, constructor: y}}', '{__proto__ In x, constructor In y}');
  // The last of two equal keys counts, as for every reader of Kubernetes.
  checkSelector('{matchLabels: {a: b, a: c}}', '{a In c}');
  checkSelector('{matchExpressions: [{key: a, operator: In, values: [x, y]}]}', '{a In x|y}');
  checkSelector('{matchExpressions: [{key: a, operator: NotIn, values: [x]}]}', '{a NotIn x}');
  checkSelector('{matchExpressions: [{key: a, operator: Exists}]}', '{a Exists}');
  checkSelector('{matchExpressions: [{key: a, operator: DoesNotExist, values: []}]}', '{a DoesNotExist}');
  // L3-L5: what is left without the broken part would select more.
  checkSelector('{matchLabels: {b: c}, matchExpressions: [{key: a, operator: In}]}', '{b In c, ?}');
  checkSelector('{matchExpressions: [{key: a, operator: Exists, values: [x]}]}', '{?}');
  checkSelector('{matchExpressions: [{key: a, operator: in, values: [x]}]}', '{?}');
  checkSelector('{matchExpressions: [{operator: Exists}]}', '{?}');
  checkSelector('{matchExpressions: [{key: a, operator: In, values: x}]}', '{?}');
  checkSelector('{matchExpressions: [{key: a, operator: In, values: [[x]]}]}', '{?}');
  checkSelector('{matchExpressions: {key: a}}', '{?}');
  checkSelector('{matchLabels: [a]}', '{?}');
  checkSelector('{matchLabels: {a: [b], c: d}}', '{c In d, ?}');
  checkSelector('[]', '{?}');
});
