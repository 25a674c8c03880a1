/**
 * Where to speak of pods that several policies isolate together: which of the policies, and which place in it.
 */
import type { Direction, NetworkPolicy } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import type { Span } from '../text/span.ts';
import type { PolicyFacts } from './clusterCheck.ts';

/** The first of the isolating policies that has rules, else the first of them. */
export function chooseHome(
  direction: Direction,
  isolating: readonly Policy[],
  all: readonly PolicyFacts[],
): PolicyFacts | undefined {
  const own = all.filter(({ policy }) => isolating.includes(policy));
  return own.find(({ resource }) => 0 < resource.spec[direction].length) ?? own[0];
}

/** The key of the direction's rules, else what isolates without rules. */
export function spanOfDirection({ spec, nameSpan }: NetworkPolicy, direction: Direction): Span {
  return spec.written[direction].span ?? spec.policyTypesSpan ?? nameSpan;
}
