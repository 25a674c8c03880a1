/**
 * How large a matrix may be so that somebody can still look at it, in an editor or in a report.
 */
import type { DiffSide } from '../../engine/src/index.ts';
import type { MatrixTooLarge } from '../../protocol/src/matrix.ts';

/** Twenty-five million pairs of workloads: the page can draw them, and nobody can look at more. */
export const MATRIX_WORKLOADS_MAX = 5000;
/** With the ranges of addresses, which blocks of policies may cut into thousands. */
const ENDPOINTS_MAX = 8000;

/** What is too large about a scope; `undefined` where nothing is. */
export function findTooLarge({ cluster, reachability }: DiffSide): MatrixTooLarge | undefined {
  const workloadCount = cluster.workloads.length;
  const endpointCount = reachability.endpoints.length;
  return workloadCount <= MATRIX_WORKLOADS_MAX && endpointCount <= ENDPOINTS_MAX
    ? undefined
    : { workloadCount, endpointCount, workloadsMax: MATRIX_WORKLOADS_MAX, endpointsMax: ENDPOINTS_MAX };
}
