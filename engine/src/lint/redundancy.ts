/**
 * What can go from the policies of a namespace without changing anything, now or ever: whole policies first, then single
 * rules. Of two that contain each other the later one goes. All that is named can go together.
 */
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import type { PodMatcher, Policy, Rule } from '../policy/policy.ts';
import type { NamespacePolicies, PolicyFacts } from './clusterCheck.ts';
import { appendTo } from '../text/appendTo.ts';
import { Effort } from './effort.ts';
import { canAllowSame, isRuleContained } from './ruleContainment.ts';
import { isContained } from './selectorContainment.ts';

/** A rule where it stands. */
export interface PlacedRule {
  readonly policy: PolicyFacts;
  readonly rule: Rule;
}

/** A rule, with those of its direction that together have what it allows. */
export interface RedundantRule extends PlacedRule {
  readonly direction: Direction;
  readonly within: readonly PlacedRule[];
}

/** A policy, with those that do all that it does. */
export interface RedundantPolicy {
  readonly policy: PolicyFacts;
  readonly within: readonly PolicyFacts[];
}

export interface Redundancy {
  readonly policies: readonly RedundantPolicy[];
  readonly rules: readonly RedundantRule[];
}

const KNOWN = new WeakMap<NamespacePolicies, Redundancy>();

/** Found once for a group, which never changes; two rules ask. */
export function findRedundancy(group: NamespacePolicies): Redundancy {
  let redundancy = KNOWN.get(group);
  if (redundancy === undefined) {
    redundancy = search(group);
    KNOWN.set(group, redundancy);
  }
  return redundancy;
}

/** Enough for thousands of policies, and for a thousand rules on the same pods; what it is not enough for is not named. */
const STEPS_MAX = 1_000_000;

function search({ policies }: NamespacePolicies): Redundancy {
  const effort = new Effort(STEPS_MAX);
  const containers = findContainers(policies, effort);
  if (containers === undefined) {
    return { policies: [], rules: [] };
  }
  const left = new Set(policies);
  const idle: RedundantPolicy[] = [];
  for (const candidate of [...policies].reverse()) {
    const within = containersOf(candidate, containers).filter(
      (other) => other !== candidate && left.has(other),
    );
    const isEnough = (some: readonly PolicyFacts[]): boolean => mayGo(candidate, some, effort);
    if (isEnough(within)) {
      left.delete(candidate);
      idle.push({ policy: candidate, within: keepNeeded(within, isEnough) });
    }
  }
  const rules = DIRECTIONS.flatMap((direction) => searchRules([...left], direction, containers, effort));
  return { policies: idle, rules };
}

/** For each policy those that select every pod that it can select, itself among them. */
type Containers = ReadonlyMap<PolicyFacts, readonly PolicyFacts[]>;

/** More different subjects, or more pairs of a policy and one that contains it, are not gone through: nothing is said then. */
const SUBJECTS_MAX = 2_000;
const PAIRS_MAX = 20_000;

/** `undefined` for a namespace that is too large. Policies with one subject are compared once. */
function findContainers(policies: readonly PolicyFacts[], effort: Effort): Containers | undefined {
  const bySubject = new Map<string, PolicyFacts[]>();
  for (const policy of policies) {
    appendTo(bySubject, keyOfSubject(policy), policy);
  }
  const groups = [...bySubject.values()];
  if (SUBJECTS_MAX < groups.length) {
    return undefined;
  }
  const containers = new Map<PolicyFacts, readonly PolicyFacts[]>();
  let pairs = 0;
  for (const inner of groups) {
    const outer = groups.filter((group) => groupSelectsAllOf(group, inner, effort));
    pairs += inner.length * outer.reduce((sum, group) => sum + group.length, 0);
    if (PAIRS_MAX < pairs) {
      return undefined;
    }
    const all = new Set(outer.flat());
    const inOrder = policies.filter((policy) => all.has(policy));
    // A subject that was read in part contains nothing for sure, but a policy is always one of its own.
    inner.forEach((policy) => containers.set(policy, all.has(policy) ? inOrder : [...inOrder, policy]));
  }
  return containers;
}

