/**
 * `explain --format text`: in the order in which a person asks. Can it, who decides on either side and where, and what
 * would have to change.
 */
import {
  formatMessage,
  listHidden,
  nameAddresses,
  portSetOf,
  toPlainText,
  writeStatements,
  type Decision,
  type DirectionDecision,
  type DirectionVerdict,
  type Endpoint,
  type ExplainedPair,
  type InlineText,
  type PortInterval,
  type UnitPlace,
  type Statement,
  type Verdict,
} from '../../../engine/src/index.ts';
import { writePort } from '../options/parsePort.ts';
import { countText } from '../output/countText.ts';
import { styled, type Line, type Style } from '../output/line.ts';
import { wrapWords } from '../output/wrapWords.ts';
import { groupAlike, type AlikePairs, type ExplainReport } from './explainReport.ts';
import { incompletenessNotes } from './incompleteness.ts';
import { signedLines } from './signedLines.ts';
import { spokenPortsText } from './portsText.ts';
import { openingLines } from './explainOpeningText.ts';
import { lengthOf, pad } from './textTable.ts';

const VERDICT_STYLES: Readonly<Record<Verdict, Style>> = {
  allowed: 'green',
  denied: 'red',
  unknown: 'yellow',
  undefined: 'yellow',
};

const ANSWERS: Readonly<Record<DirectionVerdict, string>> = {
  allowed: 'yes',
  notIsolated: 'yes',
  denied: 'no',
  unknown: 'unknown',
  undefined: 'undefined',
};

/** One section for each pair. */
export function* renderExplainText(report: ExplainReport, width: number): Generator<Line, void, undefined> {
  for (const [index, alike] of groupAlike(report.pairs).entries()) {
    if (0 < index) {
      yield [];
    }
    yield* pairLines(report, alike, width);
  }
  yield* hiddenLines(report, width);
}

/** Policies of an end's namespace may be hidden, and then decide as well. */
function* hiddenLines(
  { view: { cluster }, pairs, placeOf }: ExplainReport,
  width: number,
): Generator<Line, void, undefined> {
  const ends = pairs.flatMap(({ from, to }) => [from.shown, to.shown]);
  const namespaces = new Set(ends.flatMap((end) => (end.type === 'workload' ? [end.namespace] : [])));
  const hidden = new Set([...namespaces].flatMap((namespace) => listHidden(cluster, namespace)));
  const notes = incompletenessNotes([...hidden], (file) => placeOf({ file, span: START }).file);
  if (0 < notes.length) {
    yield [];
  }
  yield* signedLines(notes, width);
}

const START = { start: 0, end: 0 };

function* pairLines(
  report: ExplainReport,
  alike: AlikePairs,
  width: number,
): Generator<Line, void, undefined> {
  const { from, to, explanation } = alike.first;
  const { decisions } = explanation;
  const [only, ...others] = decisions;
  const title = `${nameEnd(report, alike, from.shown)} → ${nameEnd(report, alike, to.shown)}`;
  if (only === undefined) {
    yield [{ text: title, style: 'bold' }, ': ', { text: 'allowed', style: 'green' }];
    yield [];
    yield ['  one pod reaches itself whatever policies say'];
    return;
  }
  if (others.length === 0) {
    yield [{ text: `${title}${portsPhrase(only)}`, style: 'bold' }, ': ', verdictPiece(only)];
  } else {
    yield [{ text: title, style: 'bold' }];
  }
  yield* serviceLines(report, alike);
  for (const decision of decisions) {
    yield [];
    if (0 < others.length) {
      yield ['  ', { text: spokenPortsText(decision.ports), style: 'bold' }, ': ', verdictPiece(decision)];
    }
    yield* decisionLines(report, alike, decision, width);
  }
  yield* openingLines(report, alike, width);
}

/** " on TCP 5432"; nothing for every port. */
function portsPhrase({ ports }: Decision): string {
  return ports.isAll ? '' : ` on ${spokenPortsText(ports)}`;
}

function verdictPiece({ verdict }: Decision): { readonly text: string; readonly style: Style } {
  return { text: verdict, style: VERDICT_STYLES[verdict] };
}

/** What a Service's port is on the pods, since that is what policies see. */
function* serviceLines({ port }: ExplainReport, { first }: AlikePairs): Generator<Line, void, undefined> {
  const { service, ports } = first.to;
  const isSame = port !== undefined && ports.equals(portSetOf(port));
  if (service !== undefined && !service.isHeadless && !isSame) {
    const asked = port === undefined ? 'its ports are' : `${askedText(port)} is`;
    const name = `${service.namespace ?? ''}/${service.name}`;
    yield [{ text: `  of Service ${name}: ${asked} ${spokenPortsText(ports)} on these pods`, style: 'dim' }];
  }
}

