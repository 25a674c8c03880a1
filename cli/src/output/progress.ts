/**
 * Shows how far long work is, on standard error and only when that is a terminal: one line that is written over
 * and is gone at the end. Work that is done within 300 milliseconds shows nothing.
 */
import type { OutputStream } from '../io.ts';
import { formatCount } from './countText.ts';

const DELAY_MS = 300;
const INTERVAL_MS = 100;
/** Carriage return, then "erase to the end of the line". */
const CLEAR = '\r\u001b[K';

export class Progress {
  readonly #stream: OutputStream;
  readonly #now: () => number;
  #nextAt: number;
  #isShown = false;

  constructor(stream: OutputStream, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#now = now;
    this.#nextAt = now() + DELAY_MS;
  }

  /** Reports `done` of `total` things, such as `reading 1,200 of 2,000 files`. Cheap enough to call for each. */
  report(activity: string, done: number, total: number, unit: string): void {
    if (this.#stream.isTTY !== true) {
      return;
    }
    const now = this.#now();
    if (now < this.#nextAt) {
      return;
    }
    this.#nextAt = now + INTERVAL_MS;
    this.#isShown = true;
    this.#stream.write(`${CLEAR}${activity} ${formatCount(done)} of ${formatCount(total)} ${unit}`);
  }

  /** Removes the line. */
  clear(): void {
    if (this.#isShown) {
      this.#isShown = false;
      this.#stream.write(CLEAR);
    }
  }
}
