/**
 * The units of a file before an edit, of which the ones whose text is the same after it are taken over. Around the edit
 * the place alone says which these are; the others are found by their fingerprints, wherever they have moved.
 */
import type { Resource } from '../k8s/resource.ts';
import { fingerprint } from '../text/fingerprint.ts';
import type { SharedEnds } from '../text/sharedEnds.ts';
import type { ListType, UnitRange } from '../yaml/splitUnits.ts';
import type { SourceFile, SourceUnit } from './sourceFile.ts';

/** A file before an edit. */
export interface FileBefore {
  readonly file: SourceFile;
  /** The lengths of its text and of the new one, and what the two share; `undefined` where the old text is gone. */
  readonly edit: { readonly lengths: readonly [number, number]; readonly shared: SharedEnds } | undefined;
}

export class KnownUnits {
  /** By the number of the unit after the edit. */
  readonly #untouched: readonly (SourceUnit | undefined)[];
  /** All others by their text, the last one first. */
  readonly #byFingerprint = new Map<string, SourceUnit[]>();

  constructor(ranges: readonly UnitRange[], before: FileBefore | undefined) {
    this.#untouched = before === undefined ? [] : findUntouched(ranges, before);
    const taken = new Set(this.#untouched);
    for (const unit of [...(before?.file.units ?? [])].reverse()) {
      if (!taken.has(unit)) {
        this.#index(unit);
      }
    }
  }

  /** The unit that stands there now as it stood there before. */
  untouchedAt(unitIndex: number): SourceUnit | undefined {
    return this.#untouched[unitIndex];
  }

  /** The first unit of that text that is not taken yet, so that equal units keep their order. */
  take(mark: string): SourceUnit | undefined {
    return this.#byFingerprint.get(mark)?.pop();
  }

  #index(unit: SourceUnit): void {
    const same = this.#byFingerprint.get(unit.fingerprint);
    if (same === undefined) {
      this.#byFingerprint.set(unit.fingerprint, [unit]);
    } else {
      same.push(unit);
    }
  }
}

/**
 * The units that lie wholly before the edit or wholly behind it, with a character between: what a break at a unit's edge
 * is depends on its neighbour. Both rows are in the order of the text, so that one walk finds all.
 */
function findUntouched(
  ranges: readonly UnitRange[],
  { file, edit }: FileBefore,
): readonly (SourceUnit | undefined)[] {
  if (edit === undefined) {
    return [];
  }
  const { lengths, shared } = edit;
  const shift = lengths[1] - lengths[0];
  let next = 0;
  return ranges.map((range) => {
    const isBefore = range.end < shared.head;
    const isBehind = lengths[1] - shared.tail < range.start;
    if (!isBefore && !isBehind) {
      return undefined;
    }
    const start = isBefore ? range.start : range.start - shift;
    while ((file.units[next]?.start ?? Infinity) < start) {
      next++;
    }
    const unit = file.units[next];
    return unit !== undefined && isSame(unit, range, start) ? unit : undefined;
  });
}

/** Whether it is the unit that was read from `start`, with the same type of list around it. */
function isSame(unit: SourceUnit, { start, end, list }: UnitRange, startBefore: number): boolean {
  const isThere = unit.start === startBefore && unit.end - unit.start === end - start;
  return isThere && unit.fingerprint !== '' && listMarkOf(unit.fingerprint) === listMark(list);
}

/** Tells the text of a unit, and the type of the list that it was split from, from others. */
export function fingerprintUnit(text: string, list: ListType | undefined): string {
  return fingerprint(text) + listMark(list);
}

/** Whether the fingerprint is that of a unit with this text, whatever list it was split from. */
export function isFingerprintOf(mark: string, text: string): boolean {
  return mark.slice(0, mark.length - listMarkOf(mark).length) === fingerprint(text);
}

function listMark(list: ListType | undefined): string {
  return list === undefined ? '' : ` ${list.apiVersion} ${list.kind}`;
}

function listMarkOf(mark: string): string {
  const space = mark.indexOf(' ');
  return space < 0 ? '' : mark.slice(space);
}

/** The same unit at its new place. Its resources are the same objects, unless units were put in or taken out above it. */
export function moveUnit(unit: SourceUnit, range: UnitRange, unitIndex: number): SourceUnit {
  const resources = renumberResources(unit.resources, unitIndex);
  return unit.start === range.start && resources === unit.resources
    ? unit
    : { ...unit, start: range.start, end: range.end, resources };
}

export function renumberResources(resources: readonly Resource[], unitIndex: number): readonly Resource[] {
  const isInPlace = resources.every((resource) => resource.unitIndex === unitIndex);
  return isInPlace ? resources : resources.map((resource) => ({ ...resource, unitIndex }));
}
