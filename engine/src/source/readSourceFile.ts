/**
 * Reads a file into units, and reads it again after an edit: units whose text did not change are taken over, so
 * that an edit costs what it touched. It keeps neither text nor trees.
 */
import type { Resource } from '../k8s/resource.ts';
import { fingerprint } from '../text/fingerprint.ts';
import { LineIndex } from '../text/lineIndex.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { LexemeBudget } from '../yaml/lexemeBudget.ts';
import { UNITS_PER_FILE_MAX } from '../yaml/limits.ts';
import { normalizeBreaks } from '../yaml/normalizeBreaks.ts';
import { splitUnitsInSteps, type UnitRange } from '../yaml/splitUnits.ts';
import { placeSuppressions } from './placeSuppressions.ts';
import { readUnit, tooLargeProblem } from './readUnit.ts';
import type { SourceFile, SourceUnit } from './sourceFile.ts';

/** A file larger than this is skipped (design 4.1: 20 MB); counted in UTF-16 units, of which most texts have one per byte. */
const FILE_LENGTH_MAX = 20 * 1024 * 1024;

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
    return { path, units: [tooLargeUnit(text)], suppressions: [], lines: new LineIndex('') };
  }
  const normalized = normalizeBreaks(text);
  const known = indexUnits(previous?.path === path ? previous : undefined);
  const units: SourceUnit[] = [];
  const budget = new LexemeBudget();
  yield;
  const ranges = yield* splitUnitsInSteps(normalized);
  for (const [unitIndex, range] of ranges.slice(0, UNITS_PER_FILE_MAX).entries()) {
    const unitText = normalized.slice(range.start, range.end);
    const mark = fingerprintUnit(unitText, range);
    const same = takeUnit(known, mark);
    units.push(
      same === undefined
        ? {
            start: range.start,
            end: range.end,
            fingerprint: mark,
            ...readUnit({ file: path, range, unitIndex, text: unitText }, budget),
            isStale: false,
          }
        : moveUnit(same, range, unitIndex),
    );
    yield;
  }
  const rest = ranges[UNITS_PER_FILE_MAX];
  if (rest !== undefined) {
    units.push(unreadRest(rest.start, normalized.length));
  }
  return {
    path,
    units: previous === undefined ? units : keepLastGood(units, previous),
    suppressions: placeSuppressions(normalized, ranges, units),
    lines: new LineIndex(text),
  };
}

function tooLargeUnit(text: string): SourceUnit {
  return {
    start: 0,
    end: 0,
    fingerprint: '',
    resources: [],
    problems: [tooLargeProblem(text, FILE_LENGTH_MAX)],
    skipped: { reason: 'tooLarge', kind: undefined, namespace: undefined },
    suppressions: [],
    isStale: false,
  };
}

/** What stands behind the last unit that is read of a file that has too many, as if it were one. */
function unreadRest(start: number, end: number): SourceUnit {
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
    skipped: { reason: 'tooLarge', kind: undefined, namespace: undefined },
    suppressions: [],
    isStale: false,
  };
}

/** Whether a text of the file has the unit as it was read. */
export function isReadFrom(unit: SourceUnit, text: string): boolean {
  const mark = fingerprint(normalizeBreaks(text).slice(unit.start, unit.end));
  return unit.fingerprint === mark || unit.fingerprint.startsWith(`${mark} `);
}

function fingerprintUnit(text: string, range: UnitRange): string {
  const { list } = range;
  return list === undefined ? fingerprint(text) : `${fingerprint(text)} ${list.apiVersion} ${list.kind}`;
}

// Reuse -----------------------------------------------------------------------------------------------------

type UnitsByFingerprint = Map<string, SourceUnit[]>;

/** Units by their text, the last one first. */
function indexUnits(file: SourceFile | undefined): UnitsByFingerprint {
  const byFingerprint: UnitsByFingerprint = new Map();
  for (const unit of [...(file?.units ?? [])].reverse()) {
    const same = byFingerprint.get(unit.fingerprint);
    if (same === undefined) {
      byFingerprint.set(unit.fingerprint, [unit]);
    } else {
      same.push(unit);
    }
  }
  return byFingerprint;
}

/** The first unit of that text that is not taken yet, so that equal units keep their order. */
function takeUnit(known: UnitsByFingerprint, mark: string): SourceUnit | undefined {
  return known.get(mark)?.pop();
}

/** The same unit at its new place. Its resources are the same objects, unless units were put in or taken out above it. */
function moveUnit(unit: SourceUnit, range: UnitRange, unitIndex: number): SourceUnit {
  const resources = renumberResources(unit.resources, unitIndex);
  return unit.start === range.start && resources === unit.resources
    ? unit
    : { ...unit, start: range.start, end: range.end, resources };
}

function renumberResources(resources: readonly Resource[], unitIndex: number): readonly Resource[] {
  const isInPlace = resources.every((resource) => resource.unitIndex === unitIndex);
  return isInPlace ? resources : resources.map((resource) => ({ ...resource, unitIndex }));
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
