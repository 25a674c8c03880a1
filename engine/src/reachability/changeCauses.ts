/**
 * Why a pair differs between two states: the rules that allow it now or did before, the policies that isolate an end now
 * or did before, and what became of these. The reasons of both states come from the evaluator; here they are held against
 * each other.
 */
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import { keyOfPolicy, keyOfRule } from '../policy/contentKey.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { PortSet } from '../policy/portSet.ts';
import type { DirectionDecision, DirectionVerdict, Reason } from '../policy/verdict.ts';
import type { DiffEnd } from './diffEnds.ts';
import type { PortsChange, ReachabilityDiff } from './diffReachability.ts';
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

/** Finds causes; remembers what became of each policy. */
export class ChangeCauses {
  readonly #diff: ReachabilityDiff;
  readonly #policies: Readonly<Record<DiffTime, ReadonlyMap<string, Policy>>>;
  readonly #statuses = new Map<string, CauseStatus>();

  constructor(diff: ReachabilityDiff) {
    this.#diff = diff;
    this.#policies = { before: byId(diff.before.reachability), after: byId(diff.after.reachability) };
  }

  /** What made the ports of a pair differ; nothing where an end is in one state only, since that says it. */
  causesOf(from: DiffEnd, to: DiffEnd, { ports }: PortsChange): readonly ChangeCause[] {
    return DIRECTIONS.flatMap((direction) => {
      const before = decideEnds(this.#diff.before.reachability, direction, [from.before, to.before], ports);
      const after = decideEnds(this.#diff.after.reachability, direction, [from.after, to.after], ports);
      const found = before.flatMap((old) =>
        after
          .filter((current) => !old.ports.intersect(current.ports).isEmpty)
          .flatMap((current) => this.#causesBetween(old, current)),
      );
      return dropRepeated(found);
    });
  }

  #causesBetween(before: DirectionDecision, after: DirectionDecision): readonly ChangeCause[] {
    const [was, is] = [standing(before.verdict), standing(after.verdict)];
    if (was === is) {
      return [];
    }
    switch (is) {
      case 'passes':
        // What a rule lets pass now says enough; where nothing isolates any more, what did so before does.
        return after.verdict === 'allowed'
          ? this.#reasonsOf('after', after)
          : this.#reasonsOf('before', before);
      case 'denied':
        // What let it pass before is gone; where nothing isolated before, what does so now says enough.
        return before.verdict === 'notIsolated'
          ? this.#reasonsOf('after', after)
          : [...this.#reasonsOf('before', before), ...this.#denialsOf(after)];
      case 'unknown':
      case 'undefined':
        return this.#reasonsOf('after', after);
    }
  }

  /** Rules that deny now, where tiers have such. */
  #denialsOf(after: DirectionDecision): readonly ChangeCause[] {
    return this.#reasonsOf('after', {
      ...after,
      reasons: after.reasons.filter(({ effect, rule }) => effect === 'deny' && rule !== undefined),
    });
  }

  /** The rules that allow, else the policies that isolate, each once; what leaves it open otherwise. */
  #reasonsOf(time: DiffTime, { direction, verdict, reasons }: DirectionDecision): readonly ChangeCause[] {
    const isOfRules = verdict !== 'denied';
    return reasons.flatMap((reason) => {
      const policy = this.#policies[time].get(reason.policy);
      if (policy === undefined) {
        return [];
      }
      const isRule = isOfRules || (reason.effect === 'deny' && reason.rule !== undefined);
      const told = isRule ? reason : wholePolicy(reason);
      const status = this.#statusOf(time, direction, policy, told.rule);
      return [{ direction, time, effect: effectOf(verdict), status, policy, reason: told }];
    });
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

function decideEnds(
  reachability: Reachability,
  direction: Direction,
  [from, to]: readonly [DiffEnd['before'], DiffEnd['before']],
  ports: PortSet,
): readonly DirectionDecision[] {
  return from === undefined || to === undefined
    ? []
    : reachability.decideDirection(direction, { from, to, ports });
}

/** What a direction's verdict comes to for a pair. */
function standing(
  verdict: DirectionVerdict,
): 'passes' | Exclude<DirectionVerdict, 'allowed' | 'notIsolated'> {
  return verdict === 'allowed' || verdict === 'notIsolated' ? 'passes' : verdict;
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

/** The same about the policy as a whole: which of its rules does not match is not what made the difference. */
function wholePolicy(reason: Reason): Reason {
  return { ...reason, rule: undefined, effect: 'deny', because: undefined, span: reason.source.nameSpan };
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