function askedText(port: PortInterval): string {
  return port.from === port.to ? `port ${writePort(port)}` : writePort(port);
}

/** Addresses that are decided alike are called together. */
function nameEnd({ view }: ExplainReport, { addresses }: AlikePairs, end: Endpoint): string {
  return end.type === 'workload' || addresses === undefined
    ? end.id
    : formatMessage(nameAddresses(addresses, view.cluster).label);
}

function shortName(report: ExplainReport, alike: AlikePairs, end: Endpoint): string {
  return end.type === 'workload' ? `${end.namespace}/${end.name}` : nameEnd(report, alike, end);
}

// Directions ------------------------------------------------------------------------------------------------

const VERBS = { egress: 'leaves', ingress: 'enters' } as const;
/** More sentences about one direction are counted. */
const STATEMENTS_MAX = 24;

function* decisionLines(
  report: ExplainReport,
  alike: AlikePairs,
  decision: Decision,
  width: number,
): Generator<Line, void, undefined> {
  const { from, to, explanation } = alike.first;
  const { addresses } = alike;
  const pair: ExplainedPair = {
    view: report.view,
    from: from.shown,
    to: to.shown,
    ...(addresses === undefined ? {} : { addresses }),
  };
  const margin = ' '.repeat(1 < explanation.decisions.length ? 4 : 2);
  const names = [shortName(report, alike, from.shown), shortName(report, alike, to.shown)];
  const nameWidth = Math.max(...names.map(lengthOf));
  const answerWidth = Math.max(
    ...[decision.egress, decision.ingress].map(({ verdict }) => ANSWERS[verdict].length),
  );
  for (const [index, direction] of [decision.egress, decision.ingress].entries()) {
    const head: Line = [
      `${margin}${VERBS[direction.direction]}  ${pad(names[index] ?? '', nameWidth)}  `,
      { text: pad(ANSWERS[direction.verdict], answerWidth), style: answerStyle(direction) },
      '  ',
    ];
    const indent = margin.length + VERBS.egress.length + 2 + nameWidth + 2 + answerWidth + 2;
    yield* directionLines(head, indent, writeStatements(pair, direction), { report, width });
  }
}

function answerStyle({ verdict }: DirectionDecision): Style {
  return verdict === 'notIsolated' ? 'green' : VERDICT_STYLES[verdict];
}

/** The sentences below each other, each with the place of the line that it follows from. */
function* directionLines(
  head: Line,
  indent: number,
  statements: readonly Statement[],
  { report, width }: { readonly report: ExplainReport; readonly width: number },
): Generator<Line, void, undefined> {
  const rest = statements.length - STATEMENTS_MAX;
  const shown = statements.slice(0, STATEMENTS_MAX);
  const lines = shown.flatMap(({ text, location }, index) => {
    const place = placeAfter(shown[index - 1]?.location, location, report);
    return sentenceLines(text, place, Math.max(MIN_WIDTH, width - indent));
  });
  const more: readonly Line[] = rest <= 0 ? [] : [[`and ${countText(rest, 'more reason', 'more reasons')}`]];
  for (const [index, line] of [...lines, ...more].entries()) {
    yield [...(index === 0 ? head : [' '.repeat(indent)]), ...line];
  }
}

/** `k8s/db.yaml:14`; in the file of the sentence before, `:14`. */
function placeAfter(
  before: UnitPlace | undefined,
  location: UnitPlace | undefined,
  { placeOf }: ExplainReport,
): string | undefined {
  if (location === undefined) {
    return undefined;
  }
  const { file, line } = placeOf(location);
  return before?.file === location.file ? `:${line}` : `${file}:${line}`;
}

/** Narrower columns are no sentences any more. */
const MIN_WIDTH = 30;

function sentenceLines(text: InlineText, place: string | undefined, width: number): readonly Line[] {
  const words = wrapWords(toPlainText([{ type: 'paragraph', content: text }]), width);
  const lines: Line[] = words.map((line): Line => [line]);
  if (place === undefined) {
    return lines;
  }
  const last = words.at(-1) ?? '';
  const fits = lengthOf(last) + 2 + lengthOf(place) <= width;
  return fits
    ? [...lines.slice(0, -1), [last, '  ', styled(place, 'dim')]]
    : [...lines, ['  ', styled(place, 'dim')]];
}
