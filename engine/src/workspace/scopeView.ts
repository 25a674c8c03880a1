/**
 * One scope of a snapshot. Joining and compiling happen when they are first asked for, once, or before that in steps
 * where a host prepares them; a snapshot that shares the view with the one before it shares these results too.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Duplicate } from '../cluster/dropDuplicates.ts';
import { joinClusterInSteps, type JoinedCluster, type JoinInput } from '../cluster/joinCluster.ts';
import type { Scope } from '../cluster/scope.ts';
import type { Settings } from '../config/settings.ts';
import { checkScopeInSteps, type ScopeMemory, type ScopeProblems } from '../lint/checkScope.ts';
import { RULES } from '../lint/rules/index.ts';
import { ScopeFacts } from '../lint/scopeFacts.ts';
import { createReachabilityInSteps } from '../reachability/createReachability.ts';
import type { Reachability } from '../reachability/reachability.ts';
import { finishSteps, type Steps } from '../text/steps.ts';

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
  /** The same in steps. */
  checkInSteps(): Steps<ScopeProblems>;
  /** Whether `cluster` and `duplicates` are there already. */
  readonly isJoined: boolean;
  /** Makes them, in steps. */
  join(): Steps<void>;
  /** Whether `reachability` is there already. */
  readonly isCompiled: boolean;
  /** Makes it, in steps. */
  compile(): Steps<void>;
  /** Whether there is also what its first row needs, which findings do not. */
  readonly hasRows: boolean;
  /** Makes that, in steps. */
  prepareRows(): Steps<void>;
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
  /** The view that is being compiled: its result is nearer than `reachability` once it is there. */
  readonly underWay: LazyScopeView | undefined;
}

class LazyScopeView implements ScopeView {
  readonly name: string;
  readonly namespace: string;
  readonly #input: JoinInput;
  /** Given up as soon as it has served. */
  #before: Results | undefined;
  #joined: JoinedCluster | undefined;
  #reachability: Reachability | undefined;
  #checked: ScopeProblems | undefined;
  readonly #settings: Settings;
  /** What rules found before an edit; given up as soon as it has served. */
  #checkedBefore: ScopeMemory | undefined;
  #isUnderWay = false;
  #hasRows = false;

  constructor(scope: Scope, settings: Settings, before: Results | undefined) {
    this.#before = before;
    this.#settings = settings;
    this.#checkedBefore = before?.checked;
    this.name = scope.name;
    this.namespace = scope.namespace;
    this.#input = {
      resources: scope.resources,
      settings: { profile: scope.profile, clusterCidrs: settings.clusterCidrs },
      namespace: scope.namespace,
      incompleteness: scope.incompleteness,
    };
  }

  /** Not the view before as a whole, which would keep all views that ever were. */
  get results(): Results {
    return {
      joined: this.#joined ?? this.#before?.joined,
      reachability: this.#reachability ?? this.#before?.reachability,
      checked: this.#checked?.memory ?? this.#checkedBefore,
      underWay: this.#isUnderWay ? this : this.#before?.underWay,
    };
  }

  get cluster(): Cluster {
    return finishSteps(this.#join()).cluster;
  }

  get duplicates(): readonly Duplicate[] {
    return finishSteps(this.#join()).duplicates;
  }

  get reachability(): Reachability {
    return finishSteps(this.#compile());
  }

  get isJoined(): boolean {
    return this.#joined !== undefined;
  }

  get isCompiled(): boolean {
    return this.#reachability !== undefined;
  }

  *join(): Steps<void> {
    yield* this.#join();
  }

  *compile(): Steps<void> {
    yield* this.#compile();
  }

  get hasRows(): boolean {
    return this.#hasRows;
  }

  *prepareRows(): Steps<void> {
    const reachability = yield* this.#compile();
    yield* reachability.prepareRows();
    this.#hasRows = true;
  }

  /** Asked for a second time while it is under way, it is done twice, and the first result counts. */
  *#join(): Steps<JoinedCluster> {
    if (this.#joined === undefined) {
      const joined = yield* joinClusterInSteps(this.#input, this.#before?.joined);
      this.#joined ??= joined;
    }
    return this.#joined;
  }

  *#compile(): Steps<Reachability> {
    if (this.#reachability === undefined) {
      const { cluster } = yield* this.#join();
      const before = this.#before?.underWay?.results.reachability ?? this.#before?.reachability;
      this.#isUnderWay = true;
      try {
        const reachability = yield* createReachabilityInSteps(cluster, before);
        this.#reachability ??= reachability;
        this.#before = undefined;
      } finally {
        this.#isUnderWay = false;
      }
    }
    return this.#reachability;
  }

  get checked(): ScopeProblems {
    return this.#checked ?? finishSteps(this.checkInSteps());
  }

  *checkInSteps(): Steps<ScopeProblems> {
    if (this.#checked === undefined) {
      const { cluster } = yield* this.#join();
      const reachability = yield* this.#compile();
      const facts = new ScopeFacts(cluster, reachability, this.#settings, this.namespace);
      const checked = yield* checkScopeInSteps(facts, RULES, this.#checkedBefore);
      this.#checked ??= checked;
      this.#checkedBefore = undefined;
    }
    return this.#checked;
  }
}
