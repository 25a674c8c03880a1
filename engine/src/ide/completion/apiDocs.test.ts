/**
 * Whether there are words about everything that a policy's `spec` consists of. What they say is read by people.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { NETWORK_POLICY } from '../../k8s/networkPolicySchema.ts';
import type { FieldType } from '../../k8s/schema.ts';
import { FIELD_DOCS, KNOWN_VALUES } from './apiDocs.ts';

/** By name, all that a policy's `spec` consists of; values by the type that they are of. */
function listNames(type: FieldType): readonly string[] {
  switch (type.type) {
    case 'object':
      return [...type.fields].flatMap(([key, field]) => [`${type.goType}.${key}`, ...listNames(field)]);
    case 'list':
      return listNames(type.items);
    case 'string':
      return type.goType === 'string' ? [] : [type.goType];
    default:
      return [];
  }
}

describe('words about the API', () => {
  it('are there for each field of a spec, and for the values of each type that has a few', () => {
    const spec = NETWORK_POLICY.fields.get('spec');
    assert(spec !== undefined);
    const names = listNames(spec);
    assert(names.includes('v1.NetworkPolicyPort.endPort') && names.includes('v1.PolicyType'));
    assert.deepEqual(
      names.filter((name) => !FIELD_DOCS.has(name) && !KNOWN_VALUES.has(name)),
      [],
    );
  });
});
