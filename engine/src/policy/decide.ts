/**
 * One pair with its reasons: the verdicts come from the evaluator's answers, the reasons from the rules that made
 * them. It decides nothing itself, so that an explanation cannot disagree with the verdict.
 */
import type { Direction } from '../k8s/resource.ts';
import type { CompiledCluster } from './compile.ts';
import type { Answers } from './evaluate.ts';
import { directionOutcome, endsOf, type Ends } from './flows.ts';
import type { Outcome } from './outcome.ts';
import { PortSet } from './portSet.ts';
import { chooseReasons, portsReadDifferently, reasonChoices, type ReasonChoice } from './reasons.ts';
import type { Decision, DirectionDecision, DirectionVerdict, Verdict } from './verdict.ts';

const DIRECTION_VERDICTS: readonly DirectionVerdict[] = [
  'allowed',
  'notIsolated',
  'denied',
  'unknown',
  'undefined',
];

/** Worst first, for both ends of a pair. */
const PRECEDENCE: readonly Verdict[] = ['denied', 'unknown', 'undefined', 'allowed'];

/** A pair of slots, and the ports that are asked about. */
interface AskedPair {
  readonly from: number;
  readonly to: number;
  readonly ports: PortSet;
}

/** The ports of one direction that share a verdict, and what policies and rules have to do with it. */
export interface DirectionPart {
  readonly verdict: DirectionVerdict;
  readonly ports: PortSet;
  readonly reasons: readonly ReasonChoice[];
}

/**
 * The decisions on a pair of slots, disjoint in ports and together those that are asked about, what is allowed first
 * and what is denied last. One for each pair of verdicts; ports that the network plugin reads differently stand apart,
 * since they have other reasons.
 */
export function decide(
  compiled: CompiledCluster,
  answers: Answers,
  { from, to, ports }: AskedPair,
): readonly Decision[] {
  const explain = (direction: Direction): readonly DirectionPart[] =>
    explainDirection(compiled, answers, direction, endsOf(direction, from, to))
      .map((part) => ({ ...part, ports: part.ports.intersect(ports) }))
      .filter((part) => !part.ports.isEmpty);
  return joinDirections(explain('egress'), explain('ingress'));
}

/**
 * One direction of a pair: the parts of the ports that are asked about, each with what made it so. Reasons are looked for
 * when somebody reads them, since they cost much more than the verdicts.
 */
export function decideDirection(
  compiled: CompiledCluster,
  answers: Answers,
  direction: Direction,
  { from, to, ports: asked }: AskedPair,
): readonly DirectionDecision[] {
  const ends = endsOf(direction, from, to);
  const outcome = answers.table.outcome(directionOutcome(compiled, answers, direction, ends));
  return partsOf(outcome, asked).map(({ verdict, ports }) => ({
    direction,
    verdict,
    ports,
    get reasons() {
      return chooseReasons(reasonChoices(compiled, answers, { direction, verdict, ...ends }), ports);
    },
  }));
}

/** One direction of a pair, whatever the other answers; the parts are together all ports. */
export function explainDirection(
  compiled: CompiledCluster,
  answers: Answers,
  direction: Direction,
  ends: Ends,
): readonly DirectionPart[] {
  const parts = partsOf(answers.table.outcome(directionOutcome(compiled, answers, direction, ends)));
  const apart = portsReadDifferently(compiled, answers, { direction, ...ends });
  const split = apart.isEmpty ? parts : parts.flatMap((part) => splitPart(part, apart));
  return split.map(({ verdict, ports }) => ({
    verdict,
    ports,
    reasons: reasonChoices(compiled, answers, { direction, verdict, ...ends }),
  }));
}

/** The decisions on a pair from both of its directions. */
export function joinDirections(
  egress: readonly DirectionPart[],
  ingress: readonly DirectionPart[],
): readonly Decision[] {
  const decideIn = (
    direction: Direction,
    { verdict, reasons }: DirectionPart,
    ports: PortSet,
  ): DirectionDecision => ({
    direction,
    verdict,
    ports,
    reasons: chooseReasons(reasons, ports),
  });
  const decisions = egress.flatMap((leaving) =>
    ingress.flatMap((entering): readonly Decision[] => {
      const ports = leaving.ports.intersect(entering.ports);
      if (ports.isEmpty) {
        return [];
      }
      const verdict = combineVerdicts(leaving.verdict, entering.verdict);
      const ends = {
        egress: decideIn('egress', leaving, ports),
        ingress: decideIn('ingress', entering, ports),
      };
      return [{ verdict, ports, ...ends }];
    }),
  );
  return decisions.sort(
    (left, right) => PRECEDENCE.indexOf(right.verdict) - PRECEDENCE.indexOf(left.verdict),
  );
}

/** The ports that share a verdict in one direction. */
interface Part {
  readonly verdict: DirectionVerdict;
  readonly ports: PortSet;
}

function splitPart({ verdict, ports }: Part, apart: PortSet): readonly Part[] {
  return [ports.subtract(apart), ports.intersect(apart)]
    .filter((set) => !set.isEmpty)
    .map((set) => ({ verdict, ports: set }));
}

function partsOf(outcome: Outcome, asked: PortSet = PortSet.ALL): readonly Part[] {
  return DIRECTION_VERDICTS.map((verdict) => ({ verdict, ports: outcome[verdict].intersect(asked) })).filter(
    ({ ports }) => !ports.isEmpty,
  );
}

function combineVerdicts(egress: DirectionVerdict, ingress: DirectionVerdict): Verdict {
  const both = [egress, ingress].map((verdict) => (verdict === 'notIsolated' ? 'allowed' : verdict));
  return PRECEDENCE.find((verdict) => both.includes(verdict)) ?? 'allowed';
}
