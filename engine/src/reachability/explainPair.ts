/**
 * One pair, explained: whether it can, on which ports, and what decided on either side. Verdicts and reasons are the
 * evaluator's; here they are cut to what was asked, and a pair that does not exist is told from one that may not.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { Decision } from '../policy/verdict.ts';
import type { EndpointMatch } from './findEndpoints.ts';
import type { Reachability } from './reachability.ts';

/**
 * Why two ends form no pair: they are one and the same pod (S22), no end is a pod, or the pod has no address of the
 * other's family.
 */
type NoPair = 'onePod' | 'outside' | 'otherFamily';

export interface PairExplanation {
  /** The ends as they were asked for. */
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** What was asked about; of a Service, the ports of its pods. */
  readonly ports: PortSet;
  /** What is allowed first, what is denied last; together all of `ports`. Empty where there is no pair. */
  readonly decisions: readonly Decision[];
  /** Why there is no pair; `undefined` where there is one, or where there are no ports to ask about. */
  readonly noPair: NoPair | undefined;
}

/** The ends are what names mean in the cluster (`findEndpoints`); the ports are those of the destination. */
export function explainPair(
  reachability: Reachability,
  from: EndpointMatch,
  to: EndpointMatch,
): PairExplanation {
  const ends = { from: from.shown, to: to.shown, ports: to.ports };
  const decisions = reachability.decide(from.endpoint, to.endpoint, to.ports);
  const isPair = 0 < decisions.length || to.ports.isEmpty;
  return { ...ends, decisions, noPair: isPair ? undefined : findNoPair(from.endpoint, to.endpoint) };
}

function findNoPair(from: Endpoint, to: Endpoint): NoPair | undefined {
  if (from === to && from.type === 'workload') {
    return from.canHaveSeveralPods ? undefined : 'onePod';
  }
  if (from.type === to.type) {
    return from.type === 'addresses' ? 'outside' : undefined;
  }
  return 'otherFamily';
}
