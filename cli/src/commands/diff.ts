/**
 * `podgate diff`: what changed in who can reach whom between two states of some manifests, and which lines did it. The
 * states are paths, or paths in revisions of git. Exits with 1 where anything differs.
 */
import {
  diffReachabilityInSteps,
  findEmptiness,
  pairScopes,
  sidesOf,
  type Emptiness,
  type ReachabilityDiff,
  type ScopePair,
  type ScopeView,
} from '../../../engine/src/index.ts';
import { EXIT_FINDINGS, EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { STANDARD_INPUT } from '../input/paths.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { parseChoice } from '../options/parseChoice.ts';
import { readerOf, type Line } from '../output/line.ts';
import { openOutput } from '../output/openOutput.ts';
import { Progress } from '../output/progress.ts';
import { widthOf } from '../output/widthOf.ts';
import { writeLines } from '../output/writeLines.ts';
import { renderDiffHtml } from '../report/diffHtml.ts';
import { renderDiffJson } from '../report/diffJson.ts';
import { renderDiffMarkdown } from '../report/diffMarkdown.ts';
import type { DiffReport, ScopeDiff } from '../report/diffReport.ts';
import { renderDiffText } from '../report/diffText.ts';
import { createPlaceOf } from '../report/place.ts';
import { readReportTemplate, type ReportTemplate } from '../report/reportPage.ts';
import { readSide } from './diffSide.ts';
import { refuseTooLarge } from './refuseTooLarge.ts';
import { reportUnread } from './reportUnread.ts';
import { selectScopes } from './selectScopes.ts';

export interface DiffOptions extends CommonOptions {
  readonly format: string;
  readonly output?: string;
}

const FORMATS = ['text', 'json', 'md', 'html'] as const;
type Format = (typeof FORMATS)[number];

/** Compares two states; answers the exit code. */
export async function runDiff(old: string, current: string, options: DiffOptions, io: Io): Promise<number> {
  const format = parseChoice('format', options.format, FORMATS);
  const template = format === 'html' ? readReportTemplate() : undefined;
  if (old === STANDARD_INPUT && current === STANDARD_INPUT) {
    throw new UsageError('only one side can be standard input');
  }
  const sides = [readSide(old, options, io), readSide(current, options, io)] as const;
  // One name for what has none, or the scopes of two folders would have nothing to do with each other.
  const rootName = sides[1].name === '' ? '.' : sides[1].name;
  const before = await sides[0].open(rootName);
  const after = await sides[1].open(rootName);
  reportUnread(before, old);
  reportUnread(after, current);
  const progress = new Progress(io.stderr);
  const scopes = compareScopes(
    selectSide(before.snapshot.scopes, after.snapshot.scopes, options.scope),
    selectSide(after.snapshot.scopes, before.snapshot.scopes, options.scope),
    progress,
  );
  const placeOf = { before: createPlaceOf(before), after: createPlaceOf(after) };
  const report: DiffReport = { old, new: current, scopes, placeOf };
  if (format === 'html') {
    for (const { name, diff } of scopes) {
      refuseTooLarge(name, diff.before);
      refuseTooLarge(name, diff.after);
    }
  }
  const output = openOutput(options.output, io);
  const lines = render(format, report, {
    width: widthOf(output.stream),
    template,
    nothing: findEmptiness(after.snapshot)?.type,
  });
  await writeLines(lines, output.stream, output.colorMode, readerOf(format));
  output.close();
  progress.clear();
  if (before.isIncomplete || after.isIncomplete) {
    return EXIT_TROUBLE;
  }
  return scopes.every(({ diff }) => diff.isEmpty) ? EXIT_OK : EXIT_FINDINGS;
}

interface Rendering {
  readonly width: number;
  /** For html. */
  readonly template: ReportTemplate | undefined;
  /** For html. */
  readonly nothing: Emptiness['type'] | undefined;
}

function render(format: Format, report: DiffReport, { width, template, nothing }: Rendering): Iterable<Line> {
  switch (format) {
    case 'text':
      return renderDiffText(report, width);
    case 'json':
      return renderDiffJson(report);
    case 'md':
      return renderDiffMarkdown(report);
    case 'html':
      return template === undefined ? [] : renderDiffHtml(template, report, nothing);
  }
}

/** A scope that is named need not be on both sides, but on one. */
function selectSide(
  scopes: readonly ScopeView[],
  others: readonly ScopeView[],
  name: string | undefined,
): readonly ScopeView[] {
  const isOnlyThere = name !== undefined && others.some((scope) => scope.name === name);
  return isOnlyThere && !scopes.some((scope) => scope.name === name) ? [] : selectScopes(scopes, name);
}

function compareScopes(
  before: readonly ScopeView[],
  after: readonly ScopeView[],
  progress: Progress,
): readonly ScopeDiff[] {
  return pairScopes(before, after).map((pair) => ({
    name: pair.name,
    status: statusOf(pair),
    diff: compare(pair, progress),
  }));
}

function statusOf({ before, after }: ScopePair): ScopeDiff['status'] {
  if (before === undefined) {
    return 'added';
  }
  return after === undefined ? 'removed' : 'kept';
}

function compare(pair: ScopePair, progress: Progress): ReachabilityDiff {
  const { before, after } = sidesOf(pair);
  const steps = diffReachabilityInSteps(before, after);
  const total = before.reachability.endpoints.length + after.reachability.endpoints.length;
  let done = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
    done++;
    progress.report('comparing', Math.min(done, total), total, 'rows');
  }
}
