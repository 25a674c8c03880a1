/**
 * The last part of `explain --format text`: what would have to change, the lines to write, and what else they open.
 */
import {
  formatMessage,
  listChangedLines,
  writeRefusal,
  type ConnectionChange,
} from '../../../engine/src/index.ts';
import { countText } from '../output/countText.ts';
import { styled, type Line } from '../output/line.ts';
import { wrapWords } from '../output/wrapWords.ts';
import { placeOfChange, type ExplainedOpening } from './explainOpening.ts';
import type { AlikePairs, ExplainReport } from './explainReport.ts';
import { spokenPortsText } from './portsText.ts';

/** Longer additions are for an editor. */
const LINES_MAX = 60;

export function* openingLines(
  report: ExplainReport,
  alike: AlikePairs,
  width: number,
): Generator<Line, void, undefined> {
  const answer = report.openingOf(alike);
  if (answer === undefined) {
    return;
  }
  yield [];
  if (typeof answer === 'string') {
    for (const line of wrapWords(`To open it: ${formatMessage(writeRefusal(answer))}.`, width - 2)) {
      yield [`  ${line}`];
    }
    return;
  }
  const what = answer.ports.equals(alike.first.explanation.ports) ? 'it' : spokenPortsText(answer.ports);
  for (const [index, change] of answer.opening.changes.entries()) {
    yield* changeLines(report, change, index === 0 ? `To open ${what}, ` : 'and ');
  }
  yield* effectLines(answer);
}

function* changeLines(
  report: ExplainReport,
  change: ConnectionChange,
  lead: string,
): Generator<Line, void, undefined> {
  const { file, line } = report.placeOf(placeOfChange(change));
  const isBelow = /^\r?\n/.test(change.edits[0]?.newText ?? '');
  yield [
    `  ${lead}${formatMessage(change.title)}`,
    '  ',
    styled(`${file}:${isBelow ? line + 1 : line}`, 'dim'),
  ];
  yield [];
  const lines = listChangedLines(change.edits, report.readText(change.file) ?? '').added;
  for (const text of lines.slice(0, LINES_MAX)) {
    yield ['      ', { text, style: 'green', isVerbatim: true }];
  }
  if (LINES_MAX < lines.length) {
    yield [`      and ${countText(lines.length - LINES_MAX, 'more line', 'more lines')}`];
  }
  yield [];
}

function* effectLines({ sideEffects, sideEffectRest }: ExplainedOpening): Generator<Line, void, undefined> {
  if (sideEffects.length === 0) {
    yield ['  It opens nothing else.'];
    return;
  }
  yield [
    `  It opens ${countText(sideEffects.length + sideEffectRest, 'other pair', 'other pairs')} as well:`,
  ];
  yield [];
  for (const { from, to, ports } of sideEffects) {
    yield [`      ${from.id} → ${to.id} on ${spokenPortsText(ports)}`];
  }
  if (0 < sideEffectRest) {
    yield [`      and ${countText(sideEffectRest, 'more', 'more')}`];
  }
}
