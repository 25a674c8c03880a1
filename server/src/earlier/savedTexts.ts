/**
 * What open documents hold where they are stored: read once, and kept until they are saved or changed there. Closed files are
 * what they are stored as anyway.
 */
import type { FileSource } from '../fileSource.ts';
import { KnownTexts, type EarlierText, type EarlierTexts } from './knownTexts.ts';

export class SavedTexts implements EarlierTexts {
  readonly #files: FileSource;
  readonly #texts = new KnownTexts();

  constructor(files: FileSource) {
    this.#files = files;
  }

  peek(uri: string): EarlierText | undefined {
    return this.#texts.peek(uri);
  }

  get(uri: string): Promise<EarlierText> {
    return this.#texts.get(uri, async () => {
      const text = await this.#files.readText(uri);
      return typeof text === 'object' ? text : { text };
    });
  }

  /** A document was saved, with this text. */
  put(uri: string, text: string): void {
    this.#texts.put(uri, { text });
  }

  /** What is stored may be another text now; it is read when somebody asks. */
  forget(uri: string): void {
    this.#texts.forget((known) => known === uri);
  }
}
