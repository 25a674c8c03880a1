/**
 * How much more of a file the slow reader may read. A file of many hostile units must be answered as soon as one
 * of a single hostile unit; counting tokens gives the same answer on every machine, as a clock would not.
 */
import {
  CHARACTERS_PER_LEXEME,
  LEXEME_COUNT_MAX,
  LEXEMES_PER_FILE_MAX,
  LEXEMES_PER_UNIT_MIN,
} from './limits.ts';

/** Tokens that are left to a file. INVARIANT (one budget per file): all units of a file that is read share one. */
export class LexemeBudget {
  #left = LEXEMES_PER_FILE_MAX;
  #unitLeft = 0;

  /** Starts a unit. */
  openUnit(): void {
    this.#left -= LEXEMES_PER_UNIT_MIN;
    this.#unitLeft = LEXEME_COUNT_MAX;
  }

  /** Takes a token of so many characters; what there is to complain of when there is none left. */
  take(length: number): string | undefined {
    this.#left -= 1 + length / CHARACTERS_PER_LEXEME;
    this.#unitLeft--;
    if (this.#left < 0) {
      return 'file has more anchors, tags and other unusual YAML than is read of one';
    }
    return this.#unitLeft < 0
      ? 'document has more anchors, tags and other unusual YAML than is read of one'
      : undefined;
  }
}
