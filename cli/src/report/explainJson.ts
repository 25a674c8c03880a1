/**
 * `explain --format json`: the stable contract `podgate/explain/1`. One object for each pair and set of ports with one
 * verdict; a list of them, unless a port was asked for and there is one answer.
 */
import { locate, type Decision, type DirectionDecision, type Reason } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import type { ExplainReport, ResolvedPair } from './explainReport.ts';
import { jsonElements, jsonText } from './json.ts';
import type { PlaceOf } from './place.ts';

export function* renderExplainJson(report: ExplainReport): Generator<Line, void, undefined> {
  const answers = report.pairs.flatMap((pair) => answersOf(report, pair));
  const [only, ...others] = answers;
  if (report.port !== undefined && only !== undefined && others.length === 0) {
    yield [jsonText(only)];
    return;
  }
  yield ['['];
  for (const line of jsonElements('  ', answers)) {
    yield [line];
  }
  yield [']'];
}

function answersOf(report: ExplainReport, pair: ResolvedPair): readonly object[] {
  const { explanation } = pair;
  const head = headOf(report, pair);
  if (explanation.noPair === 'onePod') {
    const open = { verdict: 'allowed', reasons: [] };
    return [
      {
        ...head,
        ports: portsValue(explanation.ports),
        verdict: 'allowed',
        because: 'onePod',
        egress: open,
        ingress: open,
      },
    ];
  }
  return explanation.decisions.map((decision) => ({ ...head, ...decisionValue(decision, report.placeOf) }));
}

function headOf({ port }: ExplainReport, { from, to }: ResolvedPair): object {
  const service = from.service ?? to.service;
  return {
    schema: 'podgate/explain/1',
    from: from.shown.id,
    to: to.shown.id,
    ...(port === undefined ? {} : { port }),
    ...(service === undefined ? {} : { service: `${service.namespace ?? ''}/${service.name}` }),
  };
}

function decisionValue({ verdict, ports, egress, ingress }: Decision, placeOf: PlaceOf): object {
  return {
    ports: portsValue(ports),
    verdict,
    egress: directionValue(egress, placeOf),
    ingress: directionValue(ingress, placeOf),
  };
}

function portsValue(ports: Decision['ports']): unknown {
  return ports.isAll ? 'all' : ports.intervals;
}

function directionValue({ verdict, reasons }: DirectionDecision, placeOf: PlaceOf): object {
  return { verdict, reasons: reasons.map((reason) => reasonValue(reason, placeOf)) };
}

function reasonValue({ policy, rule, effect, because, source, span }: Reason, placeOf: PlaceOf): object {
  const { file, line } = placeOf(locate(source, span));
  return {
    policy,
    ...(rule === undefined ? {} : { rule }),
    effect,
    ...(because === undefined ? {} : { because }),
    file,
    line,
  };
}
