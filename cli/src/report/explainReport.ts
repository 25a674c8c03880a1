/**
 * What an explanation is made of, and which of its pairs are told together: ranges of addresses that are decided alike
 * are one answer for people. How it is written is the formats' business.
 */
import {
  AddressSet,
  type AddressEndpoint,
  type Decision,
  type Endpoint,
  type EndpointMatch,
  type OpeningRefusal,
  type PairExplanation,
  type ScopeView,
  type PortInterval,
} from '../../../engine/src/index.ts';
import type { ExplainedOpening } from './explainOpening.ts';
import type { PlaceOf } from './place.ts';

/** Two ends as names mean them, and what is decided between them. */
export interface ResolvedPair {
  readonly from: EndpointMatch;
  readonly to: EndpointMatch;
  readonly explanation: PairExplanation;
}

export interface ExplainReport {
  readonly view: ScopeView;
  /** At least one. */
  readonly pairs: readonly ResolvedPair[];
  /** As it was asked for, which may be that of a Service. */
  readonly port: PortInterval | undefined;
  readonly placeOf: PlaceOf;
  readonly readText: (path: string) => string | undefined;
  readonly openingOf: (alike: AlikePairs) => ExplainedOpening | OpeningRefusal | undefined;
}

/** Pairs that differ in nothing but addresses. */
export interface AlikePairs {
  readonly first: ResolvedPair;
  /** All of them. */
  readonly members: readonly ResolvedPair[];
  /** All of their addresses; `undefined` where both ends are workloads. */
  readonly addresses: AddressSet | undefined;
}

/** The groups in the order of their first pairs. */
export function groupAlike(pairs: readonly ResolvedPair[]): readonly AlikePairs[] {
  const groups = new Map<string, ResolvedPair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair);
    groups.set(key, [...(groups.get(key) ?? []), pair]);
  }
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    const ranges = members.flatMap(({ from, to }) => [from.shown, to.shown].filter(isRange));
    const addresses = ranges.length === 0 ? undefined : AddressSet.of(ranges);
    return first === undefined ? [] : [{ first, members, addresses }];
  });
}

function isRange(endpoint: Endpoint): endpoint is AddressEndpoint {
  return endpoint.type === 'addresses';
}

function keyOf({ from, to, explanation }: ResolvedPair): string {
  const ends = [from.shown, to.shown].map((end) => (end.type === 'workload' ? end.id : end.family));
  return [...ends, ...explanation.decisions.map(keyOfDecision)].join('\n');
}

function keyOfDecision({ verdict, ports, egress, ingress }: Decision): string {
  const reasons = [egress, ingress].flatMap((direction) => [
    direction.verdict,
    ...direction.reasons.map(
      ({ policy, rule, effect, because }) => `${policy} ${rule ?? ''} ${effect} ${because ?? ''}`,
    ),
  ]);
  return [verdict, ports.key, ...reasons].join(' ');
}
