/**
 * A line of output as pieces of text with a style each. Reports make lines and know nothing of terminals; here a
 * line becomes the characters that are written, made safe and, where wanted, colored.
 */
import picocolors from 'picocolors';
import { isolateRightToLeft, printable } from '../../../engine/src/index.ts';
import type { OutputStream } from '../io.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta';

export interface Piece {
  readonly text: string;
  readonly style: Style;
  /** Made to be copied into a manifest: every character counts. */
  readonly isVerbatim?: true;
}

/** One line without its line break. */
export type Line = readonly (string | Piece)[];

export type ColorMode = 'plain' | 'colored';

/** Whom lines are written for. To people, words from right to left are set apart; programs get what the manifests say. */
export type Reader = 'people' | 'programs';

/** Formats that people read as they are. */
const READ_FORMATS: readonly string[] = ['text', 'md'];

export function readerOf(format: string): Reader {
  return READ_FORMATS.includes(format) ? 'people' : 'programs';
}

/** A piece in a style; without one, the text itself. */
export function styled(text: string, style: Style | undefined): string | Piece {
  return style === undefined ? text : { text, style };
}

/** The line as written, line break included. Every character of a report passes here, and `printable` with it. */
export function renderLine(line: Line, colorMode: ColorMode, reader: Reader = 'programs'): string {
  const colors = picocolors.createColors(colorMode === 'colored');
  let text = '';
  for (const piece of line) {
    const shown = showPiece(piece, reader);
    text += typeof piece === 'string' ? shown : colors[piece.style](shown);
  }
  return `${text}\n`;
}

function showPiece(piece: string | Piece, reader: Reader): string {
  const { text, isVerbatim = false } = typeof piece === 'string' ? { text: piece } : piece;
  return reader === 'programs' || isVerbatim ? printable(text) : isolateRightToLeft(printable(text));
}

/** Colors on a terminal that has them; `NO_COLOR` before `FORCE_COLOR` before what the stream is. */
export function colorModeOf(
  stream: OutputStream,
  env: Readonly<Record<string, string | undefined>>,
): ColorMode {
  if (isSet(env['NO_COLOR'])) {
    return 'plain';
  }
  if (isSet(env['FORCE_COLOR'])) {
    return env['FORCE_COLOR'] === '0' ? 'plain' : 'colored';
  }
  return stream.isTTY === true && env['TERM'] !== 'dumb' ? 'colored' : 'plain';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
