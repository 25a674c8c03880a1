/**
 * Two generated states of one cluster, for properties of their difference.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DiffSide } from '../../engine/src/reachability/alignSides.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { generatedCluster, type GeneratedCluster } from './generatedCluster.ts';
import { writeCluster, writeOptions } from './writeCluster.ts';

export const RUNS = 800;
const SEED = Number(process.env['PODGATE_SEED'] ?? 20_261_121);

/** Two states of one cluster: the same plugin and ranges, other policies, and perhaps other pods. */
const twoStates = fc
  .tuple(generatedCluster, generatedCluster, fc.boolean())
  .map(([before, { policies, workloads, namespaces }, changesPods]): [GeneratedCluster, GeneratedCluster] => [
    before,
    changesPods ? { ...before, policies, workloads, namespaces } : { ...before, policies },
  ]);

export function checkStates(
  check: (before: GeneratedCluster, after: GeneratedCluster, pick: (count: number) => number) => void,
): void {
  const property = fc.property(twoStates, fc.infiniteStream(fc.nat()), ([before, after], stream) => {
    check(before, after, (count) => Number(stream.next().value) % count);
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
}

export function openSide(cluster: GeneratedCluster): DiffSide {
  const [scope] = openFixture(writeCluster(cluster), writeOptions(cluster)).scopes;
  assert(scope !== undefined);
  return scope;
}
