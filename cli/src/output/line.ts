/**
 * A line of output as pieces of text with a style each. Reports make lines and know nothing of terminals; here a
 * line becomes the characters that are written, made safe and, where wanted, colored.
 */
import picocolors from 'picocolors';
import { printable } from '../../../engine/src/index.ts';
import type { OutputStream } from '../io.ts';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'blue' | 'cyan' | 'magenta';

export interface Piece {
  readonly text: string;
  readonly style: Style;
}

/** One line without its line break. */
export type Line = readonly (string | Piece)[];

export type ColorMode = 'plain' | 'colored';

/** A piece in a style; without one, the text itself. */
export function styled(text: string, style: Style | undefined): string | Piece {
  return style === undefined ? text : { text, style };
}

/** The line as written, line break included. Every character of a report passes here, and `printable` with it. */
export function renderLine(line: Line, colorMode: ColorMode): string {
  const colors = picocolors.createColors(colorMode === 'colored');
  let text = '';
  for (const piece of line) {
    text += typeof piece === 'string' ? printable(piece) : colors[piece.style](printable(piece.text));
  }
  return `${text}\n`;
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
