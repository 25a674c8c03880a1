/**
 * One pair with its reasons: the verdicts come from the evaluator's answers, the reasons from the rules that made
 * them. It decides nothing itself, so that an explanation cannot disagree with the verdict.
 */
import type { Direction } from '../k8s/resource.ts';
import type { CompiledCluster } from './compile.ts';
import type { Answers } from './evaluate.ts';
import { directionOutcome, endsOf } from './flows.ts';
import type { Outcome } from './outcome.ts';
import type { PortSet } from './portSet.ts';
import { portsReadDifferently, reasonsFor } from './reasons.ts';
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

/**
 * The decisions on a pair of slots, disjoint in ports and together those that are asked about, what is allowed first
 * and what is denied last. One for each pair of verdicts; ports that the network plugin reads differently stand apart,
 * since they have other reasons.
 */
export function decide(compiled: CompiledCluster, answers: Answers, pair: AskedPair): readonly Decision[] {
  const { from, to } = pair;
  const partsIn = (direction: Direction): readonly Part[] => {
    const parts = partsInDirection(compiled, answers, direction, pair);
    const apart = portsReadDifferently(compiled, answers, { direction, ...endsOf(direction, from, to) });
    return apart.isEmpty ? parts : parts.flatMap((part) => splitPart(part, apart));
  };
  const explain = (direction: Direction, { verdict, ports }: Part): DirectionDecision => {
    const question = { direction, verdict, ports, ...endsOf(direction, from, to) };
    return { direction, verdict, ports, reasons: reasonsFor(compiled, answers, question) };
  };
  const entries = partsIn('ingress');
  const decisions = partsIn('egress').flatMap((leaving) =>
    entries.flatMap((entering): readonly Decision[] => {
      const ports = leaving.ports.intersect(entering.ports);
      if (ports.isEmpty) {
        return [];
      }
      const egress = explain('egress', { ...leaving, ports });
      const ingress = explain('ingress', { ...entering, ports });
      return [{ verdict: combineVerdicts(leaving.verdict, entering.verdict), ports, egress, ingress }];
    }),
  );
  return decisions.sort(
    (left, right) => PRECEDENCE.indexOf(right.verdict) - PRECEDENCE.indexOf(left.verdict),
  );
}

/**
 * One direction of a pair: the parts of the ports that are asked about, each with what made it so. Reasons are looked for
 * when somebody reads them, since they cost much more than the verdicts.
 */
export function decideDirection(
  compiled: CompiledCluster,
  answers: Answers,
  direction: Direction,
  pair: AskedPair,
): readonly DirectionDecision[] {
  const ends = endsOf(direction, pair.from, pair.to);
  return partsInDirection(compiled, answers, direction, pair).map(({ verdict, ports }) => ({
    direction,
    verdict,
    ports,
    get reasons() {
      return reasonsFor(compiled, answers, { direction, verdict, ports, ...ends });
    },
  }));
}

/** The ports that share a verdict in one direction. */
interface Part {
  readonly verdict: DirectionVerdict;
  readonly ports: PortSet;
}

function partsInDirection(
  compiled: CompiledCluster,
  answers: Answers,
  direction: Direction,
  { from, to, ports }: AskedPair,
): readonly Part[] {
  const ends = endsOf(direction, from, to);
  return partsOf(answers.table.outcome(directionOutcome(compiled, answers, direction, ends)), ports);
}

function splitPart({ verdict, ports }: Part, apart: PortSet): readonly Part[] {
  return [ports.subtract(apart), ports.intersect(apart)]
    .filter((set) => !set.isEmpty)
    .map((set) => ({ verdict, ports: set }));
}

function partsOf(outcome: Outcome, asked: PortSet): readonly Part[] {
  return DIRECTION_VERDICTS.map((verdict) => ({ verdict, ports: outcome[verdict].intersect(asked) })).filter(
    ({ ports }) => !ports.isEmpty,
  );
}

function combineVerdicts(egress: DirectionVerdict, ingress: DirectionVerdict): Verdict {
  const both = [egress, ingress].map((verdict) => (verdict === 'notIsolated' ? 'allowed' : verdict));
  return PRECEDENCE.find((verdict) => both.includes(verdict)) ?? 'allowed';
}
