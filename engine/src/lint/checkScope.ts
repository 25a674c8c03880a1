/**
 * Runs the rules about a cluster over a scope. After an edit only those checks run again whose answers can be different:
 * a policy's own while the policy is the same object, those beside pods and Services while these are. A rule that is
 * switched off is not run at all.
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
  /** What the check after the next edit can take over. */
  readonly memory: ScopeMemory;
}

export interface ScopeMemory {
  readonly scope: ScopeFacts;
  readonly byRule: ReadonlyMap<RuleId, RuleMemory>;
}

/** A rule's answers by what they are about. */
interface RuleMemory {
  readonly policies: WeakMap<NetworkPolicy, readonly Found[]>;
  readonly namespaces: ReadonlyMap<string, NamespaceAnswer>;
}

interface NamespaceAnswer {
  readonly group: NamespacePolicies;
  readonly found: readonly Found[];
}

/** A rule that has a check. */
type CheckingRule = Rule & { readonly check: ClusterCheck };

/** Yields between two pieces of work, so that a host can pause. `before` is the check of the scope before an edit. */
export function* checkScopeInSteps(
  scope: ScopeFacts,
  rules: readonly Rule[],
  before?: ScopeMemory,
): Steps<ScopeProblems> {
  const hasSameSurroundings = before !== undefined && haveSameSurroundings(before.scope, scope);
  const problems: ClusterProblem[] = [];
  const failures: RuleFailure[] = [];
  const byRule = new Map<RuleId, RuleMemory>();
  for (const rule of rules.filter((candidate) => isRunning(candidate, scope))) {
    const known = before?.byRule.get(rule.id);
    const run = new RuleRun(rule, scope, isReusable(rule, hasSameSurroundings) ? known : undefined);
    yield* run.inSteps();
    if (run.failure === undefined) {
      problems.push(...run.found.map((found) => ({ ...found, rule: rule.id })));
      byRule.set(rule.id, run.memory);
    } else {
      failures.push(run.failure);
    }
  }
  return { problems, failures, memory: { scope, byRule } };
}

function isRunning(rule: Rule, { settings }: ScopeFacts): rule is CheckingRule {
  return rule.check !== undefined && (settings.rules.get(rule.id) ?? rule.severity) !== 'off';
}

function isReusable({ check }: CheckingRule, hasSameSurroundings: boolean): boolean {
  return check.of === 'manifest' || hasSameSurroundings;
}

/** Whether everything that is no policy is the same. */
function haveSameSurroundings(left: ScopeFacts, right: ScopeFacts): boolean {
  const fields: readonly (keyof Cluster)[] = [
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
  return (
    left.settings === right.settings &&
    left.defaultNamespace === right.defaultNamespace &&
    fields.every((field) => left.cluster[field] === right.cluster[field])
  );
}

/** One thing that a check is asked about, and what it answered before where that still holds. */
interface Piece {
  readonly file: string | undefined;
  readonly known: readonly Found[] | undefined;
  readonly run: () => Iterable<Found>;
  readonly keep: (found: readonly Found[]) => void;
}

/** One rule over one scope. */
class RuleRun {
  readonly found: Found[] = [];
  failure: RuleFailure | undefined;
  readonly #rule: CheckingRule;
  readonly #scope: ScopeFacts;
  readonly #known: RuleMemory | undefined;
  readonly #policies: WeakMap<NetworkPolicy, readonly Found[]>;
  readonly #namespaces = new Map<string, NamespaceAnswer>();

  constructor(rule: CheckingRule, scope: ScopeFacts, known: RuleMemory | undefined) {
    this.#rule = rule;
    this.#scope = scope;
    this.#known = known;
    this.#policies = known?.policies ?? new WeakMap<NetworkPolicy, readonly Found[]>();
  }

  get memory(): RuleMemory {
    return { policies: this.#policies, namespaces: this.#namespaces };
  }

  /** Ends at the first failure: what a broken rule says of other manifests is not to be trusted either. */
  *inSteps(): Steps<void> {
    for (const { file, known, run, keep } of this.#pieces()) {
      const { found, error } = known === undefined ? runCheck(run) : { found: known };
      if (found === undefined) {
        this.failure = { rule: this.#rule.id, file, error };
        return;
      }
      keep(found);
      this.found.push(...found);
      if (known === undefined) {
        yield;
      }
    }
  }

  #pieces(): readonly Piece[] {
    const { check } = this.#rule;
    const scope = this.#scope;
    switch (check.of) {
      case 'manifest':
      case 'policy':
        return scope.policies.map((policy) => ({
          file: policy.resource.file,
          known: this.#policies.get(policy.resource),
          run: () => check.run(policy, scope),
          keep: (found) => this.#policies.set(policy.resource, found),
        }));
      case 'namespace':
        return scope.policiesByNamespace.map((group) => ({
          file: group.policies[0]?.resource.file,
          known: this.#knownOf(group),
          run: () => check.run(group, scope),
          keep: (found) => this.#namespaces.set(group.namespace, { group, found }),
        }));
      case 'scope':
        return [{ file: undefined, known: undefined, run: () => check.run(scope), keep: () => undefined }];
    }
  }

  #knownOf(group: NamespacePolicies): readonly Found[] | undefined {
    const known = this.#known?.namespaces.get(group.namespace);
    const isSame =
      known?.group.policies.length === group.policies.length &&
      group.policies.every(({ resource }, index) => known.group.policies[index]?.resource === resource);
    return isSame ? known.found : undefined;
  }
}
