/**
 * Applies the safe fixes of a file, again and again until there is none left, because one fix may show the next. Safe
 * fixes leave the policies as they are, so nobody needs to look at each; all others stay for somebody who does.
 */
import type { Finding } from '../lint/finding.ts';
import type { SourceUnit } from '../source/sourceFile.ts';
import { applyEdits, joinEdits, type TextEdit } from '../text/textEdit.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { OpenFile } from './filePosition.ts';
import { quickFixesAt, type QuickFix } from './quickFixes.ts';

export interface FixedFile {
  readonly text: string;
  /** The one edit of the text before that makes it the text after; `undefined` where there was nothing to fix. */
  readonly edit: TextEdit | undefined;
  /** What was fixed, in the order of the rounds and of the text in each. */
  readonly fixes: readonly QuickFix[];
  /** The workspace with the text after. */
  readonly snapshot: Snapshot;
}

/** Each round fixes something, and no file needs many; a fix that brings its finding back must not go on for ever. */
const ROUND_MAX = 10;

export function fixAll(snapshot: Snapshot, open: OpenFile): FixedFile {
  let current = { text: open.text, snapshot };
  const fixes: QuickFix[] = [];
  for (let round = 0; round < ROUND_MAX; round++) {
    const chosen = chooseFixes(current.snapshot, { file: open.file, text: current.text });
    const text = applyEdits(
      current.text,
      chosen.flatMap(({ edits }) => edits),
    );
    if (chosen.length === 0 || text === undefined) {
      break;
    }
    fixes.push(...chosen);
    current = { text, snapshot: current.snapshot.change([{ path: open.file, text }]) };
  }
  return { ...current, fixes, edit: joinEdits(open.text, current.text) };
}

/**
 * One safe fix for each finding, unless something else is likelier to be meant: that is for somebody to choose. Those that would
 * touch each other wait for the next round.
 */
function chooseFixes(snapshot: Snapshot, open: OpenFile): readonly QuickFix[] {
  const everywhere = { ...open, span: { start: 0, end: open.text.length } };
  const isRefused = findRefused(snapshot, open.file);
  const chosen: QuickFix[] = [];
  const done = new Set<Finding>();
  for (const fix of quickFixesAt(snapshot, everywhere)) {
    if (fix.finding === undefined || done.has(fix.finding)) {
      continue;
    }
    done.add(fix.finding);
    const isMeant = fix.isSafe && fix.file === open.file && !isTooSoon(fix.finding, isRefused);
    if (isMeant && !chosen.some((other) => touchEachOther(other, fix))) {
      chosen.push(fix);
    }
  }
  return chosen;
}

/**
 * What the API server refuses means nothing yet, so nothing in it can mean the same afterwards: `policyTypes` may be
 * there under a misspelled name. Errors come first; suppressions are not a part of the manifest.
 */
function isTooSoon({ rule, severity, location }: Finding, isRefused: (offset: number) => boolean): boolean {
  return severity !== 'error' && rule !== 'unused-suppression' && isRefused(location.span.start);
}

/** Whether the unit at an offset of the file has errors. */
function findRefused(snapshot: Snapshot, file: string): (offset: number) => boolean {
  const errors = snapshot.findingsOf(file).filter(({ severity }) => severity === 'error');
  const units = snapshot.files.get(file)?.units ?? [];
  const refused = new Set(errors.map(({ location }) => findUnit(units, location.span.start)));
  return (offset) => refused.has(findUnit(units, offset));
}

/** The last unit that begins at or before the offset. */
function findUnit(units: readonly SourceUnit[], offset: number): SourceUnit | undefined {
  let low = 0;
  let high = units.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const start = units[middle]?.start ?? 0;
    if (start <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return units[low - 1];
}

function touchEachOther(left: QuickFix, right: QuickFix): boolean {
  return left.edits.some(({ span }) =>
    right.edits.some((other) => span.start <= other.span.end && other.span.start <= span.end),
  );
}
