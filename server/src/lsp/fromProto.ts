/**
 * From the protocol to the engine: positions and ranges become offsets. What a client sends may be nonsense; a place
 * outside the text becomes the nearest inside.
 */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { LineIndex, type ColumnUnit, type Span } from '../../../engine/src/index.ts';
import { ClientLines } from './clientLines.ts';

export function offsetFrom(position: Position, lines: ClientLines): number {
  return lines.offsetAt(position);
}

/** A range whose ends are in the wrong order becomes empty. */
export function spanFrom(range: Range, lines: ClientLines): Span {
  const start = offsetFrom(range.start, lines);
  return { start, end: Math.max(start, offsetFrom(range.end, lines)) };
}

/** A change of the text `before`, as the library that keeps documents reads it: with columns in UTF-16. */
export function changeFrom(
  change: TextDocumentContentChangeEvent,
  before: TextDocument,
  unit: ColumnUnit,
): TextDocumentContentChangeEvent {
  if (unit === 'utf-16' || !('range' in change)) {
    return change;
  }
  const span = spanFrom(change.range, new ClientLines(new LineIndex(before.getText()), unit));
  const range = { start: before.positionAt(span.start), end: before.positionAt(span.end) };
  return { range, text: change.text };
}
