/**
 * Refuses to write a page that nobody could look at, and says how large one may be.
 */
import type { DiffSide } from '../../../engine/src/index.ts';
import { findTooLarge } from '../../../wire/src/matrixLimits.ts';
import { UsageError } from '../exitCode.ts';
import { countText } from '../output/countText.ts';

/** Throws `UsageError` where the scope is too large. */
export function refuseTooLarge(name: string, side: DiffSide): void {
  const tooLarge = findTooLarge(side);
  if (tooLarge !== undefined) {
    const { workloadCount, endpointCount, workloadsMax, endpointsMax } = tooLarge;
    const addressCount = endpointCount - workloadCount;
    throw new UsageError(
      `${name} has ${countText(workloadCount, 'workload', 'workloads')} and ` +
        `${countText(addressCount, 'range', 'ranges')} of addresses; --format html shows up to ${workloadsMax} ` +
        `workloads and ${endpointsMax} ends in all. Choose folders or a scope, or another format`,
    );
  }
}
