/**
 * `explain --format json`: the stable contract `podgate/explain/1`. One object for each pair and set of ports with one
 * verdict; a list of them, unless a port was asked for and there is one answer.
 */
import {
  formatMessage,
  locate,
  type Decision,
  type DirectionDecision,
  type ConnectionChange,
  type PortInterval,
  type Reason,
} from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import { groupAlike, type AlikePairs, type ExplainReport, type ResolvedPair } from './explainReport.ts';
import { jsonElements, jsonText } from './json.ts';
import type { PlaceOf } from './place.ts';

export function* renderExplainJson(report: ExplainReport): Generator<Line, void, undefined> {
  const answers = groupAlike(report.pairs).flatMap((alike) => {
    const opening = openingValue(report, alike);
    return alike.members.flatMap((pair) => answersOf(report, pair, opening));
  });
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

/** `opening` belongs to what is denied. */
function answersOf(
  report: ExplainReport,
  pair: ResolvedPair,
  opening: object | undefined,
): readonly object[] {
  const { decisions, noPair, ports } = pair.explanation;
  const head = headOf(report, pair);
  if (noPair === 'onePod') {
    const open = { verdict: 'allowed', reasons: [] };
    const answer = { ports: portsValue(ports), verdict: 'allowed', because: 'onePod' };
    return [{ ...head, ...answer, egress: open, ingress: open }];
  }
  return decisions.map((decision) => ({
    ...head,
    ...decisionValue(decision, report.placeOf),
    ...(decision.verdict === 'denied' && opening !== undefined ? { toOpen: opening } : {}),
  }));
}

function headOf({ port }: ExplainReport, { from, to }: ResolvedPair): object {
  const service = from.service ?? to.service;
  return {
    schema: 'podgate/explain/1',
    from: from.shown.id,
    to: to.shown.id,
    ...(port === undefined ? {} : { port: portValue(port) }),
    ...(service === undefined ? {} : { service: `${service.namespace ?? ''}/${service.name}` }),
  };
}

function portValue({ protocol, from, to }: PortInterval): object {
  return from === to ? { protocol, number: from } : { protocol, from, to };
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

// What would open it ----------------------------------------------------------------------------------------

function openingValue(report: ExplainReport, alike: AlikePairs): object | undefined {
  const answer = report.openingOf(alike);
  if (answer === undefined) {
    return undefined;
  }
  if (typeof answer === 'string') {
    return { changes: [], because: answer };
  }
  const { opening, ports, sideEffects, sideEffectRest } = answer;
  return {
    ports: portsValue(ports),
    changes: opening.changes.map((change) => changeValue(change, report.placeOf)),
    alsoOpens: sideEffects.map(({ from, to, ports: own }) => ({
      from: from.id,
      to: to.id,
      ports: portsValue(own),
    })),
    alsoOpensCount: sideEffects.length + sideEffectRest,
  };
}

function changeValue({ title, policy, file, edits }: ConnectionChange, placeOf: PlaceOf): object {
  return {
    title: formatMessage(title),
    policy,
    file: placeOf({ file, span: { start: 0, end: 0 } }).file,
    edits: edits.map(({ span, newText }) => {
      const { line, column, endLine, endColumn } = placeOf({ file, span });
      return { range: { start: { line, column }, end: { line: endLine, column: endColumn } }, newText };
    }),
  };
}
