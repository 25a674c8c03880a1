/**
 * Why a pair is as it is, from the tables of a report: the answers of both directions, joined port by port as
 * `podgate explain` joins them. It reads what was decided and decides nothing.
 */
import type { ExplainDecision, ExplainDirection } from '../../../protocol/src/explain.ts';
import type { ReportDirection, ReportPart, ReportReasons } from '../../../protocol/src/report.ts';
import type {
  WireConnection,
  WireDirectionVerdict,
  WireReason,
  WireVerdict,
} from '../../../protocol/src/verdicts.ts';
import { intersectPorts } from './intersectPorts.ts';

type Ports = WireConnection['ports'];

/** For both ends of a pair; the first that either has counts. */
const PRECEDENCE: readonly WireVerdict[] = ['denied', 'unknown', 'undefined', 'allowed'];

/** The decisions on a pair of the matrix' endpoints, what is allowed first, what is denied last. */
export function decisionsOf(reasons: ReportReasons, from: number, to: number): readonly ExplainDecision[] {
  const [source = 0, destination = 0] = [reasons.classOf[from], reasons.classOf[to]];
  const entering = answerOf(reasons.ingress, destination, source);
  const decisions = answerOf(reasons.egress, source, destination).flatMap((leaving) =>
    entering.flatMap((part) => join(reasons, leaving, part)),
  );
  return decisions.sort(
    (left, right) => PRECEDENCE.indexOf(right.verdict) - PRECEDENCE.indexOf(left.verdict),
  );
}

function answerOf(
  { rowOf, rows, answers }: ReportDirection,
  subject: number,
  peer: number,
): readonly ReportPart[] {
  const runs = rows[rowOf[subject] ?? -1] ?? [];
  let end = 0;
  for (let index = 0; index < runs.length; index += 2) {
    end += runs[index + 1] ?? 0;
    if (peer < end) {
      return answers[runs[index] ?? -1] ?? [];
    }
  }
  return [];
}

function join(reasons: ReportReasons, leaving: ReportPart, entering: ReportPart): readonly ExplainDecision[] {
  const portsOf = (number: number): Ports => reasons.ports[number] ?? [];
  const ports = intersectPorts(portsOf(leaving.ports), portsOf(entering.ports));
  if (isEmpty(ports)) {
    return [];
  }
  const explain = (part: ReportPart): ExplainDirection => ({
    verdict: part.verdict,
    reasons: part.choices.flatMap((choice) => chooseReason(reasons, choice, ports) ?? []),
  });
  return [
    {
      verdict: combineVerdicts(leaving.verdict, entering.verdict),
      ports,
      egress: explain(leaving),
      ingress: explain(entering),
    },
  ];
}

/** Of several reasons the first whose ports are among those that are asked about. */
function chooseReason(
  { reasons, ports }: ReportReasons,
  choice: readonly number[],
  asked: Ports,
): WireReason | undefined {
  for (let index = 0; index < choice.length; index += 2) {
    const on = ports[choice[index + 1] ?? -1] ?? [];
    if (!isEmpty(intersectPorts(on, asked))) {
      return reasons[choice[index] ?? -1];
    }
  }
  return undefined;
}

function combineVerdicts(egress: WireDirectionVerdict, ingress: WireDirectionVerdict): WireVerdict {
  const both = [egress, ingress].map((verdict) => (verdict === 'notIsolated' ? 'allowed' : verdict));
  return PRECEDENCE.find((verdict) => both.includes(verdict)) ?? 'allowed';
}

function isEmpty(ports: Ports): boolean {
  return ports !== 'all' && ports.length === 0;
}
