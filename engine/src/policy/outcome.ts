/**
 * What a direction or a pair answers, as sets of ports by verdict, and the algebra on them. Every answer gets one
 * number, so that rows are arrays of numbers and each combination is computed once. Which rules apply to whom is
 * not asked here.
 */
import { PortSet } from './portSet.ts';
import type { Action } from './policy.ts';
import type { ReasonBecause } from './verdict.ts';

/**
 * A finished answer. INVARIANT (ports covered once): the five sets are disjoint and together are all ports.
 * `notIsolated` is allowed because nothing isolates; for a pair it is always empty, merged into `allowed`.
 */
export interface Outcome {
  readonly allowed: PortSet;
  readonly notIsolated: PortSet;
  readonly denied: PortSet;
  readonly unknown: PortSet;
  readonly undefined: PortSet;
  /** What leaves ports unknown or undefined; ports may have several causes. */
  readonly doubts: Doubts;
}

/** Ports by what leaves them open. */
export type Doubts = readonly { readonly because: ReasonBecause; readonly ports: PortSet }[];

/** What one rule does to the flows whose peer it matches: for sure on `certain`, perhaps on `maybe`. */
export interface Effect {
  readonly action: Action;
  readonly certain: PortSet;
  readonly maybe: PortSet;
  /** What makes it open whether the rule acts on `maybe`. */
  readonly because: ReasonBecause;
}

/** An answer in the making. Ports leave `open` when something decides them; what may have been decided stays open, marked. */
interface Walk {
  readonly open: PortSet;
  /** Left the tier by `pass`; open again in the next one. */
  readonly passed: PortSet;
  readonly allowed: PortSet;
  readonly denied: PortSet;
  readonly unknown: PortSet;
  /** Ports that an earlier rule may have allowed, denied, or passed on. */
  readonly mayAllow: PortSet;
  readonly mayDeny: PortSet;
  readonly mayPass: PortSet;
  readonly doubts: Doubts;
}

const START: Walk = {
  open: PortSet.ALL,
  passed: PortSet.EMPTY,
  allowed: PortSet.EMPTY,
  denied: PortSet.EMPTY,
  unknown: PortSet.EMPTY,
  mayAllow: PortSet.EMPTY,
  mayDeny: PortSet.EMPTY,
  mayPass: PortSet.EMPTY,
  doubts: [],
};

