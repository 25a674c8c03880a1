/**
 * What lets a connection pass, side by side: the rules of policies that allow it, or that no policy isolates the pods.
 * Either side can close it. How a rule is made narrower is `cutRule.ts`' business, which change is the best one is found
 * out by `closeConnection.ts`.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import { internetOf } from '../lint/newPeers.ts';
import { type AddressSet, IP_FAMILIES } from '../policy/addressSet.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Reason } from '../policy/verdict.ts';
import type { PairExplanation } from '../reachability/explainPair.ts';
import type { EndpointMatch } from '../reachability/findEndpoints.ts';
import { decideAsked, meantAddresses, type Trial } from './connectionTrial.ts';

/** The ports that somebody wants closed who asks about these: those that are certainly open. */
export function choosePortsToClose({ decisions }: PairExplanation): PortSet {
  return decisions
    .filter(({ verdict }) => verdict === 'allowed')
    .reduce((ports, decision) => ports.union(decision.ports), PortSet.EMPTY);
}

/** One end of the connection, whose policies are changed. */
export interface CutSide {
  readonly direction: Direction;
  readonly subject: WorkloadEndpoint;
  readonly other: EndpointMatch;
  /** All addresses that the other end means; none where it is a workload. */
  readonly addresses: AddressSet;
  /** What is to be closed. */
  readonly ports: PortSet;
  /** Ports of the pair that stay as they are: what else passes now, or may. */
  readonly kept: PortSet;
}

/** What lets it pass on one side: nothing any more, a rule, no policy, or something that no NetworkPolicy changes. */
export type Passage =
  | { readonly type: 'closed' }
  | { readonly type: 'notIsolated' }
  /** `count`: how many rules do so; the first is `rule`. */
  | { readonly type: 'rule'; readonly policy: Policy; readonly rule: Rule; readonly count: number }
  | { readonly type: 'otherTier'; readonly tier: 'adminTier' | 'baselineTier' }
  | { readonly type: 'open' };

/** The destination first: it is the one that is protected. */
const ORDER: readonly Direction[] = ['ingress', 'egress'];

/** The sides that policies apply to. */
export function listCutSides(trial: Trial): readonly CutSide[] {
  return ORDER.flatMap((direction) => findCutSide(trial, direction) ?? []);
}

/** The side as the trial has it by now. */
export function findCutSide({ view, asked }: Trial, direction: Direction): CutSide | undefined {
  const { from, to, ports } = asked;
  const [subject, other] = direction === 'ingress' ? [to, from] : [from, to];
  if (subject.endpoint.type !== 'workload') {
    return undefined;
  }
  const passing = view.reachability
    .decide(from.endpoint, to.endpoint)
    .filter(({ verdict }) => verdict !== 'denied')
    .reduce((all, decision) => all.union(decision.ports), PortSet.EMPTY);
  return {
    direction,
    subject: subject.endpoint,
    other,
    addresses:
      other.isInternet === true
        ? internetOf(IP_FAMILIES, view.cluster)
        : meantAddresses(other, asked.addresses, view.cluster),
    ports,
    kept: passing.subtract(ports),
  };
}

export function findPassage(trial: Trial, direction: Direction): Passage {
  const answers = decideAsked(trial).map((decision) => decision[direction]);
  if (0 < answers.length && answers.every(({ verdict }) => verdict === 'denied')) {
    return { type: 'closed' };
  }
  if (answers.some(({ verdict }) => verdict === 'notIsolated')) {
    return { type: 'notIsolated' };
  }
  const allowing = answers.flatMap(({ reasons }) => reasons).filter(isAllowing);
  const rules = new Map(
    allowing.flatMap((reason) => {
      const found = findRule(trial, direction, reason);
      return found === undefined ? [] : [[found.rule, found]];
    }),
  );
  const [first] = rules.values();
  if (first === undefined) {
    return { type: 'open' };
  }
  const { policy, rule } = first;
  return policy.tier === 'networkPolicy'
    ? { type: 'rule', policy, rule, count: rules.size }
    : { type: 'otherTier', tier: policy.tier === 'admin' ? 'adminTier' : 'baselineTier' };
}

/** For sure or perhaps. */
function isAllowing({ effect, rule }: Reason): boolean {
  return effect === 'allow' && rule !== undefined;
}

function findRule(
  { view }: Trial,
  direction: Direction,
  reason: Reason,
): { readonly policy: Policy; readonly rule: Rule } | undefined {
  const policy = view.reachability.policies.find(
    ({ id, source }) => source === reason.source && id === reason.policy,
  );
  const rule = policy?.directions[direction]?.rules.find(({ index }) => index === reason.rule);
  return policy === undefined || rule === undefined ? undefined : { policy, rule };
}
