/**
 * Why a pair differs between two states: the rules that allow it now or did before, the policies that isolate an end now
 * or did before, and what became of these. The reasons of both states come from the evaluator; here they are held against
 * each other.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import { keyOfPolicy, keyOfRule } from '../policy/contentKey.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { DirectionDecision, DirectionVerdict, Reason } from '../policy/verdict.ts';
import type { DiffEnd } from './diffEnds.ts';
import type { PairChange, ReachabilityDiff } from './diffReachability.ts';
import type { Reachability } from './reachability.ts';

type DiffTime = 'before' | 'after';

/** What became of the rule or policy: `same` where it is as it was, and what it selects is not. */
type CauseStatus = 'added' | 'removed' | 'changed' | 'same';

/** A policy's or a rule's part in a difference. */
export interface ChangeCause {
  readonly direction: Direction;
  /** The state whose text has it. */
  readonly time: DiffTime;
  /** `allows`: a rule of it lets the ports pass. `isolates`: it restricts the end. `open`: it leaves the answer open. */
  readonly effect: 'allows' | 'isolates' | 'open';
  readonly status: CauseStatus;
  readonly policy: Policy;
  readonly reason: Reason;
}

/** A direction of a pair in one state: its verdict on some ports, and the end that policies select there. */
interface Standing {
  readonly time: DiffTime;
  readonly subject: Endpoint;
  readonly decision: DirectionDecision;
}

/** Finds causes; remembers what became of each policy, and which policies isolate whom. */
export class ChangeCauses {
  readonly #diff: ReachabilityDiff;
  readonly #policies: Readonly<Record<DiffTime, ReadonlyMap<string, Policy>>>;
  readonly #statuses = new Map<string, CauseStatus>();
  readonly #isolators: Readonly<Record<DiffTime, Record<Direction, Map<Endpoint, readonly ChangeCause[]>>>>;

  constructor(diff: ReachabilityDiff) {
    this.#diff = diff;
    this.#policies = { before: byId(diff.before.reachability), after: byId(diff.after.reachability) };
    this.#isolators = {
      before: { ingress: new Map(), egress: new Map() },
      after: { ingress: new Map(), egress: new Map() },
    };
  }

  /** What made the ports of a pair differ; nothing where an end is in one state only, since that says it. */
  causesOf({ from, to, ports }: PairChange): readonly ChangeCause[] {
    return DIRECTIONS.flatMap((direction) => {
      const before = this.#decide('before', direction, [from, to], ports);
      const after = this.#decide('after', direction, [from, to], ports);
      const found = before.flatMap((old) =>
        after
          .filter((current) => !old.decision.ports.intersect(current.decision.ports).isEmpty)
          .flatMap((current) => this.#causesBetween(old, current)),
      );
      return found.length < 2 ? found : dropRepeated(found);
    });
  }

  #decide(
    time: DiffTime,
    direction: Direction,
    [source, target]: readonly [DiffEnd, DiffEnd],
    ports: PortSet,
  ): readonly Standing[] {
    const [from, to] = [source[time], target[time]];
    if (from === undefined || to === undefined) {
      return [];
    }
    const subject = direction === 'ingress' ? to : from;
    const decisions = this.#diff[time].reachability.decideDirection(direction, { from, to, ports });
    return decisions.map((decision) => ({ time, subject, decision }));
  }

  #causesBetween(before: Standing, after: Standing): readonly ChangeCause[] {
    const [was, is] = [before.decision.verdict, after.decision.verdict];
    if (meaningOf(was) === meaningOf(is)) {
      return [];
    }
    switch (is) {
      case 'notIsolated':
        return this.#reasonsOf(before);
      case 'allowed':
      case 'unknown':
      case 'undefined':
        return this.#reasonsOf(after);
      case 'denied':
        // What let it pass before is gone; where nothing isolated before, what does so now says enough.
        return was === 'notIsolated'
          ? this.#reasonsOf(after)
          : [...this.#reasonsOf(before), ...this.#denialsOf(after)];
    }
  }

  /** The rules that allow; the policies that isolate; else what leaves it open. */
  #reasonsOf(standing: Standing): readonly ChangeCause[] {
    const { verdict, reasons } = standing.decision;
    if (verdict !== 'denied') {
      return reasons.flatMap((reason) => this.#toCause(standing, reason));
    }
    const denials = this.#denialsOf(standing);
    return 0 < denials.length ? denials : this.#isolatorsOf(standing);
  }

  /** Rules that deny by themselves, where tiers have such. */
  #denialsOf(standing: Standing): readonly ChangeCause[] {
    if (this.#isolatorsOf(standing).every(({ policy }) => policy.tier === 'networkPolicy')) {
      return [];
    }
    return standing.decision.reasons
      .filter(({ effect, rule }) => effect === 'deny' && rule !== undefined)
      .flatMap((reason) => this.#toCause(standing, reason));
  }

  /** The same for every peer, so that it is found once: going through rules pair by pair takes long. */
  #isolatorsOf({ time, subject, decision: { direction } }: Standing): readonly ChangeCause[] {
    const known = this.#isolators[time][direction];
    let causes = known.get(subject);
    if (causes === undefined) {
      const policies =
        subject.type === 'workload'
          ? this.#diff[time].reachability.isolationOf(subject).policies[direction]
          : [];
      causes = policies.map((policy) => {
        const status = this.#statusOf(time, direction, policy, undefined);
        return { direction, time, effect: 'isolates', status, policy, reason: wholePolicy(policy) };
      });
      known.set(subject, causes);
    }
    return causes;
  }

  #toCause({ time, decision }: Standing, reason: Reason): readonly ChangeCause[] {
    const { direction, verdict } = decision;
    const policy = this.#policies[time].get(reason.policy);
    if (policy === undefined) {
      return [];
    }
    const status = this.#statusOf(time, direction, policy, reason.rule);
    return [{ direction, time, effect: effectOf(verdict), status, policy, reason }];
  }

  #statusOf(time: DiffTime, direction: Direction, policy: Policy, index: number | undefined): CauseStatus {
    const key = `${time} ${direction} ${index ?? ''} ${policy.id}`;
    let status = this.#statuses.get(key);
    if (status === undefined) {
      const other = this.#policies[time === 'before' ? 'after' : 'before'].get(policy.id);
      status = compareStatus({ time, direction, index }, policy, other);
      this.#statuses.set(key, status);
    }
    return status;
  }
}

