/**
 * Line breaks of a text that is edited and keeps those that it has, LF or CR LF.
 */
import { lineEndAt } from './lines.ts';

/** The break that new lines of the text get. */
export function lineBreakOf(text: string): '\n' | '\r\n' {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Offset behind the last character of the line at `offset`, in front of its break. */
export function contentEndAt(text: string, offset: number): number {
  const end = lineEndAt(text, offset);
  return text[end - 1] === '\r' ? end - 1 : end;
}
