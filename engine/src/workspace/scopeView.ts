/**
 * One scope of a snapshot. Joining and compiling happen when they are first asked for, once; a snapshot that shares
 * the view with the one before it shares these results too.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Duplicate } from '../cluster/dropDuplicates.ts';
import { joinCluster, type JoinedCluster } from '../cluster/joinCluster.ts';
import type { Scope } from '../cluster/scope.ts';
import type { Settings } from '../config/settings.ts';
import { checkScopeInSteps, type ScopeMemory, type ScopeProblems } from '../lint/checkScope.ts';
import { RULES } from '../lint/rules/index.ts';
import { ScopeFacts } from '../lint/scopeFacts.ts';
import { createReachability } from '../reachability/createReachability.ts';
import type { Reachability } from '../reachability/reachability.ts';
import { finishSteps } from '../text/finishSteps.ts';

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
  /** What rules about the cluster found. Computed when first asked for. */
  readonly checked: ScopeProblems;
  /** The same with a step for each piece of work, so that a host can pause between two of them. */
  checkInSteps(): Generator<void, ScopeProblems, undefined>;
}

/** The view of a scope under the settings. `before` is the scope's view before an edit, to share what is the same. */
export function createScopeView(scope: Scope, settings: Settings, before?: ScopeView): ScopeView {
  return new LazyScopeView(scope, settings, before instanceof LazyScopeView ? before.results : undefined);
}

/** What a view has computed so far, or else what it was given to start from. */
interface Results {
  readonly joined: JoinedCluster | undefined;
  readonly reachability: Reachability | undefined;
  readonly checked: ScopeMemory | undefined;
}

class LazyScopeView implements ScopeView {
  readonly name: string;
  readonly namespace: string;
  readonly #join: () => JoinedCluster;
  /** Given up as soon as it has served. */
  #before: Results | undefined;
  #joined: JoinedCluster | undefined;
  #reachability: Reachability | undefined;
  #checked: ScopeProblems | undefined;
  readonly #settings: Settings;
  /** What rules found before an edit; given up as soon as it has served. */
  #checkedBefore: ScopeMemory | undefined;

  constructor(scope: Scope, settings: Settings, before: Results | undefined) {
    this.#before = before;
    this.#settings = settings;
    this.#checkedBefore = before?.checked;
    this.name = scope.name;
    this.namespace = scope.namespace;
    this.#join = () =>
      joinCluster(
        {
          resources: scope.resources,
          settings: { profile: scope.profile, clusterCidrs: settings.clusterCidrs },
          namespace: scope.namespace,
          incompleteness: scope.incompleteness,
        },
        before?.joined,
      );
  }

  /** Not the view before as a whole, which would keep all views that ever were. */
  get results(): Results {
    return {
      joined: this.#joined ?? this.#before?.joined,
      reachability: this.#reachability ?? this.#before?.reachability,
      checked: this.#checked?.memory ?? this.#checkedBefore,
    };
  }

  get cluster(): Cluster {
    return this.#getJoined().cluster;
  }

  get duplicates(): readonly Duplicate[] {
    return this.#getJoined().duplicates;
  }

  get reachability(): Reachability {
    if (this.#reachability === undefined) {
      this.#reachability = createReachability(this.cluster, this.#before?.reachability);
      this.#before = undefined;
    }
    return this.#reachability;
  }

  get checked(): ScopeProblems {
    return this.#checked ?? finishSteps(this.checkInSteps());
  }

  *checkInSteps(): Generator<void, ScopeProblems, undefined> {
    if (this.#checked === undefined) {
      const facts = new ScopeFacts(this.cluster, this.reachability, this.#settings, this.namespace);
      this.#checked = yield* checkScopeInSteps(facts, RULES, this.#checkedBefore);
      this.#checkedBefore = undefined;
    }
    return this.#checked;
  }

  #getJoined(): JoinedCluster {
    this.#joined ??= this.#join();
    return this.#joined;
  }
}