function byId({ policies }: Reachability): ReadonlyMap<string, Policy> {
  return new Map(policies.map((policy) => [policy.id, policy]));
}

/** A direction that nothing isolates lets pass what a rule would. */
function meaningOf(verdict: DirectionVerdict): DirectionVerdict {
  return verdict === 'notIsolated' ? 'allowed' : verdict;
}

function effectOf(verdict: DirectionVerdict): ChangeCause['effect'] {
  switch (verdict) {
    case 'allowed':
      return 'allows';
    case 'denied':
      return 'isolates';
    default:
      return 'open';
  }
}

/** That a policy isolates: which of its rules does not match is not what made the difference. */
function wholePolicy({ id, source }: Policy): Reason {
  const span = source.nameSpan;
  return { policy: id, source, rule: undefined, effect: 'deny', because: undefined, span };
}

interface StatusQuestion {
  readonly time: DiffTime;
  readonly direction: Direction;
  readonly index: number | undefined;
}

function compareStatus(
  { time, direction, index }: StatusQuestion,
  policy: Policy,
  other: Policy | undefined,
): CauseStatus {
  const gone = time === 'before' ? 'removed' : 'added';
  if (other === undefined) {
    return gone;
  }
  if (index === undefined) {
    return keyOfPolicy(policy) === keyOfPolicy(other) ? 'same' : 'changed';
  }
  return compareRule(rulesOf(policy, direction), rulesOf(other, direction), index) ?? gone;
}

function rulesOf(policy: Policy, direction: Direction): readonly Rule[] {
  return policy.directions[direction]?.rules ?? [];
}

/**
 * A rule that says the same elsewhere is the same, wherever it stands; one whose place has another that is new as well has
 * changed. `undefined` where it has nothing to be compared with.
 */
function compareRule(
  own: readonly Rule[],
  others: readonly Rule[],
  index: number,
): 'same' | 'changed' | undefined {
  const rule = own.find((candidate) => candidate.index === index);
  const opposite = others.find((candidate) => candidate.index === index);
  if (rule !== undefined && others.some((candidate) => keyOfRule(candidate) === keyOfRule(rule))) {
    return 'same';
  }
  const isReplaced =
    opposite !== undefined && !own.some((candidate) => keyOfRule(candidate) === keyOfRule(opposite));
  return isReplaced ? 'changed' : undefined;
}

function dropRepeated(causes: readonly ChangeCause[]): readonly ChangeCause[] {
  const seen = new Set<string>();
  return causes.filter(({ time, effect, policy, reason }) => {
    const key = `${time} ${effect} ${reason.rule ?? ''} ${policy.id}`;
    return !seen.has(key) && seen.add(key);
  });
}