const NOT_ISOLATED_OUTCOME: Outcome = {
  allowed: PortSet.EMPTY,
  notIsolated: PortSet.ALL,
  denied: PortSet.EMPTY,
  unknown: PortSet.EMPTY,
  undefined: PortSet.EMPTY,
  doubts: [],
};

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
  readonly #tierEnds: Memo = new Map();
  readonly #finished: Memo = new Map();
  readonly #isolation: EffectId;

  constructor() {
    this.start = this.#walks.idOf(START);
    this.notIsolated = this.#outcomes.idOf(NOT_ISOLATED_OUTCOME);
    this.denied = this.#outcomes.idOf({
      ...NOT_ISOLATED_OUTCOME,
      notIsolated: PortSet.EMPTY,
      denied: PortSet.ALL,
    });
    this.#isolation = this.effectId({
      action: 'deny',
      certain: PortSet.ALL,
      maybe: PortSet.EMPTY,
      because: 'noRules',
    });
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

  /** The walk at the beginning of the next tier. */
  endTier(walk: WalkId): WalkId {
    return memo(this.#tierEnds, walk, () => {
      const ended = this.#walks.get(walk);
      return this.#walks.idOf({
        ...ended,
        open: ended.open.union(ended.passed),
        passed: PortSet.EMPTY,
        mayPass: PortSet.EMPTY,
      });
    });
  }

  /** The answer when all tiers are through: what is still open is open to everybody (S1). */
  finish(walk: WalkId): OutcomeId {
    return memo(this.#finished, walk, () => this.#outcomes.idOf(finishWalk(this.#walks.get(walk))));
  }

  /** Both ends of a pair (S4): denied > unknown > undefined > allowed. */
  both(egress: OutcomeId, ingress: OutcomeId): OutcomeId {
    return memo(rowOf(this.#pairs, egress), ingress, () =>
      this.#outcomes.idOf(combineEnds(this.outcome(egress), this.outcome(ingress))),
    );
  }

  /** Two possible worlds, of which the manifests do not say which is real: what differs is unknown. */
  either(left: OutcomeId, right: OutcomeId, because: ReasonBecause): OutcomeId {
    return this.#agree(left, right, { otherwise: 'unknown', because });
  }

  /** Two permitted ways of seeing a hostNetwork pod (S24): what differs is undefined. */
  eitherView(left: OutcomeId, right: OutcomeId): OutcomeId {
    return this.#agree(left, right, { otherwise: 'undefined', because: 'hostNetwork' });
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

/** What becomes of ports on which two answers differ, and why. A cause belongs to one verdict only. */
interface Difference {
  readonly otherwise: 'unknown' | 'undefined';
  readonly because: ReasonBecause;
}

/**
 * One rule meets a walk. What it decides for sure leaves `open`: into the verdict, or into `unknown` where an
 * earlier rule may have decided otherwise. Where the walk may have passed out of the tier before, the rule decides
 * only perhaps, and the port goes on to the next tier.
 */
function applyEffect(walk: Walk, effect: Effect): Walk {
  const reached = effect.certain.intersect(walk.open);
  const certain = reached.subtract(walk.mayPass);
  const onlyPerhaps = reached.intersect(walk.mayPass);
  const maybe = effect.maybe.intersect(walk.open).subtract(reached);
  const next = {
    ...walk,
    open: walk.open.subtract(reached),
    passed: walk.passed.union(onlyPerhaps),
    doubts: addDoubt(walk.doubts, effect.because, maybe),
  };
  const marked = maybe.union(onlyPerhaps);
  switch (effect.action) {
    case 'allow':
      return {
        ...next,
        allowed: walk.allowed.union(certain.subtract(walk.mayDeny)),
        unknown: walk.unknown.union(certain.intersect(walk.mayDeny)),
        mayAllow: walk.mayAllow.union(marked),
      };
    case 'deny':
      return {
        ...next,
        denied: walk.denied.union(certain.subtract(walk.mayAllow)),
        unknown: walk.unknown.union(certain.intersect(walk.mayAllow)),
        mayDeny: walk.mayDeny.union(marked),
      };
    case 'pass':
      return { ...next, passed: walk.passed.union(reached), mayPass: walk.mayPass.union(maybe) };
  }
}

function finishWalk(walk: Walk): Outcome {
  const unknown = walk.unknown.union(walk.open.intersect(walk.mayDeny));
  return {
    allowed: walk.allowed,
    notIsolated: walk.open.subtract(walk.mayDeny),
    denied: walk.denied,
    unknown,
    undefined: PortSet.EMPTY,
    doubts: doubtsWithin(walk.doubts, unknown),
  };
}

function combineEnds(egress: Outcome, ingress: Outcome): Outcome {
  const denied = egress.denied.union(ingress.denied);
  const unknown = egress.unknown.union(ingress.unknown).subtract(denied);
  const undecided = denied.union(unknown);
  const open = egress.undefined.union(ingress.undefined).subtract(undecided);
  const doubts = ingress.doubts.reduce(
    (all, { because, ports }) => addDoubt(all, because, ports),
    egress.doubts,
  );
  return {
    allowed: PortSet.ALL.subtract(undecided).subtract(open),
    notIsolated: PortSet.EMPTY,
    denied,
    unknown,
    undefined: open,
    doubts: doubtsWithin(doubts, unknown.union(open)),
  };
}

/** Ports on which both agree keep their verdict (being allowed and not being isolated agree); the others get `otherwise`. */
function agree(left: Outcome, right: Outcome, { otherwise, because }: Difference): Outcome {
  const openLeft = left.allowed.union(left.notIsolated);
  const openRight = right.allowed.union(right.notIsolated);
  const notIsolated = left.notIsolated.intersect(right.notIsolated);
  const agreed = {
    allowed: openLeft.intersect(openRight).subtract(notIsolated),
    notIsolated,
    denied: left.denied.intersect(right.denied),
    unknown: left.unknown.intersect(right.unknown),
    undefined: left.undefined.intersect(right.undefined),
  };
  const rest = Object.values(agreed).reduce((ports, set) => ports.subtract(set), PortSet.ALL);
  const kept = doubtsWithin([...left.doubts, ...right.doubts], agreed.unknown.union(agreed.undefined));
  const doubts = kept.reduce((all, doubt) => addDoubt(all, doubt.because, doubt.ports), NO_DOUBTS);
  return {
    ...agreed,
    [otherwise]: agreed[otherwise].union(rest),
    doubts: addDoubt(doubts, because, rest),
  };
}

const NO_DOUBTS: Doubts = [];

/** INVARIANT (sorted doubts): one entry for each cause, in the order of their names, none without ports. */
function addDoubt(doubts: Doubts, because: ReasonBecause, ports: PortSet): Doubts {
  if (ports.isEmpty) {
    return doubts;
  }
  const known = doubts.find((doubt) => doubt.because === because);
  const others = doubts.filter((doubt) => doubt !== known);
  const added = { because, ports: known === undefined ? ports : known.ports.union(ports) };
  return [...others, added].sort((left, right) => (left.because < right.because ? -1 : 1));
}

function doubtsWithin(doubts: Doubts, within: PortSet): Doubts {
  return doubts.length === 0
    ? doubts
    : doubts
        .map(({ because, ports }) => ({ because, ports: ports.intersect(within) }))
        .filter(({ ports }) => !ports.isEmpty);
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
  return (rows[first] ??= new Map());
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

/** Numbers ports: most sets of a walk are the very objects of the walk before, so that their number is at hand. */
class PortNumbers {
  readonly #known = new Map<PortSet, number>();
  readonly #byKey = new Map<string, number>();

  /** Equal for equal lists of sets, and for no others. */
  keyOf(...sets: readonly PortSet[]): string {
    return sets.map((set) => this.#numberOf(set)).join(' ');
  }

  #numberOf(set: PortSet): number {
    let number = this.#known.get(set);
    if (number === undefined) {
      number = this.#byKey.get(set.key) ?? this.#byKey.size;
      this.#byKey.set(set.key, number);
      this.#known.set(set, number);
    }
    return number;
  }
}