function keyOfSubject({ policy: { tier, subject } }: PolicyFacts): string {
  const { isPartial, requirements } = subject.pods;
  return JSON.stringify([
    tier,
    isPartial,
    requirements.map(({ key, operator, values }) => [key, operator, values]),
  ]);
}

function groupSelectsAllOf(
  [outer]: readonly PolicyFacts[],
  [inner]: readonly PolicyFacts[],
  effort: Effort,
): boolean {
  return outer !== undefined && inner !== undefined && selectsAllOf(outer.policy, inner.policy, effort);
}

function containersOf(policy: PolicyFacts, containers: Containers): readonly PolicyFacts[] {
  return containers.get(policy) ?? [];
}

function searchRules(
  policies: readonly PolicyFacts[],
  direction: Direction,
  containers: Containers,
  effort: Effort,
): readonly RedundantRule[] {
  const left = new Map(
    policies.map((policy) => [policy, new Set(policy.policy.directions[direction]?.rules)]),
  );
  const idle: RedundantRule[] = [];
  for (const policy of [...policies].reverse()) {
    for (const rule of [...(left.get(policy) ?? [])].reverse()) {
      if (effort.isSpent) {
        return idle;
      }
      const others = containersOf(policy, containers).flatMap((container) =>
        [...(left.get(container) ?? [])]
          .filter((other) => other !== rule && canAllowSame(rule, other, effort))
          .map((other): PlacedRule => ({ policy: container, rule: other })),
      );
      const isEnough = (some: readonly PlacedRule[]): boolean => isRuleContained(rule, toRules(some), effort);
      if (isEnough(others)) {
        left.get(policy)?.delete(rule);
        idle.push({ policy, direction, rule, within: keepNeeded(others, isEnough) });
      }
    }
  }
  return idle;
}

function toRules(placed: readonly PlacedRule[]): readonly Rule[] {
  return placed.map(({ rule }) => rule);
}

/** More candidates are not tried one by one. */
const CANDIDATES_MAX = 50;

/** As few of the candidates as are enough, the first ones rather than the last. */
function keepNeeded<T>(candidates: readonly T[], isEnough: (some: readonly T[]) => boolean): readonly T[] {
  if (CANDIDATES_MAX < candidates.length) {
    return candidates;
  }
  let needed = candidates;
  for (const candidate of [...candidates].reverse()) {
    const others = needed.filter((other) => other !== candidate);
    needed = isEnough(others) ? others : needed;
  }
  return needed;
}

/** Whether every pod that `inner` can select, `outer` selects. */
function selectsAllOf(outer: Policy, inner: Policy, effort: Effort): boolean {
  return (
    outer.tier === inner.tier &&
    mayContain(outer.subject, inner.subject) &&
    isContained(inner.subject, [outer.subject], effort)
  );
}

/** What most pairs of policies fail: the pods of `inner` surely have the labels that `outer` asks for. */
function mayContain({ pods: outer }: PodMatcher, { pods: inner }: PodMatcher): boolean {
  return outer.requirements.every(({ key, operator, values }) => {
    if (operator !== 'In') {
      return true;
    }
    const [own, ...more] = inner.requirements.filter((requirement) => requirement.key === key);
    const isOther =
      own?.operator === 'In' && more.length === 0 && !own.values.every((value) => values.includes(value));
    return own !== undefined && !isOther;
  });
}

/**
 * Whether others isolate in all its directions and allow what it allows. Policies without rules, and those for all pods,
 * are foundations that people lay on purpose.
 */
function mayGo(
  { policy: { directions, subject } }: PolicyFacts,
  others: readonly PolicyFacts[],
  effort: Effort,
): boolean {
  const own = DIRECTIONS.flatMap((direction) => directions[direction] ?? []);
  if (own.every(({ rules }) => rules.length === 0) || subject.pods.requirements.length === 0) {
    return false;
  }
  return DIRECTIONS.every((direction) => {
    const rules = directions[direction]?.rules;
    const theirs = others.flatMap(({ policy }) => policy.directions[direction] ?? []);
    const allowed = theirs.flatMap((other) => other.rules);
    return (
      rules === undefined ||
      (theirs.some(({ isolates }) => isolates) &&
        rules.every((rule) => isRuleContained(rule, allowed, effort)))
    );
  });
}
