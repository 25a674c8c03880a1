/**
 * Runs the rules about a cluster over a scope. After an edit only those checks run again whose answers can be different:
 * those about policies by themselves while these are the same objects, those beside pods and Services while these are, too,
 * or no selector sees the difference and it is elsewhere, those beside other policies while these are. A rule that is switched off is not run at all.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { findRetouched, type RetouchedPod } from '../cluster/retouchedPods.ts';
import type { NetworkPolicy } from '../k8s/resource.ts';
import type { RuleId } from '../problem.ts';
import type { Steps } from '../text/steps.ts';
import type { Policy } from '../policy/policy.ts';
import type {
  ClusterCheck,
  ClusterProblem,
  Found,
  NamespacePolicies,
  PolicyFacts,
  RuleFailure,
} from './clusterCheck.ts';
import { isDnsPod } from './dnsReach.ts';
import { concerns, pointTo } from './retouchedAnswers.ts';
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
  readonly policies: ReadonlyMap<NetworkPolicy, PolicyAnswer>;
  readonly namespaces: ReadonlyMap<string, NamespaceAnswer>;
}

/** What answers follow from, besides policies of namespaces; without the lookups of a scope, which are as large as it. */
interface Circumstances extends Pick<ScopeFacts, 'cluster' | 'settings' | 'defaultNamespace'> {
  /** Policies that are of no namespace and decide before NetworkPolicies or after them, in every namespace. */
  readonly tiered: readonly Policy[];
}

/** What rules found about a policy: looking at it alone, beside everything that is no policy, and beside its peers' policies. */
interface PolicyAnswer {
  readonly alone: readonly ClusterProblem[];
  readonly beside: readonly ClusterProblem[];
  readonly withPeers: PeersAnswer;
}

/** What rules found about the policies of a namespace: looking at them alone, and beside everything that is none of them. */
interface NamespaceAnswer {
  readonly group: NamespacePolicies;
  readonly alone: readonly ClusterProblem[];
  readonly beside: readonly ClusterProblem[];
}

/** `namespaces` are those whose policies it follows from. */
interface PeersAnswer {
  readonly namespaces: ReadonlySet<string>;
  readonly problems: readonly ClusterProblem[];
}

type CheckOf<Of extends ClusterCheck['of']> = Extract<ClusterCheck, { readonly of: Of }>;

/** Checks of one kind, with the rules that they are of. */
type ChecksOf<Of extends ClusterCheck['of']> = readonly (readonly [RuleId, CheckOf<Of>])[];

/** Those about one policy. */
interface PolicyChecks {
  readonly alone: ChecksOf<'manifest'>;
  readonly beside: ChecksOf<'policy'>;
  readonly withPeers: ChecksOf<'peers'>;
}

/** Those about the policies of a namespace. */
interface NamespaceChecks {
  readonly alone: ChecksOf<'manifests'>;
  readonly beside: ChecksOf<'namespace'>;
}

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

/** The pods that are not the same, where everything else that is no policy is, and selectors see no difference. */
function compareSurroundings(before: Circumstances, now: Circumstances): readonly RetouchedPod[] | undefined {
  return before.defaultNamespace === now.defaultNamespace &&
    SURROUNDINGS.every((field) => before.cluster[field] === now.cluster[field])
    ? findRetouched(before.cluster.workloads, now.cluster.workloads)
    : undefined;
}

/** All but the pods. */
const SURROUNDINGS: readonly (keyof Cluster)[] = [
  'namespaces',
  'services',
  'entryRoutes',
  'gateways',
  'roleBindings',
  'incompleteness',
  'profile',
  'cidrs',
];

function describeCircumstances({
  cluster,
  settings,
  defaultNamespace,
  reachability,
}: ScopeFacts): Circumstances {
  const tiered = reachability.hasTiers
    ? reachability.policies.filter(({ tier }) => tier !== 'networkPolicy')
    : [];
  return { cluster, settings, defaultNamespace, tiered };
}

function haveSameTiers({ tiered: left }: Circumstances, { tiered: right }: Circumstances): boolean {
  return left.length === right.length && left.every((policy, index) => policy === right[index]);
}

/** The namespaces in which policies changed, came or went. */
function findChanged(
  { policiesByNamespace: now }: ScopeFacts,
  before: ScopeMemory['namespaces'],
): ReadonlySet<string> {
  const names = new Set([...now.keys(), ...before.keys()]);
  return new Set([...names].filter((name) => !hasSamePolicies(now.get(name), before.get(name)?.group)));
}

function hasSamePolicies(left: NamespacePolicies | undefined, right: NamespacePolicies | undefined): boolean {
  return (
    left?.policies.length === right?.policies.length &&
    left?.policies.every(({ resource }, index) => right?.policies[index]?.resource === resource) === true
  );
}

/** All rules over one scope. */
class ScopeRun {
  readonly #scope: ScopeFacts;
  readonly #rules: readonly Rule[];
  readonly #circumstances: Circumstances;
  /** Answers under the same settings; others are as good as none. */
  readonly #before: ScopeMemory | undefined;
  /** Pods that are different since then; `undefined` where everything that is no policy may count as different. */
  readonly #retouched: readonly RetouchedPod[] | undefined;
  /** Namespaces with other policies than before; `undefined` where what was found about others may be different, too. */
  readonly #changed: ReadonlySet<string> | undefined;
  readonly #policies = new Map<NetworkPolicy, PolicyAnswer>();
  readonly #namespaces = new Map<string, NamespaceAnswer>();
  readonly #problems: ClusterProblem[] = [];
  readonly #failures = new Map<RuleId, RuleFailure>();

