/**
 * A wish that may be taken back: who works on it holds the token, who wished holds the source.
 */
import type { CancellationToken } from 'vscode-languageserver';

export class CancellationSource {
  readonly #listeners = new Set<() => void>();
  #isCancelled = false;
  readonly token: CancellationToken;

  constructor() {
    const isCancelled = (): boolean => this.#isCancelled;
    this.token = {
      get isCancellationRequested() {
        return isCancelled();
      },
      onCancellationRequested: (listener: (reason: undefined) => unknown) =>
        this.#listen(() => {
          listener(undefined);
        }),
    };
  }

  /** Tells everybody once. */
  cancel(): void {
    this.#isCancelled = true;
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    listeners.forEach((listener) => {
      listener();
    });
  }

  /** Who comes too late is told at once. */
  #listen(listener: () => void): { dispose(): void } {
    if (this.#isCancelled) {
      listener();
    } else {
      this.#listeners.add(listener);
    }
    return {
      dispose: () => {
        this.#listeners.delete(listener);
      },
    };
  }
}
