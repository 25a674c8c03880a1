/**
 * What a direction or a pair answers, as sets of ports by verdict, and the algebra on them: rules, isolation, tiers,
 * both ends, and what is open. Pure functions on values; `outcomeTable.ts` gives the values numbers. Which rules apply
 * to whom is not asked here.
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
export interface Walk {
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

/** An isolating policy's last word in its tier: what no rule decided is denied (S2, S3). */
export const ISOLATION: Effect = {
  action: 'deny',
  certain: PortSet.ALL,
  maybe: PortSet.EMPTY,
  because: 'noRules',
};

/** The same where it is open whether the network plugin isolates anything. */
export const POSSIBLE_ISOLATION: Effect = {
  action: 'deny',
  certain: PortSet.EMPTY,
  maybe: PortSet.ALL,
  because: 'cni',
};

export const START_WALK: Walk = {
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

export const NOT_ISOLATED_OUTCOME: Outcome = {
  allowed: PortSet.EMPTY,
  notIsolated: PortSet.ALL,
  denied: PortSet.EMPTY,
  unknown: PortSet.EMPTY,
  undefined: PortSet.EMPTY,
  doubts: [],
};

/** Everything is denied. */
export const DENIED_OUTCOME: Outcome = {
  ...NOT_ISOLATED_OUTCOME,
  notIsolated: PortSet.EMPTY,
  denied: PortSet.ALL,
};

/** What becomes of ports on which two answers differ, and why. A cause belongs to one verdict only. */
export interface Difference {
  readonly otherwise: 'unknown' | 'undefined';
  readonly because: ReasonBecause;
}

/**
 * One rule meets a walk. What it decides for sure leaves `open`: into the verdict, or into `unknown` where an
 * earlier rule may have decided otherwise. Where the walk may have passed out of the tier before, the rule decides
 * only perhaps, and the port goes on to the next tier.
 */
export function applyEffect(walk: Walk, effect: Effect): Walk {
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

/**
 * What nothing but the network plugin leaves open is undefined; what the manifests leave open as well is unknown, since
 * among alternatives unknown goes before undefined.
 */
export function finishWalk(walk: Walk): Outcome {
  const open = walk.unknown.union(walk.open.intersect(walk.mayDeny));
  const unknown = portsOf(walk.doubts.filter(({ because }) => !isLeftOpen(because))).intersect(open);
  const parts = { unknown, undefined: open.subtract(unknown) };
  return {
    allowed: walk.allowed,
    notIsolated: walk.open.subtract(walk.mayDeny),
    denied: walk.denied,
    ...parts,
    doubts: doubtsWithin(walk.doubts, parts),
  };
}

export function combineEnds(egress: Outcome, ingress: Outcome): Outcome {
  const denied = egress.denied.union(ingress.denied);
  const unknown = egress.unknown.union(ingress.unknown).subtract(denied);
  const undecided = denied.union(unknown);
  const open = egress.undefined.union(ingress.undefined).subtract(undecided);
  const doubts = ingress.doubts.reduce(
    (all, { because, ports }) => addDoubt(all, because, ports),
    egress.doubts,
  );
  const parts = { unknown, undefined: open };
  return {
    allowed: PortSet.ALL.subtract(undecided).subtract(open),
    notIsolated: PortSet.EMPTY,
    denied,
    ...parts,
    doubts: doubtsWithin(doubts, parts),
  };
}

/** An answer for a pair of which nothing is open. */
export function certainPair(allowed: PortSet): Outcome {
  return { ...NOT_ISOLATED_OUTCOME, allowed, notIsolated: PortSet.EMPTY, denied: allowed.complement() };
}

/** The next tier begins: what passed is open again. */
export function endTier(walk: Walk): Walk {
  return {
    ...walk,
    open: walk.open.union(walk.passed),
    passed: PortSet.EMPTY,
    mayPass: PortSet.EMPTY,
  };
}

/** Ports on which both agree keep their verdict (being allowed and not being isolated agree); the others get `otherwise`. */
export function agree(left: Outcome, right: Outcome, { otherwise, because }: Difference): Outcome {
  const openLeft = passingPorts(left);
  const openRight = passingPorts(right);
  const notIsolated = left.notIsolated.intersect(right.notIsolated);
  const agreed = {
    allowed: openLeft.intersect(openRight).subtract(notIsolated),
    notIsolated,
    denied: left.denied.intersect(right.denied),
    unknown: left.unknown.intersect(right.unknown),
    undefined: left.undefined.intersect(right.undefined),
  };
  const rest = Object.values(agreed).reduce((ports, set) => ports.subtract(set), PortSet.ALL);
  const kept = doubtsWithin([...left.doubts, ...right.doubts], agreed);
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

/** The ports on which traffic passes for sure. */
export function passingPorts(outcome: Outcome): PortSet {
  return outcome.allowed.union(outcome.notIsolated);
}

/** Whether nothing is left open. */
export function isCertain(outcome: Outcome): boolean {
  return outcome.unknown.isEmpty && outcome.undefined.isEmpty;
}

/** A cause belongs to one verdict: doubts of the one do not explain ports of the other. */
function doubtsWithin(doubts: Doubts, parts: Pick<Outcome, 'unknown' | 'undefined'>): Doubts {
  return doubts.length === 0
    ? doubts
    : doubts
        .map(({ because, ports }) => ({
          because,
          ports: ports.intersect(isLeftOpen(because) ? parts.undefined : parts.unknown),
        }))
        .filter(({ ports }) => !ports.isEmpty);
}

/** Left open by Kubernetes or the network plugin, not by the manifests. */
function isLeftOpen(because: ReasonBecause): boolean {
  return because === 'hostNetwork' || because === 'cni';
}

function portsOf(doubts: Doubts): PortSet {
  return doubts.reduce((all, { ports }) => all.union(ports), PortSet.EMPTY);
}