  constructor(scope: ScopeFacts, rules: readonly Rule[], before: ScopeMemory | undefined) {
    this.#scope = scope;
    this.#rules = rules.filter(({ id, severity }) => (scope.settings.rules.get(id) ?? severity) !== 'off');
    this.#circumstances = describeCircumstances(scope);
    this.#before = before?.circumstances.settings === scope.settings ? before : undefined;
    const known = this.#before?.circumstances;
    this.#retouched = known === undefined ? undefined : compareSurroundings(known, this.#circumstances);
    this.#changed =
      this.#before !== undefined &&
      this.#retouched !== undefined &&
      haveSameTiers(this.#before.circumstances, this.#circumstances)
        ? findChanged(scope, this.#before.namespaces)
        : undefined;
  }

  /** What a rule found before it failed is not to be trusted, either. */
  result(): ScopeProblems {
    const hasFailed = 0 < this.#failures.size;
    return {
      problems: hasFailed ? this.#problems.filter(({ rule }) => !this.#failures.has(rule)) : this.#problems,
      failures: [...this.#failures.values()],
      memory: hasFailed
        ? undefined
        : { circumstances: this.#circumstances, policies: this.#policies, namespaces: this.#namespaces },
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
    const checks = {
      alone: this.#rulesOf('manifest'),
      beside: this.#rulesOf('policy'),
      withPeers: this.#rulesOf('peers'),
    };
    for (const facts of this.#scope.policies) {
      const known = this.#before?.policies.get(facts.resource);
      const answer = this.#answerFor(facts, known, checks);
      this.#policies.set(facts.resource, answer);
      this.#problems.push(...answer.alone, ...answer.beside, ...answer.withPeers.problems);
      if (answer !== known) {
        yield;
      }
    }
  }

  /** The known answer itself where all of it still holds. */
  #answerFor(facts: PolicyFacts, known: PolicyAnswer | undefined, checks: PolicyChecks): PolicyAnswer {
    const isAside = known !== undefined && this.#isAside(facts, known);
    const beside = isAside ? known.beside : undefined;
    const withPeers = isAside && this.#holds(known.withPeers) ? known.withPeers : undefined;
    if (known !== undefined && beside !== undefined && withPeers !== undefined) {
      return known;
    }
    const { file } = facts.resource;
    return {
      alone:
        known?.alone ??
        checks.alone.flatMap(([rule, check]) => this.#run(rule, file, () => check.run(facts))),
      beside:
        beside ??
        checks.beside.flatMap(([rule, check]) => this.#run(rule, file, () => check.run(facts, this.#scope))),
      withPeers: withPeers ?? this.#runWithPeers(facts, checks.withPeers),
    };
  }

  /** Whether nothing that the policy is about is different, unless it is policies. */
  #isAside({ policy }: PolicyFacts, { beside, withPeers }: PolicyAnswer): boolean {
    const retouched = this.#retouched;
    return (
      retouched !== undefined &&
      !concerns(policy, retouched, this.#scope.cluster) &&
      !pointTo(beside, retouched) &&
      !pointTo(withPeers.problems, retouched)
    );
  }

  #runWithPeers(facts: PolicyFacts, checks: PolicyChecks['withPeers']): PeersAnswer {
    const namespaces = new Set<string>();
    const problems = checks.flatMap(([rule, check]) =>
      this.#run(rule, facts.resource.file, () => {
        for (const { namespace } of check.peersOf(facts, this.#scope)) {
          namespaces.add(namespace);
        }
        return check.run(facts, this.#scope);
      }),
    );
    return { namespaces, problems };
  }

  #holds({ namespaces }: PeersAnswer): boolean {
    const changed = this.#changed;
    return changed !== undefined && ![...changed].some((name) => namespaces.has(name));
  }

  *#checkNamespaces(): Steps<void> {
    const checks = { alone: this.#rulesOf('manifests'), beside: this.#rulesOf('namespace') };
    for (const group of this.#scope.policiesByNamespace.values()) {
      const before = this.#before?.namespaces.get(group.namespace);
      const known = hasSamePolicies(group, before?.group) ? before : undefined;
      const answer = this.#answerForNamespace(group, known, checks);
      this.#namespaces.set(group.namespace, answer);
      this.#problems.push(...answer.alone, ...answer.beside);
      if (answer !== known) {
        yield;
      }
    }
  }

  /** `known` is the answer about the same policies; it is the answer where all of it still holds. */
  #answerForNamespace(
    group: NamespacePolicies,
    known: NamespaceAnswer | undefined,
    checks: NamespaceChecks,
  ): NamespaceAnswer {
    if (
      known !== undefined &&
      this.#changed?.has(group.namespace) === false &&
      this.#isNamespaceAside(known)
    ) {
      return known;
    }
    const file = group.policies[0]?.resource.file;
    return {
      group,
      alone:
        known?.alone ??
        checks.alone.flatMap(([rule, check]) => this.#run(rule, file, () => check.run(group))),
      beside: checks.beside.flatMap(([rule, check]) =>
        this.#run(rule, file, () => check.run(group, this.#scope)),
      ),
    };
  }

  /** Rules about a namespace look at its own pods, and at those of the DNS. */
  #isNamespaceAside({ group, beside }: NamespaceAnswer): boolean {
    const retouched = this.#retouched;
    return (
      retouched !== undefined &&
      !pointTo(beside, retouched) &&
      !retouched.some(
        ({ now: { namespace, labels } }) =>
          namespace === group.namespace || isDnsPod(namespace, labels, this.#scope.settings),
      )
    );
  }

  #rulesOf<Of extends ClusterCheck['of']>(of: Of): ChecksOf<Of> {
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
}

function isCheckOf<Of extends ClusterCheck['of']>(
  check: ClusterCheck | undefined,
  of: Of,
): check is CheckOf<Of> {
  return check?.of === of;
}
