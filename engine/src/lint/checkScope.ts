/**
 * Runs the rules about a cluster over a scope. After an edit only those checks run again whose answers can be different:
 * those about policies by themselves while these are the same objects, those beside pods and Services while these are,
 * too. A rule that is switched off is not run at all.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { NetworkPolicy } from '../k8s/resource.ts';
import type { RuleId } from '../problem.ts';
import type { Steps } from '../text/steps.ts';
import type { ClusterCheck, ClusterProblem, Found, NamespacePolicies, RuleFailure } from './clusterCheck.ts';
import type { Rule } from './rule.ts';
import { runCheck } from './runCheck.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** What rules about the cluster found in a scope. */
export interface ScopeProblems {
  readonly problems: readonly ClusterProblem[];
  /** Each rule at most once. */
  readonly failures: readonly RuleFailure[];
  /** What the check after the next edit can take over; `undefined` where a rule failed. */
  readonly memory: ScopeMemory | undefined;
}

/** The answers of a scope's rules, by what they are about. */
export interface ScopeMemory {
  readonly circumstances: Circumstances;
  readonly policies: WeakMap<NetworkPolicy, PolicyAnswer>;
  readonly namespaces: ReadonlyMap<string, NamespaceAnswer>;
}

/** What answers follow from, besides policies; without the lookups of a scope, which are as large as the scope. */
type Circumstances = Pick<ScopeFacts, 'cluster' | 'settings' | 'defaultNamespace'>;

/** What rules found about a policy: looking at it alone, and beside everything that is no policy. */
interface PolicyAnswer {
  readonly alone: readonly ClusterProblem[];
  readonly beside: readonly ClusterProblem[];
}

/** The same about the policies of a namespace. */
interface NamespaceAnswer extends PolicyAnswer {
  readonly group: NamespacePolicies;
}

type CheckOf<Of extends ClusterCheck['of']> = Extract<ClusterCheck, { readonly of: Of }>;

/** Yields between two pieces of work, so that a host can pause. `before` is the check of the scope before an edit. */
export function* checkScopeInSteps(
  scope: ScopeFacts,
  rules: readonly Rule[],
  before?: ScopeMemory,
): Steps<ScopeProblems> {
  const run = new ScopeRun(scope, rules, before);
  yield* run.inSteps();
  return run.result();
}

/** Whether everything that is no policy is the same. */
function haveSameSurroundings(left: Circumstances, right: Circumstances): boolean {
  return (
    left.defaultNamespace === right.defaultNamespace &&
    SURROUNDINGS.every((field) => left.cluster[field] === right.cluster[field])
  );
}

const SURROUNDINGS: readonly (keyof Cluster)[] = [
  'namespaces',
  'workloads',
  'services',
  'entryRoutes',
  'gateways',
  'roleBindings',
  'incompleteness',
  'profile',
  'cidrs',
];

/** All rules over one scope. */
class ScopeRun {
  readonly #scope: ScopeFacts;
  readonly #rules: readonly Rule[];
  /** Answers under the same settings; others are as good as none. */
  readonly #before: ScopeMemory | undefined;
  readonly #isBesideKnown: boolean;
  readonly #policies: WeakMap<NetworkPolicy, PolicyAnswer>;
  readonly #namespaces = new Map<string, NamespaceAnswer>();
  readonly #problems: ClusterProblem[] = [];
  readonly #failures = new Map<RuleId, RuleFailure>();

  constructor(scope: ScopeFacts, rules: readonly Rule[], before: ScopeMemory | undefined) {
    this.#scope = scope;
    this.#rules = rules.filter(({ id, severity }) => (scope.settings.rules.get(id) ?? severity) !== 'off');
    this.#before = before?.circumstances.settings === scope.settings ? before : undefined;
    this.#isBesideKnown =
      this.#before !== undefined && haveSameSurroundings(this.#before.circumstances, scope);
    this.#policies = this.#before?.policies ?? new WeakMap<NetworkPolicy, PolicyAnswer>();
  }

