/**
 * Whether selectors contain each other, against a look at every pod there could be: each label is absent, or has one of the
 * values that a selector names, or another one.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchSelector } from '../../engine/src/k8s/labelSelector.ts';
import type { LabelSelector, Requirement } from '../../engine/src/k8s/resource.ts';
import { Effort } from '../../engine/src/lint/effort.ts';
import { isContained } from '../../engine/src/lint/selectorContainment.ts';
import type { PodMatcher } from '../../engine/src/policy/policy.ts';

const RUNS = 5_000;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_126);
const NOWHERE = { start: 0, end: 0 };
const KEYS = ['app', 'tier', 'zone'];
const NAMED = ['a', 'b', 'c'];

const requirement: fc.Arbitrary<Requirement> = fc.record({
  key: fc.constantFrom(...KEYS),
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.subarray(NAMED, { minLength: 1 }),
  span: fc.constant(NOWHERE),
});
const selector: fc.Arbitrary<LabelSelector> = fc
  .array(requirement, { maxLength: 3 })
  .map((requirements) => ({ requirements, isPartial: false, span: NOWHERE }));

const PODS = KEYS.reduce<readonly (readonly [string, string][])[]>(
  (pods, key) =>
    pods.flatMap((pod) => [
      pod,
      ...[...NAMED, 'another'].map((value): [string, string][] => [...pod, [key, value]]),
    ]),
  [[]],
).map((labels) => ({ known: new Map(labels), isOpen: false }));

function ofShop(pods: LabelSelector): PodMatcher {
  return { namespaces: { type: 'name', name: 'shop' }, pods };
}

describe('containment of selectors', () => {
  it(`is what going through all pods says (${RUNS} cases)`, () => {
    const seen = { yes: 0, no: 0 };
    const property = fc.property(selector, fc.array(selector, { maxLength: 6 }), (inner, outers) => {
      const expected = PODS.filter((pod) => matchSelector(inner, pod) === 'yes').every((pod) =>
        outers.some((outer) => matchSelector(outer, pod) === 'yes'),
      );
      seen[expected ? 'yes' : 'no']++;
      assert.equal(isContained(ofShop(inner), outers.map(ofShop), new Effort(100_000)), expected);
    });
    fc.assert(property, { numRuns: RUNS, seed: SEED });
    assert.ok(RUNS / 10 < Math.min(seen.yes, seen.no), JSON.stringify(seen));
  });

  it('says no where the search is given up', () => {
    const [inner, outer] = ['app', 'tier'].map((key) =>
      ofShop({
        requirements: [{ key, operator: 'Exists', values: [], span: NOWHERE }],
        isPartial: false,
        span: NOWHERE,
      }),
    );
    assert.ok(inner !== undefined && outer !== undefined);
    assert.equal(isContained(inner, [outer, inner], new Effort(2)), true);
    assert.equal(isContained(inner, [outer, inner], new Effort(1)), false);
  });
});
