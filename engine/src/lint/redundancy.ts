/**
 * What can go from the policies of a namespace without changing anything, now or ever: whole policies first, then single
 * rules. Of two that contain each other the later one goes. All that is named can go together.
 */
import type { Direction } from '../k8s/resource.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { NamespacePolicies, PolicyFacts } from './clusterCheck.ts';
import { isRuleContained } from './ruleContainment.ts';
import { isContained } from './selectorContainment.ts';

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** A rule, with the policies that have what it allows. */
export interface RedundantRule {
  readonly policy: PolicyFacts;
  readonly direction: Direction;
  readonly rule: Rule;
  readonly within: readonly PolicyFacts[];
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

function search({ policies }: NamespacePolicies): Redundancy {
  const left = [...policies];
  const idle: RedundantPolicy[] = [];
  for (const candidate of [...policies].reverse()) {
    const within = left.filter(
      (other) => other !== candidate && selectsAllOf(other.policy, candidate.policy),
    );
    if (
      mayGo(
        candidate.policy,
        within.map(({ policy }) => policy),
      )
    ) {
      left.splice(left.indexOf(candidate), 1);
      idle.push({ policy: candidate, within });
    }
  }
  return { policies: idle, rules: DIRECTIONS.flatMap((direction) => searchRules(left, direction)) };
}

/** A rule where it stands. */
interface PlacedRule {
  readonly policy: PolicyFacts;
  readonly rule: Rule;
}

function searchRules(policies: readonly PolicyFacts[], direction: Direction): readonly RedundantRule[] {
  const left = policies.flatMap((policy) =>
    (policy.policy.directions[direction]?.rules ?? []).map((rule): PlacedRule => ({ policy, rule })),
  );
  const idle: RedundantRule[] = [];
  for (const candidate of [...left].reverse()) {
    const { policy, rule } = candidate;
    const others = left.filter(
      (other) =>
        other !== candidate && (other.policy === policy || selectsAllOf(other.policy.policy, policy.policy)),
    );
    if (
      isRuleContained(
        rule,
        others.map((other) => other.rule),
      )
    ) {
      left.splice(left.indexOf(candidate), 1);
      idle.push({ policy, direction, rule, within: [...new Set(others.map((other) => other.policy))] });
    }
  }
  return idle;
}

/** Whether every pod that `inner` can select, `outer` selects. */
function selectsAllOf(outer: Policy, inner: Policy): boolean {
  return outer.tier === inner.tier && isContained(inner.subject, [outer.subject]);
}

/**
 * Whether others isolate in all its directions and allow what it allows. Policies without rules, and those for all pods,
 * are foundations that people lay on purpose.
 */
function mayGo({ directions, subject }: Policy, others: readonly Policy[]): boolean {
  const own = DIRECTIONS.flatMap((direction) => directions[direction] ?? []);
  if (own.every(({ rules }) => rules.length === 0) || subject.pods.requirements.length === 0) {
    return false;
  }
  return DIRECTIONS.every((direction) => {
    const rules = directions[direction]?.rules;
    const theirs = others.flatMap((other) => other.directions[direction] ?? []);
    return (
      rules === undefined ||
      (theirs.some(({ isolates }) => isolates) &&
        rules.every((rule) =>
          isRuleContained(
            rule,
            theirs.flatMap((other) => other.rules),
          ),
        ))
    );
  });
}