  /** What a rule found before it failed is not to be trusted, either. */
  result(): ScopeProblems {
    const hasFailed = 0 < this.#failures.size;
    const { cluster, settings, defaultNamespace } = this.#scope;
    return {
      problems: hasFailed ? this.#problems.filter(({ rule }) => !this.#failures.has(rule)) : this.#problems,
      failures: [...this.#failures.values()],
      memory: hasFailed
        ? undefined
        : {
            circumstances: { cluster, settings, defaultNamespace },
            policies: this.#policies,
            namespaces: this.#namespaces,
          },
    };
  }

  *inSteps(): Steps<void> {
    yield* this.#checkPolicies();
    yield* this.#checkNamespaces();
    for (const [rule, check] of this.#rulesOf('scope')) {
      this.#problems.push(...this.#run(rule, undefined, () => check.run(this.#scope)));
      yield;
    }
  }

  *#checkPolicies(): Steps<void> {
    const alone = this.#rulesOf('manifest');
    const beside = this.#rulesOf('policy');
    for (const facts of this.#scope.policies) {
      const { resource } = facts;
      const known = this.#policies.get(resource);
      if (known !== undefined && this.#isBesideKnown) {
        this.#problems.push(...known.alone, ...known.beside);
        continue;
      }
      const answer: PolicyAnswer = {
        alone:
          known?.alone ??
          alone.flatMap(([rule, check]) => this.#run(rule, resource.file, () => check.run(facts))),
        beside: beside.flatMap(([rule, check]) =>
          this.#run(rule, resource.file, () => check.run(facts, this.#scope)),
        ),
      };
      this.#policies.set(resource, answer);
      this.#problems.push(...answer.alone, ...answer.beside);
      yield;
    }
  }

  *#checkNamespaces(): Steps<void> {
    const alone = this.#rulesOf('manifests');
    const beside = this.#rulesOf('namespace');
    for (const group of this.#scope.policiesByNamespace) {
      const known = this.#knownOf(group);
      if (known !== undefined && this.#isBesideKnown) {
        this.#namespaces.set(group.namespace, known);
        this.#problems.push(...known.alone, ...known.beside);
        continue;
      }
      const file = group.policies[0]?.resource.file;
      const answer: NamespaceAnswer = {
        group,
        alone:
          known?.alone ?? alone.flatMap(([rule, check]) => this.#run(rule, file, () => check.run(group))),
        beside: beside.flatMap(([rule, check]) => this.#run(rule, file, () => check.run(group, this.#scope))),
      };
      this.#namespaces.set(group.namespace, answer);
      this.#problems.push(...answer.alone, ...answer.beside);
      yield;
    }
  }

  #rulesOf<Of extends ClusterCheck['of']>(of: Of): readonly (readonly [RuleId, CheckOf<Of>])[] {
    return this.#rules.flatMap(({ id, check }) => (isCheckOf(check, of) ? [[id, check] as const] : []));
  }

  #run(rule: RuleId, file: string | undefined, check: () => Iterable<Found>): readonly ClusterProblem[] {
    if (this.#failures.has(rule)) {
      return [];
    }
    const { found, error } = runCheck(check);
    if (found === undefined) {
      this.#failures.set(rule, { rule, file, error });
    }
    return found?.map((problem) => ({ ...problem, rule })) ?? [];
  }

  /** The answer about the same policies. */
  #knownOf(group: NamespacePolicies): NamespaceAnswer | undefined {
    const known = this.#before?.namespaces.get(group.namespace);
    const isSame =
      known?.group.policies.length === group.policies.length &&
      group.policies.every(({ resource }, index) => known.group.policies[index]?.resource === resource);
    return isSame ? known : undefined;
  }
}

function isCheckOf<Of extends ClusterCheck['of']>(
  check: ClusterCheck | undefined,
  of: Of,
): check is CheckOf<Of> {
  return check?.of === of;
}
