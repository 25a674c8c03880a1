/**
 * What the API server says when one policy replaces another.
 */
import assert from 'node:assert/strict';
import type { YamlMap } from '../yaml/node.ts';
import { parseUnit } from '../yaml/parse.ts';
import { formatApiError } from '../../../test/conformance/formatApiError.ts';
import { validateUpdate } from './validateUpdate.ts';

const POLICY = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
`;

function parsePolicy(text: string): YamlMap {
  const { value } = parseUnit(POLICY + text);
  assert(value?.type === 'map');
  return value;
}

/** The server's words about an update of `old` to `updated` with strict validation. */
function checkUpdate(old: string, updated: string, expected: readonly string[]): void {
  const problems = validateUpdate(parsePolicy(old), parsePolicy(updated));
  const holding = problems.filter(({ versions }) => versions?.beforeMinor === undefined);
  const words = holding.flatMap(({ api }) => (api === undefined ? [] : [formatApiError(api)]));
  assert.deepEqual(words, expected);
}

const NAMED = 'metadata: { name: web, namespace: shop }\n';

describe('validateUpdate', () => {
  it('an unchanged policy is fine', () => checkUpdate(NAMED, NAMED, []));

  it('name and namespace cannot change', () => {
    checkUpdate(NAMED, 'metadata: { name: db, namespace: other }', [
      'metadata.name: Invalid value: "db": field is immutable',
      'metadata.namespace: Invalid value: "other": field is immutable',
    ]);
  });

  it('what the server fills in may be left out, but not changed', () => {
    const old = 'metadata: { name: web, uid: a, generation: 3, creationTimestamp: "2030-01-01T00:00:00Z" }';
    checkUpdate(old, 'metadata: { name: web }', []);
    checkUpdate(old, 'metadata: { name: web, uid: b, generation: 2 }', [
      'metadata.generation: Invalid value: 2: must not be decremented',
      'metadata.uid: Invalid value: "b": field is immutable',
    ]);
  });

  it('an object that is being deleted takes no new finalizers', () => {
    const old = 'metadata: { name: web, finalizers: [a/b], deletionTimestamp: "2030-01-01T00:00:00Z" }';
    checkUpdate(old, 'metadata: { name: web, finalizers: [a/b, c/d] }', [
      'metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, ' +
        'found new finalizers []string{"c/d"}',
    ]);
  });

  it('a CIDR that was there before may keep its form, wherever it was; V15 still holds', () => {
    const old = `${NAMED}spec: { egress: [{ to: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.2.3/24] } }] }] }`;
    const kept = `${NAMED}spec: { ingress: [{ from: [{ ipBlock: { cidr: 10.1.2.3/24, except: [10.1.2.3/24] } }] }] }`;
    const field = 'spec.ingress[0].from[0].ipBlock';
    const ambiguous =
      'CIDR value "10.1.2.3/24" is ambiguous in this context (should be "10.1.2.0/24" or "10.1.2.3/32"?)';
    checkUpdate(old, kept, [
      `${field}.cidr: ${ambiguous}`,
      `${field}.except[0]: ${ambiguous}`,
      `${field}.except[0]: Invalid value: "10.1.2.3/24": must be a strict subset of \`cidr\``,
    ]);
  });

  it('bad values in selectors may stay when the subject selector was already invalid (L7)', () => {
    const bad = `${NAMED}spec: { podSelector: { matchExpressions: [{ key: a, operator: In, values: [-x] }] } }`;
    checkUpdate(bad, bad, []);
    const problems = validateUpdate(parsePolicy(NAMED), parsePolicy(bad));
    assert.equal(problems[0]?.api?.field, 'spec.podSelector.matchExpressions[0].values[0]');
  });
});
