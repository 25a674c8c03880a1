/**
 * `diff --format text`: what opened, what closed, what is uncertain now, and which line of which state did it; then what
 * came and went. Pairs that changed alike are one line.
 */
import {
  CHANGE_KINDS,
  countChanges,
  groupChanges,
  type ChangeGroup,
  type ChangeKind,
} from '../../../engine/src/index.ts';
import { countText, formatCount } from '../output/countText.ts';
import { styled, type Line, type Style } from '../output/line.ts';
import { wrapWords } from '../output/wrapWords.ts';
import { UNKNOWN_SIGN } from './cellText.ts';
import {
  causePlaceText,
  causeText,
  changedPortsText,
  createPairNames,
  hiddenTexts,
  type DiffReport,
  type PairNames,
  type ScopeDiff,
} from './diffReport.ts';
import { signedLines } from './signedLines.ts';
import { lengthOf, pad } from './textTable.ts';

const STYLES: Readonly<Record<ChangeKind, Style>> = { opened: 'green', closed: 'red', uncertain: 'yellow' };

export function* renderDiffText(report: DiffReport, width: number): Generator<Line, void, undefined> {
  for (const [index, scope] of report.scopes.entries()) {
    if (0 < index) {
      yield [];
    }
    yield* scopeLines(report, scope, width);
    yield* hiddenLines(report, scope, width);
  }
  if (report.scopes.length === 0) {
    yield ['no difference: there is nobody to connect in either'];
  }
}

/** What may differ as well. */
function* hiddenLines(report: DiffReport, scope: ScopeDiff, width: number): Generator<Line, void, undefined> {
  const texts = hiddenTexts(scope, report);
  if (0 < texts.length) {
    yield [];
  }
  yield* signedLines(
    texts.map((text) => ({ sign: UNKNOWN_SIGN, text })),
    width,
  );
}

function* scopeLines(report: DiffReport, scope: ScopeDiff, width: number): Generator<Line, void, undefined> {
  const { name, status, diff } = scope;
  const note = status === 'kept' ? '' : ` · this scope is ${status === 'added' ? 'new' : 'gone'}`;
  if (diff.before.cluster.workloads.length + diff.after.cluster.workloads.length === 0) {
    yield [{ text: name, style: 'bold' }, `${note} · no workloads in these files, so nobody to connect`];
    return;
  }
  if (diff.isEmpty) {
    yield [{ text: name, style: 'bold' }, `${note} · no difference in who can reach whom`];
    return;
  }
  yield [{ text: name, style: 'bold' }, `${note} · ${summaryText(scope)}`];
  const names = createPairNames(diff);
  const groups = groupChanges(diff);
  const counts = countChanges(diff);
  for (const kind of CHANGE_KINDS) {
    const own = groups.filter((group) => group.kind === kind && group.ends === 'kept');
    if (0 < own.length) {
      yield [];
      yield* sectionLines(own, {
        title: `${kind} ${formatCount(counts[kind])}`,
        style: STYLES[kind],
        report,
        names,
        width,
      });
    }
  }
  for (const ends of ['added', 'removed'] as const) {
    const own = groups.filter((group) => group.ends === ends);
    const workloads = diff[ends];
    if (0 < workloads.length) {
      yield [];
      const title = `${ends} ${formatCount(workloads.length)}`;
      yield* cameOrWentLines(
        workloads.map(({ id }) => id),
        title,
        width,
      );
      yield* sectionLines(own, { title: '', style: 'dim', report, names, width });
    }
  }
}

/** `2 pairs opened, 1 closed, 1 workload added`. */
export function summaryText({ diff }: ScopeDiff): string {
  const counts = countChanges(diff);
  const kinds = CHANGE_KINDS.filter((kind) => 0 < counts[kind]).map(
    (kind, index) =>
      `${index === 0 ? countText(counts[kind], 'pair', 'pairs') : formatCount(counts[kind])} ${kind}`,
  );
  const ends = (['added', 'removed'] as const)
    .filter((key) => 0 < diff[key].length)
    .map((key) => `${countText(diff[key].length, 'workload', 'workloads')} ${key}`);
  return [...kinds, ...ends].join(', ');
}

interface Section {
  readonly title: string;
  readonly style: Style;
  readonly report: DiffReport;
  readonly names: PairNames;
  readonly width: number;
}

/** The widest title, `uncertain 12`, and a gap. */
const TITLE_WIDTH = 13;
const PAIR_WIDTH_MAX = 44;
const PORTS_WIDTH_MAX = 20;
const GAP = 2;
/** Sentences in a narrower column are put below the pair. */
const CAUSE_WIDTH_MIN = 44;

function* sectionLines(groups: readonly ChangeGroup[], section: Section): Generator<Line, void, undefined> {
  const { style, names, width } = section;
  const rows = groups.map((group) => ({
    group,
    pair: pairText(group, names),
    ports: changedPortsText(group),
  }));
  const pairWidth = Math.min(PAIR_WIDTH_MAX, Math.max(0, ...rows.map(({ pair }) => lengthOf(pair))));
  const portsWidth = Math.min(PORTS_WIDTH_MAX, Math.max(0, ...rows.map(({ ports }) => lengthOf(ports))));
  for (const [index, { group, pair, ports }] of rows.entries()) {
    const title = styled(pad(index === 0 ? section.title : '', TITLE_WIDTH), style);
    const isWide = pairWidth < lengthOf(pair) || portsWidth < lengthOf(ports);
    const indent = TITLE_WIDTH + pairWidth + GAP + portsWidth + GAP;
    const isBeside = !isWide && CAUSE_WIDTH_MIN <= width - indent;
    const margin = isBeside ? indent : TITLE_WIDTH + GAP;
    const causes = causeLines(group, section, Math.max(CAUSE_WIDTH_MIN, width - margin));
    const [first, ...others] = causes;
    const head = `${pad(pair, pairWidth)}${' '.repeat(GAP)}`;
    if (first === undefined || !isBeside) {
      yield [title, `${head}${ports}`];
    } else {
      yield [title, `${head}${pad(ports, portsWidth)}${' '.repeat(GAP)}${first}`];
    }
    yield* (isBeside ? others : causes).map((text): Line => [' '.repeat(margin), text]);
  }
}

function pairText({ from, to }: ChangeGroup, names: PairNames): string {
  return `${names.nameEnds(from).join(', ')} → ${names.nameEnds(to).join(', ')}`;
}

/** More causes of one group are counted. */
const CAUSES_MAX = 6;

function causeLines({ causes }: ChangeGroup, { report }: Section, width: number): readonly string[] {
  const rest = causes.length - CAUSES_MAX;
  return [
    ...causes.slice(0, CAUSES_MAX).flatMap((cause) => {
      // The place stays in one piece.
      const place = `(${causePlaceText(cause, report)})`.replaceAll(' ', NO_BREAK);
      const lines = wrapWords(`${causeText(cause)} ${place}`, width);
      return lines.map((line) => line.replaceAll(NO_BREAK, ' '));
    }),
    ...(rest <= 0 ? [] : [`and ${countText(rest, 'more reason', 'more reasons')}`]),
  ];
}

/** A blank at which no line ends. */
const NO_BREAK = '\u00a0';

/** What came or went, by its ids. */
function* cameOrWentLines(
  ids: readonly string[],
  title: string,
  width: number,
): Generator<Line, void, undefined> {
  for (const [index, text] of wrapWords(ids.join(', '), width - TITLE_WIDTH).entries()) {
    yield [styled(pad(index === 0 ? title : '', TITLE_WIDTH), 'cyan'), text];
  }
}
