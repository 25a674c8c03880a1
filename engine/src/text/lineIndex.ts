/**
 * Turns offsets into lines and columns and back: the only line arithmetic in the repository. Offsets count UTF-16
 * units; in what columns count, an editor may choose.
 */
import type { SharedEnds } from './sharedEnds.ts';

/** In what columns count: units of UTF-16, as strings do, bytes of UTF-8, or characters. */
export type ColumnUnit = 'utf-16' | 'utf-8' | 'utf-32';

/** A position as people and editors count; both 0-based, `column` in UTF-16 units by default. Reports add one at the edge. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets up to this fit into 16 bits. */
const SHORT_LENGTH = 0xffff;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * What a character outside of ASCII takes, by its kind. An entry of `LineIndex.#wide` is the character's offset times
 * `WIDE_STRIDE`, and its kind.
 */
const WIDTHS: readonly Readonly<Record<ColumnUnit, number>>[] = [
  { 'utf-16': 1, 'utf-8': 2, 'utf-32': 1 },
  { 'utf-16': 1, 'utf-8': 3, 'utf-32': 1 },
  { 'utf-16': 2, 'utf-8': 4, 'utf-32': 1 },
];
const WIDE_STRIDE = 4;
const ASCII_WIDTH: Readonly<Record<ColumnUnit, number>> = { 'utf-16': 1, 'utf-8': 1, 'utf-32': 1 };

/** Of a text without any. */
const FIRST_START = Uint16Array.of(0);
/** One for all: most texts have no wide characters. */
const NOTHING_WIDE = new Uint32Array(0);
const NOTHING_SHARED: SharedEnds = { head: 0, tail: 0 };

/** The lines of a text before an edit, and what the text shares with the one after it. */
export interface LinesBefore {
  readonly lines: LineIndex;
  readonly shared: SharedEnds;
}

/** The starts of a text's lines. Lines end with LF, CRLF or a lone CR. INVARIANT (sorted starts): ascending, the first is 0. */
export class LineIndex {
  readonly #starts: Offsets;
  readonly #length: number;
  /** The characters outside of ASCII, in the order of the text. */
  readonly #wide: Offsets;

