/**
 * What a command says beside its answer, on standard error: what it could not read, what it left out, how far it
 * is. Never a part of the answer, so that a pipe gets the answer alone.
 */
import type { Io } from '../io.ts';
import { colorModeOf, renderLine, type ColorMode, type Line } from './line.ts';

export class Messages {
  readonly #io: Io;
  readonly #colorMode: ColorMode;
  #beforeLine: () => void = () => undefined;

  constructor(io: Io) {
    this.#io = io;
    this.#colorMode = colorModeOf(io.stderr, io.env);
  }

  /** Says what to do before a line is written: progress clears itself. */
  onLine(callback: () => void): void {
    this.#beforeLine = callback;
  }

  /** Something that kept the command from doing all that was asked. */
  error(text: string): void {
    this.#write([{ text: 'error', style: 'red' }, `: ${text}`]);
  }

  /** Something that one should know to read the answer right. */
  note(text: string): void {
    this.#write([{ text: 'note', style: 'cyan' }, `: ${text}`]);
  }

  #write(line: Line): void {
    this.#beforeLine();
    this.#io.stderr.write(renderLine(['podgate: ', ...line], this.#colorMode, 'people'));
  }
}
