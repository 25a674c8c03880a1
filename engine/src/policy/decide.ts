/**
 * One pair with its reasons: the verdicts come from the evaluator's answers, the reasons from the rules that made
 * them. It decides nothing itself, so that an explanation cannot disagree with the verdict.
 */
import type { Direction } from '../k8s/resource.ts';
import { DIRECTIONS, type CompiledCluster } from './compile.ts';
import type { Answers } from './evaluate.ts';
import { directionOutcome, endsOf } from './flows.ts';
import type { Outcome } from './outcome.ts';
import type { PortSet } from './portSet.ts';
import { reasonsFor } from './reasons.ts';
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

/** The decisions on a pair of slots, disjoint in ports and together all ports; one for each pair of verdicts. */
export function decide(
  compiled: CompiledCluster,
  answers: Answers,
  from: number,
  to: number,
): readonly Decision[] {
  const [ingress, egress] = DIRECTIONS.map((direction) => {
    const id = directionOutcome(compiled, answers, direction, endsOf(direction, from, to));
    return partsOf(answers.table.outcome(id));
  });
  const decisions: Decision[] = [];
  for (const leaving of egress ?? []) {
    for (const entering of ingress ?? []) {
      const ports = leaving.ports.intersect(entering.ports);
      if (!ports.isEmpty) {
        const explain = (direction: Direction, verdict: DirectionVerdict): DirectionDecision => ({
          direction,
          verdict,
          ports,
          reasons: reasonsFor(compiled, answers, {
            direction,
            verdict,
            ports,
            ...endsOf(direction, from, to),
          }),
        });
        decisions.push({
          verdict: combineVerdicts(leaving.verdict, entering.verdict),
          ports,
          egress: explain('egress', leaving.verdict),
          ingress: explain('ingress', entering.verdict),
        });
      }
    }
  }
  return decisions.sort(
    (left, right) => PRECEDENCE.indexOf(right.verdict) - PRECEDENCE.indexOf(left.verdict),
  );
}

function partsOf(
  outcome: Outcome,
): readonly { readonly verdict: DirectionVerdict; readonly ports: PortSet }[] {
  return DIRECTION_VERDICTS.map((verdict) => ({ verdict, ports: outcome[verdict] })).filter(
    ({ ports }) => !ports.isEmpty,
  );
}

function combineVerdicts(egress: DirectionVerdict, ingress: DirectionVerdict): Verdict {
  const both = [egress, ingress].map((verdict) => (verdict === 'notIsolated' ? 'allowed' : verdict));
  return PRECEDENCE.find((verdict) => both.includes(verdict)) ?? 'allowed';
}