  /** With `before`, only the lines around the edit are looked at. */
  constructor(text: string, before?: LinesBefore) {
    const { head, tail } = before?.shared ?? NOTHING_SHARED;
    const starts = before === undefined ? FIRST_START : before.lines.#starts;
    const wide = before === undefined ? NOTHING_WIDE : before.lines.#wide;
    const length = before === undefined ? 0 : before.lines.#length;
    // Whole lines, since a break is told by itself and the character behind it.
    const first = lastAtMost(starts, head - 1);
    const next = lastAtMost(starts, length - tail) + 1;
    const from = starts[first] ?? 0;
    const to = starts[next] ?? length;
    const shift = text.length - length;
    const edited = text.slice(from, to + shift);
    this.#length = text.length;
    this.#starts = splice(text.length <= SHORT_LENGTH ? createShort : createLong, {
      head: starts.subarray(0, first + 1),
      middle: findLineStarts(edited),
      middleShift: from,
      tail: starts.subarray(next + 1),
      tailShift: shift,
    });
    this.#wide = splice(createLong, {
      head: wide.subarray(0, firstFrom(wide, from * WIDE_STRIDE)),
      middle: findWide(edited),
      middleShift: from * WIDE_STRIDE,
      tail: wide.subarray(firstFrom(wide, to * WIDE_STRIDE)),
      tailShift: shift * WIDE_STRIDE,
    });
  }

  /** Position of an offset; one outside the text counts as the nearest inside. */
  positionAt(offset: number, unit: ColumnUnit = 'utf-16'): Position {
    const clamped = Math.min(Math.max(offset, 0), this.#length);
    const line = lastAtMost(this.#starts, clamped);
    const start = this.#starts[line] ?? 0;
    const column = unit === 'utf-16' ? clamped - start : this.#columnOf(start, clamped, unit);
    return { line, column };
  }

  /** Offset of a position; a column past the end of its line counts as that end, one within a character as its start. */
  offsetAt(position: Position, unit: ColumnUnit = 'utf-16'): number {
    if (position.line < 0) {
      return 0;
    }
    const start = this.#starts[position.line];
    if (start === undefined) {
      return this.#length;
    }
    const next = this.#starts[position.line + 1] ?? this.#length;
    const column = Math.max(position.column, 0);
    return Math.min(unit === 'utf-16' ? start + column : this.#offsetIn(start, column, unit), next);
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#starts.length;
  }

  #columnOf(start: number, offset: number, unit: ColumnUnit): number {
    let column = offset - start;
    for (let index = firstFrom(this.#wide, start * WIDE_STRIDE); index < this.#wide.length; index++) {
      const { at, widths } = this.#wideAt(index);
      const end = at + widths['utf-16'];
      if (offset < end) {
        // Between the halves of a character is where it begins.
        return at < offset ? column - (offset - at) : column;
      }
      column += widths[unit] - widths['utf-16'];
    }
    return column;
  }

  /** Where a line that begins at `start` has the column; past the line's end where it has not so many. */
  #offsetIn(start: number, column: number, unit: ColumnUnit): number {
    let offset = start;
    let left = column;
    for (let index = firstFrom(this.#wide, start * WIDE_STRIDE); index < this.#wide.length; index++) {
      const { at, widths } = this.#wideAt(index);
      if (left <= at - offset) {
        return offset + left;
      }
      left -= at - offset;
      if (left < widths[unit]) {
        return at;
      }
      left -= widths[unit];
      offset = at + widths['utf-16'];
    }
    return offset + left;
  }

  #wideAt(index: number): { readonly at: number; readonly widths: Readonly<Record<ColumnUnit, number>> } {
    const entry = this.#wide[index] ?? 0;
    return { at: Math.floor(entry / WIDE_STRIDE), widths: WIDTHS[entry % WIDE_STRIDE] ?? ASCII_WIDTH };
  }
}

type Offsets = Uint16Array | Uint32Array;

/** Index of the last of the ascending numbers that is not above `limit`; 0 where all are. */
function lastAtMost(numbers: Offsets, limit: number): number {
  return Math.max(0, firstFrom(numbers, limit + 1) - 1);
}

/** Index of the first of the ascending numbers that is not below `limit`; their count where all are. */
function firstFrom(numbers: Offsets, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < limit) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Three rows of numbers that become one. */
interface Splice {
  readonly head: Offsets;
  readonly middle: readonly number[];
  readonly middleShift: number;
  readonly tail: Offsets;
  readonly tailShift: number;
}

/** Every file that has been read keeps its line starts, and most files are short. */
const createShort = (length: number): Offsets => new Uint16Array(length);
const createLong = (length: number): Offsets => new Uint32Array(length);

function splice(
  create: (length: number) => Offsets,
  { head, middle, middleShift, tail, tailShift }: Splice,
): Offsets {
  const length = head.length + middle.length + tail.length;
  if (length === 0) {
    return NOTHING_WIDE;
  }
  const all = create(length);
  all.set(head);
  let next = head.length;
  for (const number of middle) {
    all[next++] = number + middleShift;
  }
  // A long text has tens of thousands of lines, and to iterate makes an object for each.
  tail.forEach((number: number) => {
    all[next++] = number + tailShift;
  });
  return all;
}

/** Most manifests are ASCII throughout, which a search finds out at once. */
function findWide(text: string): readonly number[] {
  const found: number[] = [];
  const first = text.search(/[^\0-\x7f]/);
  for (let offset = first; 0 <= offset && offset < text.length; offset++) {
    const point = text.codePointAt(offset) ?? 0;
    if (0x7f < point) {
      const kind = kindOf(point);
      found.push(offset * WIDE_STRIDE + kind);
      offset += kind === 2 ? 1 : 0;
    }
  }
  return found;
}

/** The position among `WIDTHS`. Half a character counts as the sign that stands for what cannot be read. */
function kindOf(point: number): number {
  if (point < 0x800) {
    return 0;
  }
  return point < 0x10000 ? 1 : 2;
}

/** Where lines start, the first one apart. */
function findLineStarts(text: string): readonly number[] {
  return text.includes('\r') ? findMixedStarts(text) : findFeedStarts(text);
}

/** The usual text has LF only, and a plain search for it is the fastest way through. */
function findFeedStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let feed = text.indexOf('\n'); 0 <= feed; feed = text.indexOf('\n', feed + 1)) {
    starts.push(feed + 1);
  }
  return starts;
}

function findMixedStarts(text: string): readonly number[] {
  const starts: number[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED)) {
      starts.push(offset + 1);
    }
  }
  return starts;
}
