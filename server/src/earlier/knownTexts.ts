/**
 * Texts of files in an earlier state, each fetched once, and by one at a time. How they are fetched, and when they are no
 * longer true, is for others to know.
 */
import type { ReadFailure } from '../fileSource.ts';

/** What a file held; no text where there was no such file. */
export type EarlierText = { readonly text: string | undefined } | ReadFailure;

/** Where the texts of an earlier state come from. */
export interface EarlierTexts {
  /** As far as it is known already. */
  peek(uri: string): EarlierText | undefined;
  get(uri: string): Promise<EarlierText>;
}

interface Entry {
  readonly run: Promise<EarlierText>;
  value: EarlierText | undefined;
}

export class KnownTexts {
  readonly #entries = new Map<string, Entry>();

  peek(key: string): EarlierText | undefined {
    return this.#entries.get(key)?.value;
  }

  get(key: string, fetch: () => Promise<EarlierText>): Promise<EarlierText> {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      return known.run;
    }
    const run = fetch();
    const entry: Entry = { run, value: undefined };
    this.#entries.set(key, entry);
    void run.then(
      (value) => {
        entry.value = value;
      },
      () => this.#entries.delete(key),
    );
    return run;
  }

  put(key: string, value: EarlierText): void {
    this.#entries.set(key, { run: Promise.resolve(value), value });
  }

  forget(isOutdated: (key: string) => boolean): void {
    [...this.#entries.keys()].filter(isOutdated).forEach((key) => this.#entries.delete(key));
  }
}
