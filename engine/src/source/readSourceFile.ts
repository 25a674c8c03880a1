/**
 * Reads a file into units, and reads it again after an edit: units whose text did not change are taken over, so
 * that an edit costs what it touched. It keeps no trees, and of texts only those of long files that are being edited.
 */
import { LineIndex } from '../text/lineIndex.ts';
import { findSharedEnds } from '../text/sharedEnds.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { LexemeBudget } from '../yaml/lexemeBudget.ts';
import { UNITS_PER_FILE_MAX } from '../yaml/limits.ts';
import { normalizeBreaks } from '../yaml/normalizeBreaks.ts';
import { splitUnitsInSteps, type UnitRange } from '../yaml/splitUnits.ts';
import { findHiddenKind } from './findHiddenKind.ts';
import {
  fingerprintUnit,
  isFingerprintOf,
  KnownUnits,
  moveUnit,
  renumberResources,
  type FileBefore,
} from './knownUnits.ts';
import { placeSuppressions } from './placeSuppressions.ts';
import { readUnit, tooLargeProblem } from './readUnit.ts';
import type { SourceFile, SourceUnit } from './sourceFile.ts';

/** A file larger than this is skipped (design 4.1: 20 MB); counted in UTF-16 units, of which most texts have one per byte. */
export const FILE_LENGTH_MAX: number = 20 * 1024 * 1024;
/** Fingerprints of a shorter text are made faster than it is worth to keep it. */
const KEPT_LENGTH_MIN = 32 * 1024;

/**
 * Reads the text of a file. `previous` is the same file before a change: its unchanged units are reused, and a unit
 * that can no longer be parsed keeps the resources that it had (`isStale`).
 */
export function readSourceFile(path: string, text: string, previous?: SourceFile): SourceFile {
  return finishSteps(readSourceFileInSteps(path, text, previous));
}

/** The same with a step for each unit, so that a host can pause between two of them. */
export function* readSourceFileInSteps(path: string, text: string, previous?: SourceFile): Steps<SourceFile> {
  if (FILE_LENGTH_MAX < text.length) {
    const kind = yield* findHiddenKind(text);
    return { path, units: [tooLargeUnit(text, kind)], suppressions: [], lines: new LineIndex('') };
  }
  const normalized = normalizeBreaks(text);
  const before = previous?.path === path ? compareTexts(previous, text) : undefined;
  yield;
  const ranges = yield* splitUnitsInSteps(normalized);
  const units = yield* readUnitsInSteps(path, { text: normalized, ranges }, new KnownUnits(ranges, before));
  return {
    path,
    units: previous === undefined ? units : keepLastGood(units, previous),
    suppressions: placeSuppressions(normalized, ranges, units),
    lines: new LineIndex(text, before?.edit && { lines: before.file.lines, shared: before.edit.shared }),
    // In what is edited once the next edit is likely; of short texts nothing is gained.
    keptText: before !== undefined && KEPT_LENGTH_MIN <= text.length ? text : undefined,
  };
}

function compareTexts(file: SourceFile, text: string): FileBefore {
  const { keptText: old } = file;
  return {
    file,
    edit:
      old === undefined
        ? undefined
        : { lengths: [old.length, text.length], shared: findSharedEnds(old, text) },
  };
}

/** A text and where its units are. */
interface SplitText {
  readonly text: string;
  readonly ranges: readonly UnitRange[];
}

function* readUnitsInSteps(
  path: string,
  { text, ranges }: SplitText,
  known: KnownUnits,
): Steps<readonly SourceUnit[]> {
  const units: SourceUnit[] = [];
  const budget = new LexemeBudget();
  for (const [unitIndex, range] of ranges.slice(0, UNITS_PER_FILE_MAX).entries()) {
    const untouched = known.untouchedAt(unitIndex);
    if (untouched !== undefined) {
      units.push(moveUnit(untouched, range, unitIndex));
      continue;
    }
    const { start, end, list } = range;
    const unitText = text.slice(start, end);
    const mark = fingerprintUnit(unitText, list);
    const same = known.take(mark);
    if (same === undefined) {
      const { resources, problems, skipped, suppressions } = readUnit(
        { file: path, range, unitIndex, text: unitText },
        budget,
      );
      units.push({
        start,
        end,
        fingerprint: mark,
        resources,
        problems,
        skipped,
        suppressions,
        isStale: false,
      });
    } else {
      units.push(moveUnit(same, range, unitIndex));
    }
    yield;
  }
  const rest = ranges[UNITS_PER_FILE_MAX];
  // Copied, because an array that grew keeps room for more, and there is one for each file.
  if (rest === undefined) {
    return [...units];
  }
  const kind = yield* findHiddenKind(text, rest.start);
  return [...units, unreadRest(rest.start, text.length, kind)];
}

/** `kind` is of a resource that it surely has. */
function tooLargeUnit(text: string, kind: string | undefined): SourceUnit {
  return {
    start: 0,
    end: 0,
    fingerprint: '',
    resources: [],
    problems: [tooLargeProblem(text, { size: text.length, limit: FILE_LENGTH_MAX })],
    skipped: { reason: 'tooLarge', kind, namespace: undefined },
    suppressions: [],
    isStale: false,
  };
}

/** What stands behind the last unit that is read of a file that has too many, as if it were one. */
function unreadRest(start: number, end: number, kind: string | undefined): SourceUnit {
  return {
    start,
    end,
    fingerprint: '',
    resources: [],
    problems: [
      {
        rule: 'input-too-large',
        span: { start: 0, end: 1 },
        args: { documentLimit: UNITS_PER_FILE_MAX },
      },
    ],
    skipped: { reason: 'tooLarge', kind, namespace: undefined },
    suppressions: [],
    isStale: false,
  };
}

/** Whether a text of the file has the unit as it was read. */
export function isReadFrom(unit: SourceUnit, text: string): boolean {
  return isFingerprintOf(unit.fingerprint, normalizeBreaks(text).slice(unit.start, unit.end));
}

// The last good model ---------------------------------------------------------------------------------------

/** Gives units that became unparsable the resources of the unit that stood at their place before. */
function keepLastGood(units: readonly SourceUnit[], previous: SourceFile): readonly SourceUnit[] {
  const before = previous.units;
  const shared = Math.min(units.length, before.length);
  let head = 0;
  while (head < shared && units[head]?.fingerprint === before[head]?.fingerprint) {
    head++;
  }
  let tail = 0;
  while (tail < shared - head && units.at(-1 - tail)?.fingerprint === before.at(-1 - tail)?.fingerprint) {
    tail++;
  }
  const changed = before.slice(head, before.length - tail);
  return units.map((unit, index) => {
    const isChanged = head <= index && index < units.length - tail;
    return isChanged ? withLastGood(unit, index, changed[index - head]) : unit;
  });
}

function withLastGood(unit: SourceUnit, unitIndex: number, before: SourceUnit | undefined): SourceUnit {
  const isBroken =
    unit.skipped?.reason === 'unparsable' || unit.problems.some(({ rule }) => rule === 'yaml-syntax');
  const wasGood = before !== undefined && (before.isStale || before.skipped === undefined);
  if (!isBroken || unit.isStale || !wasGood || before.resources.length === 0) {
    return unit;
  }
  const resources = renumberResources(before.resources, unitIndex);
  // With the old resources in its place the unit hides nothing, and no other file's answers flicker while one types.
  return { ...unit, resources, skipped: undefined, isStale: true };
}
