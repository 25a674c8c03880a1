/**
 * Makes the answers about one cluster. Compiling happens here, once; rows and decisions are computed on demand.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Reachability } from './reachability.ts';

/** Compiles the cluster's policies and answers from them. */
export function createReachability(cluster: Cluster): Reachability {
  throw new Error(`not built yet: ${cluster.profile.name}`);
}
