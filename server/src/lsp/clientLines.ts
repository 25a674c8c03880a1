/**
 * Lines and columns as the client counts them: the one place where the server knows in which unit. Everything behind
 * it counts offsets; a client says once, when it introduces itself, how it counts.
 */
import { PositionEncodingKind, type ClientCapabilities, type Position } from 'vscode-languageserver';
import type { ColumnUnit, LineIndex } from '../../../engine/src/index.ts';

const UNITS: ReadonlyMap<PositionEncodingKind, ColumnUnit> = new Map<PositionEncodingKind, ColumnUnit>([
  [PositionEncodingKind.UTF16, 'utf-16'],
  [PositionEncodingKind.UTF8, 'utf-8'],
  [PositionEncodingKind.UTF32, 'utf-32'],
]);

/** The first of the client's units that is known; those that name none count as the protocol always did. */
export function chooseColumnUnit({ general }: Partial<ClientCapabilities>): ColumnUnit {
  const units = (general?.positionEncodings ?? []).flatMap((kind) => UNITS.get(kind) ?? []);
  return units[0] ?? 'utf-16';
}

/** The lines of a file, for a client. */
export class ClientLines {
  readonly #lines: LineIndex;
  readonly #unit: ColumnUnit;

  constructor(lines: LineIndex, unit: ColumnUnit) {
    this.#lines = lines;
    this.#unit = unit;
  }

  positionAt(offset: number): Position {
    const { line, column } = this.#lines.positionAt(offset, this.#unit);
    return { line, character: column };
  }

  /** What a client sends may be nonsense; a place outside the text becomes the nearest inside. */
  offsetAt({ line, character }: Position): number {
    return this.#lines.offsetAt({ line, column: character }, this.#unit);
  }
}
