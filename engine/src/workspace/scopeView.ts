/**
 * One scope of a snapshot. Joining and compiling happen when they are first asked for, once; a snapshot that shares
 * the view with the one before it shares these results too.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Duplicate } from '../cluster/dropDuplicates.ts';
import { joinCluster, type JoinedCluster } from '../cluster/joinCluster.ts';
import type { Scope } from '../cluster/scope.ts';
import type { Settings } from '../config/settings.ts';
import { createReachability } from '../reachability/createReachability.ts';
import type { Reachability } from '../reachability/reachability.ts';

/** A set of manifests that forms one cluster. */
export interface ScopeView {
  readonly name: string;
  /** Namespace of its manifests that name none. */
  readonly namespace: string;
  readonly cluster: Cluster;
  /** Computed when first asked for. */
  readonly reachability: Reachability;
  /** Manifests that do not count because another of the same identity does. */
  readonly duplicates: readonly Duplicate[];
}

/** The view of a scope under the settings. */
export function createScopeView(scope: Scope, settings: Settings): ScopeView {
  return new LazyScopeView(scope, settings);
}

class LazyScopeView implements ScopeView {
  readonly name: string;
  readonly namespace: string;
  readonly #join: () => JoinedCluster;
  #joined: JoinedCluster | undefined;
  #reachability: Reachability | undefined;

  constructor(scope: Scope, settings: Settings) {
    this.name = scope.name;
    this.namespace = scope.namespace;
    this.#join = () =>
      joinCluster({
        resources: scope.resources,
        settings: { profile: scope.profile, clusterCidrs: settings.clusterCidrs },
        namespace: scope.namespace,
        incompleteness: scope.incompleteness,
      });
  }

  get cluster(): Cluster {
    return this.#getJoined().cluster;
  }

  get duplicates(): readonly Duplicate[] {
    return this.#getJoined().duplicates;
  }

  get reachability(): Reachability {
    this.#reachability ??= createReachability(this.cluster);
    return this.#reachability;
  }

  #getJoined(): JoinedCluster {
    this.#joined ??= this.#join();
    return this.#joined;
  }
}
