/**
 * Every answer gets one number, so that rows are arrays of numbers and each combination is computed once. What the
 * answers are and how they combine is `outcome.ts`' business.
 */
import {
  agree,
  applyEffect,
  certainPair,
  combineEnds,
  DENIED_OUTCOME,
  endTier,
  finishWalk,
  isCertain,
  ISOLATION,
  NOT_ISOLATED_OUTCOME,
  passingPorts,
  POSSIBLE_ISOLATION,
  START_WALK,
  type Difference,
  type Doubts,
  type Effect,
  type Outcome,
  type Walk,
} from './outcome.ts';
import type { PortSet } from './portSet.ts';
import type { ReasonBecause } from './verdict.ts';

/** Numbers of walks, outcomes and effects mean something only within their table. */
export type WalkId = number;
export type OutcomeId = number;
export type EffectId = number;

export class OutcomeTable {
  /** The walk before any rule. */
  readonly start: WalkId;
  /** Everything is open: no policy isolates. */
  readonly notIsolated: OutcomeId;
  /** Everything is denied. */
  readonly denied: OutcomeId;

  readonly #ports = new PortNumbers();
  readonly #walks = new Interner<Walk>((walk) => keyOfWalk(walk, this.#ports));
  readonly #outcomes = new Interner<Outcome>((outcome) => keyOfOutcome(outcome, this.#ports));
  readonly #effects = new Interner<Effect>(
    ({ action, certain, maybe, because }) => `${action} ${because} ${this.#ports.keyOf(certain, maybe)}`,
  );
  readonly #steps: Memo[] = [];
  readonly #pairs: Memo[] = [];
  readonly #agreed = new Map<ReasonBecause, Memo[]>();
  readonly #passingPorts = new Map<OutcomeId, PortSet | undefined>();
  readonly #certainPairs = new Map<string, OutcomeId>();
  readonly #tierEnds: Memo = new Map();
  readonly #finished: Memo = new Map();
  readonly #isolation: EffectId;
  readonly #possibleIsolation: EffectId;

  constructor() {
    this.start = this.#walks.idOf(START_WALK);
    this.notIsolated = this.#outcomes.idOf(NOT_ISOLATED_OUTCOME);
    this.denied = this.#outcomes.idOf(DENIED_OUTCOME);
    this.#isolation = this.effectId(ISOLATION);
    this.#possibleIsolation = this.effectId(POSSIBLE_ISOLATION);
  }

  /** Outcomes have the numbers below this one. */
  get outcomeCount(): number {
    return this.#outcomes.count;
  }

  outcome(id: OutcomeId): Outcome {
    return this.#outcomes.get(id);
  }

  effectId(effect: Effect): EffectId {
    return this.#effects.idOf(effect);
  }

  /** The walk after a rule that matches the peer. */
  apply(walk: WalkId, effect: EffectId): WalkId {
    return memo(rowOf(this.#steps, walk), effect, () =>
      this.#walks.idOf(applyEffect(this.#walks.get(walk), this.#effects.get(effect))),
    );
  }

  /** The walk after an isolating policy's last word in its tier: what no rule decided is denied (S2, S3). */
  isolate(walk: WalkId): WalkId {
    return this.apply(walk, this.#isolation);
  }

  /** The same where it is open whether the network plugin isolates anything. */
  isolatePerhaps(walk: WalkId): WalkId {
    return this.apply(walk, this.#possibleIsolation);
  }

  /** The walk at the beginning of the next tier. */
  endTier(walk: WalkId): WalkId {
    return memo(this.#tierEnds, walk, () => this.#walks.idOf(endTier(this.#walks.get(walk))));
  }

  /** The answer when all tiers are through: what is still open is open to everybody (S1). */
  finish(walk: WalkId): OutcomeId {
    return memo(this.#finished, walk, () => this.#outcomes.idOf(finishWalk(this.#walks.get(walk))));
  }

  /** Both ends of a pair (S4): denied > unknown > undefined > allowed. */
  both(egress: OutcomeId, ingress: OutcomeId): OutcomeId {
    return memo(rowOf(this.#pairs, egress), ingress, () => {
      const leaving = this.#passing(egress);
      const entering = this.#passing(ingress);
      return leaving === undefined || entering === undefined
        ? this.#outcomes.idOf(combineEnds(this.outcome(egress), this.outcome(ingress)))
        : this.#certainPair(leaving.intersect(entering));
    });
  }

  /** The ports that pass by an answer in which nothing is open; `undefined` for the others. */
  #passing(id: OutcomeId): PortSet | undefined {
    if (!this.#passingPorts.has(id)) {
      const outcome = this.outcome(id);
      this.#passingPorts.set(id, isCertain(outcome) ? passingPorts(outcome) : undefined);
    }
    return this.#passingPorts.get(id);
  }

  /** Two possible worlds, of which the manifests do not say which is real: what differs is unknown. */
  either(left: OutcomeId, right: OutcomeId, because: ReasonBecause): OutcomeId {
    return this.#agree(left, right, { otherwise: 'unknown', because });
  }

  /** Two permitted ways of seeing a hostNetwork pod (S24): what differs is undefined. */
  eitherView(left: OutcomeId, right: OutcomeId): OutcomeId {
    return this.#agree(left, right, { otherwise: 'undefined', because: 'hostNetwork' });
  }

  /** Many pairs end in few answers, most of them in none: these are found by their ports alone. */
  #certainPair(allowed: PortSet): OutcomeId {
    if (allowed.isEmpty) {
      return this.denied;
    }
    let id = this.#certainPairs.get(allowed.key);
    if (id === undefined) {
      id = this.#outcomes.idOf(certainPair(allowed));
      this.#certainPairs.set(allowed.key, id);
    }
    return id;
  }

  #agree(left: OutcomeId, right: OutcomeId, difference: Difference): OutcomeId {
    let rows = this.#agreed.get(difference.because);
    if (rows === undefined) {
      rows = [];
      this.#agreed.set(difference.because, rows);
    }
    return memo(rowOf(rows, left), right, () =>
      this.#outcomes.idOf(agree(this.outcome(left), this.outcome(right), difference)),
    );
  }
}

/** Gives equal values one number, counting from 0. */
class Interner<T> {
  readonly #ids = new Map<string, number>();
  readonly #values: T[] = [];
  readonly #keyOf: (value: T) => string;

  constructor(keyOf: (value: T) => string) {
    this.#keyOf = keyOf;
  }

  get count(): number {
    return this.#values.length;
  }

  idOf(value: T): number {
    const key = this.#keyOf(value);
    const known = this.#ids.get(key);
    if (known !== undefined) {
      return known;
    }
    this.#values.push(value);
    this.#ids.set(key, this.#values.length - 1);
    return this.#values.length - 1;
  }

  get(id: number): T {
    const value = this.#values[id];
    if (value === undefined) {
      throw new RangeError(`no value has the number ${id}`);
    }
    return value;
  }
}

/** Results by number. */
type Memo = Map<number, number>;

/** The results for one first number; two small keys are looked up faster than one large one. */
function rowOf(rows: Memo[], first: number): Memo {
  // Grown without gaps: an array with gaps is looked up like a map.
  while (rows.length <= first) {
    rows.push(new Map());
  }
  return rows[first] ?? new Map();
}

function memo(known: Memo, key: number, compute: () => number): number {
  let value = known.get(key);
  if (value === undefined) {
    value = compute();
    known.set(key, value);
  }
  return value;
}

function keyOfWalk(walk: Walk, ports: PortNumbers): string {
  const { open, passed, allowed, denied, unknown, mayAllow, mayDeny, mayPass, doubts } = walk;
  const key = ports.keyOf(open, passed, allowed, denied, unknown, mayAllow, mayDeny, mayPass);
  return `${key}${keyOfDoubts(doubts, ports)}`;
}

function keyOfOutcome(outcome: Outcome, ports: PortNumbers): string {
  const { allowed, notIsolated, denied, unknown, doubts } = outcome;
  const key = ports.keyOf(allowed, notIsolated, denied, unknown, outcome.undefined);
  return `${key}${keyOfDoubts(doubts, ports)}`;
}

function keyOfDoubts(doubts: Doubts, numbers: PortNumbers): string {
  return doubts.map(({ because, ports }) => ` ${because} ${numbers.keyOf(ports)}`).join('');
}

/** Numbers ports: short keys for lists of sets. */
class PortNumbers {
  readonly #byKey = new Map<string, number>();

  /** Equal for equal lists of sets, and for no others. */
  keyOf(...sets: readonly PortSet[]): string {
    let key = '';
    for (const set of sets) {
      key += `${this.#numberOf(set)} `;
    }
    return key;
  }

  #numberOf(set: PortSet): number {
    let number = this.#byKey.get(set.key);
    if (number === undefined) {
      number = this.#byKey.size;
      this.#byKey.set(set.key, number);
    }
    return number;
  }
}
