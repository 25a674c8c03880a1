/**
 * From the protocol to the engine: positions and ranges become offsets. What a client sends may be nonsense; a place
 * outside the text becomes the nearest inside.
 */
import type { Position, Range } from 'vscode-languageserver';
import type { LineIndex, Span } from '../../../engine/src/index.ts';

export function offsetFrom(position: Position, lines: LineIndex): number {
  return lines.offsetAt({ line: position.line, column: position.character });
}

/** A range whose ends are in the wrong order becomes empty. */
export function spanFrom(range: Range, lines: LineIndex): Span {
  const start = offsetFrom(range.start, lines);
  return { start, end: Math.max(start, offsetFrom(range.end, lines)) };
}
