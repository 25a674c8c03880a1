/**
 * Changes that came and that nobody has read yet, by project and path: the newest of each file. Texts that take long to
 * read are told from the others, so that these need not wait for them. It reads nothing and knows no project.
 */
import type { SourceFile } from '../../engine/src/index.ts';

/** The text of a file, or the file where it was read already; `undefined` for one that is gone. */
export type PendingChange = string | SourceFile | undefined;

/** Reading more than this takes some tens of milliseconds. */
const LARGE_LENGTH = 256 * 1024;

/** A large text and whose it is. */
export interface LargeText {
  readonly root: string;
  readonly path: string;
  readonly text: string;
}

export class PendingChanges {
  /** What is read at once. */
  readonly #small = new Map<string, Map<string, PendingChange>>();
  readonly #large = new Map<string, LargeText>();

  /** Roots of the projects that have changes, those of large texts apart. */
  get roots(): readonly string[] {
    return [...this.#small.keys()];
  }

  get large(): readonly LargeText[] {
    return [...this.#large.values()];
  }

  /** Forgets what was noted about the file before. */
  note(root: string, path: string, change: PendingChange): void {
    this.#forget(root, path);
    if (typeof change === 'string' && LARGE_LENGTH < change.length) {
      this.#large.set(keyOf(root, path), { root, path, text: change });
      return;
    }
    const changes = this.#small.get(root) ?? new Map<string, PendingChange>();
    changes.set(path, change);
    this.#small.set(root, changes);
  }

  /** What is pending for a project, large texts apart. They stay noted until they are `settled`. */
  of(root: string): ReadonlyMap<string, PendingChange> {
    return new Map(this.#small.get(root));
  }

  largeAt(root: string, path: string): LargeText | undefined {
    return this.#large.get(keyOf(root, path));
  }

  /** Whether a file is there after what is pending for it; `undefined` where nothing is. */
  has(root: string, path: string): boolean | undefined {
    const changes = this.#small.get(root);
    if (changes?.has(path) === true) {
      return changes.get(path) !== undefined;
    }
    return this.#large.has(keyOf(root, path)) ? true : undefined;
  }

  /** These are done; a file that changed once more meanwhile stays noted. */
  settle(root: string, done: ReadonlyMap<string, PendingChange>): void {
    const changes = this.#small.get(root);
    for (const [path, change] of done) {
      if (changes?.get(path) === change) {
        this.#forget(root, path);
      }
    }
  }

  /** A large text is not worth another try. */
  giveUp({ root, path, text }: LargeText): void {
    if (this.largeAt(root, path)?.text === text) {
      this.#forget(root, path);
    }
  }

  clear(): void {
    this.#small.clear();
    this.#large.clear();
  }

  #forget(root: string, path: string): void {
    this.#large.delete(keyOf(root, path));
    const changes = this.#small.get(root);
    if (changes?.delete(path) === true && changes.size === 0) {
      this.#small.delete(root);
    }
  }
}

function keyOf(root: string, path: string): string {
  return `${root}\n${path}`;
}
