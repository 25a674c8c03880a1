/**
 * The order in which policies decide: the tiers one after the other, in a tier the rules in order, then isolation has
 * the last word. And which policies to try where it is open who is selected. What a rule does, and to what, is the business
 * of whoever goes along.
 */
import type { Direction } from '../k8s/resource.ts';
import type { CompiledPolicy, CompiledRule } from './compile.ts';
import { TIERS } from './policy.ts';

/** What is done on the way. */
export interface TierSteps {
  apply(rule: CompiledRule): void;
  /** What no rule of the tier decided is denied. */
  isolate(): void;
  /** The same where it is open whether the network plugin isolates anything. */
  isolatePerhaps(): void;
  /** After each tier that has policies. */
  endTier(): void;
}

export function walkTiers(policies: readonly CompiledPolicy[], direction: Direction, steps: TierSteps): void {
  for (const tier of TIERS) {
    const inTier = inOrder(policies.filter(({ policy }) => policy.tier === tier));
    for (const rule of inTier.flatMap(({ rules }) => rules[direction] ?? [])) {
      steps.apply(rule);
    }
    const isolates = inTier.map((policy) => policy.isolates[direction]);
    if (isolates.includes('yes')) {
      steps.isolate();
    } else if (isolates.includes('unknown')) {
      steps.isolatePerhaps();
    }
    if (0 < inTier.length) {
      steps.endTier();
    }
  }
}

/** Lower orders first, equal ones as they come. */
function inOrder(policies: readonly CompiledPolicy[]): readonly CompiledPolicy[] {
  return [...policies].sort((left, right) => left.policy.order - right.policy.order);
}

/**
 * The policies that may select a subject beside those that surely do, in each combination that can make an answer of
 * its own: at most one of each tier. For in each tier one policy decides a flow as all of them together do: the first
 * with a rule that matches; in a tier that isolates, one that allows, else any that isolates.
 */
export function possibleAdditions(maybe: readonly CompiledPolicy[]): readonly (readonly CompiledPolicy[])[] {
  let worlds: readonly (readonly CompiledPolicy[])[] = [[]];
  for (const tier of TIERS) {
    const inTier = maybe.filter(({ policy }) => policy.tier === tier);
    worlds = worlds.flatMap((world) => [world, ...inTier.map((policy) => [...world, policy])]);
  }
  return worlds.filter((world) => 0 < world.length);
}
