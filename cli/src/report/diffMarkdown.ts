/**
 * `diff --format md`: a comment on a change request. Short first, then a table; it ends politely where GitHub would cut it
 * off.
 */
import { CHANGE_KINDS, groupChanges, type ChangeGroup } from '../../../engine/src/index.ts';
import { countText } from '../output/countText.ts';
import type { Line } from '../output/line.ts';
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
import { summaryText } from './diffText.ts';
import { escapeMarkdown, markdownRow } from './markdown.ts';

/** GitHub takes 65,536 characters; some are left for what a program puts around it. */
const LENGTH_MAX = 64_000;
/** For the line that says what is missing, and what closes the last part. */
const ENDING_LENGTH = 400;

export function* renderDiffMarkdown(report: DiffReport): Generator<Line, void, undefined> {
  let length = 0;
  let isInDetails = false;
  for (const line of allLines(report)) {
    length += line.length + 1;
    if (LENGTH_MAX - ENDING_LENGTH < length) {
      yield* endingLines(report, isInDetails ? ['', '</details>'] : []);
      return;
    }
    isInDetails = line.startsWith('<details>') || (isInDetails && line !== '</details>');
    yield [line];
  }
}

/** What is missing, and how to see it. */
function* endingLines(report: DiffReport, closing: readonly string[]): Generator<Line, void, undefined> {
  yield* closing.map((line): Line => [line]);
  yield [];
  yield ['There is more than a comment can hold; all of it is shown by'];
  yield [];
  yield [`    podgate diff ${shorten(report.old)} ${shorten(report.new)}`];
}

function shorten(text: string): string {
  return text.length <= ARGUMENT_LENGTH_MAX ? text : `${text.slice(0, ARGUMENT_LENGTH_MAX)}…`;
}

/** Of an argument that is repeated. */
const ARGUMENT_LENGTH_MAX = 100;

function* allLines(report: DiffReport): Generator<string, void, undefined> {
  const changed = report.scopes.filter(({ diff }) => !diff.isEmpty);
  if (changed.length === 0) {
    yield `**No difference in who can reach whom** between ${codeText(report.old)} and ${codeText(report.new)}.`;
    yield* hiddenLines(report);
    return;
  }
  yield `### Who can reach whom: ${codeText(report.old)} → ${codeText(report.new)}`;
  for (const scope of changed) {
    yield '';
    yield* scopeLines(report, scope, report.scopes.length);
  }
  yield* hiddenLines(report);
}

/** What may differ as well. */
function* hiddenLines(report: DiffReport): Generator<string, void, undefined> {
  const texts = new Set(report.scopes.flatMap((scope) => hiddenTexts(scope, report)));
  if (0 < texts.size) {
    yield '';
  }
  yield* [...texts].map((text) => `- ${escapeMarkdown(text)}`);
}

function* scopeLines(
  report: DiffReport,
  scope: ScopeDiff,
  scopeCount: number,
): Generator<string, void, undefined> {
  const name = scopeCount === 1 ? '' : `${escapeMarkdown(scope.name)}: `;
  yield `**${name}${escapeMarkdown(summaryText(scope))}**`;
  const names = createPairNames(scope.diff);
  const groups = groupChanges(scope.diff);
  const kept = groups.filter(({ ends }) => ends === 'kept');
  if (0 < kept.length) {
    yield '';
    yield markdownRow(['', 'from', 'to', 'ports', 'because']);
    yield markdownRow(['---', '---', '---', '---', '---']);
    for (const kind of CHANGE_KINDS) {
      yield* kept.filter((group) => group.kind === kind).map((group) => pairRow(group, names, report));
    }
  }
  for (const ends of ['added', 'removed'] as const) {
    const workloads = scope.diff[ends];
    if (0 < workloads.length) {
      yield '';
      yield `<details><summary>${countText(workloads.length, 'workload', 'workloads')} ${ends}</summary>`;
      yield '';
      yield* workloads.map(({ id }) => `- ${escapeMarkdown(id)}`);
      yield '';
      yield markdownRow(['from', 'to', 'ports']);
      yield markdownRow(['---', '---', '---']);
      yield* groups
        .filter((group) => group.ends === ends)
        .map((group) => pairCells(group, names))
        .map(markdownRow);
      yield '';
      yield '</details>';
    }
  }
}

function pairCells(group: ChangeGroup, names: PairNames): readonly string[] {
  return [
    escapeMarkdown(names.nameEnds(group.from).join(', ')),
    escapeMarkdown(names.nameEnds(group.to).join(', ')),
    escapeMarkdown(changedPortsText(group)),
  ];
}

/** More causes of one group are counted. */
const CAUSES_MAX = 4;

function pairRow(group: ChangeGroup, names: PairNames, report: DiffReport): string {
  const causes = group.causes
    .slice(0, CAUSES_MAX)
    .map((cause) => escapeMarkdown(`${causeText(cause)} (${causePlaceText(cause, report)})`));
  const rest = group.causes.length - causes.length;
  const because = [...causes, ...(rest === 0 ? [] : [`and ${rest} more`])].join('<br>');
  return markdownRow([group.kind, ...pairCells(group, names), because]);
}

/** Backticks in it would end the code. */
function codeText(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
