/**
 * Turns offsets into lines and columns and back: the only line arithmetic in the repository.
 */

/** A position as people and editors count; both 0-based, `column` in UTF-16 units. Reports add one at the edge. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets up to this fit into 16 bits. */
const SHORT_LENGTH = 0xffff;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** The starts of a text's lines. Lines end with LF, CRLF or a lone CR. INVARIANT (sorted starts): ascending, the first is 0. */
export class LineIndex {
  readonly #starts: Uint16Array | Uint32Array;
  readonly #length: number;

  constructor(text: string) {
    this.#starts = findLineStarts(text);
    this.#length = text.length;
  }

  /** Position of an offset; one outside the text counts as the nearest inside. */
  positionAt(offset: number): Position {
    const clamped = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] ?? 0) <= clamped) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low, column: clamped - (this.#starts[low] ?? 0) };
  }

  /** Offset of a position; a column past the end of its line counts as that end. */
  offsetAt(position: Position): number {
    if (position.line < 0) {
      return 0;
    }
    const start = this.#starts[position.line];
    if (start === undefined) {
      return this.#length;
    }
    const next = this.#starts[position.line + 1] ?? this.#length;
    return Math.min(start + Math.max(position.column, 0), next);
  }

  /** Number of lines; an empty text has one. */
  get lineCount(): number {
    return this.#starts.length;
  }
}

/** Every file that has been read keeps its line starts, and most files are short. */
function findLineStarts(text: string): Uint16Array | Uint32Array {
  const starts = text.includes('\r') ? findMixedStarts(text) : findFeedStarts(text);
  return text.length <= SHORT_LENGTH ? new Uint16Array(starts) : new Uint32Array(starts);
}

/** The usual text has LF only, and a plain search for it is the fastest way through. */
function findFeedStarts(text: string): readonly number[] {
  const starts = [0];
  for (let feed = text.indexOf('\n'); 0 <= feed; feed = text.indexOf('\n', feed + 1)) {
    starts.push(feed + 1);
  }
  return starts;
}

function findMixedStarts(text: string): readonly number[] {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(offset + 1) !== LINE_FEED)) {
      starts.push(offset + 1);
    }
  }
  return starts;
}
