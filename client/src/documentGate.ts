/**
 * Which documents the server is told about: a document that crashed it is kept from a new one. What is not announced must
 * not be mentioned later either. Pure bookkeeping; who is admitted is decided elsewhere.
 */

/** What the editor wants to tell about a document. */
export type GateMessage = 'open' | 'close' | 'other';

export type Admission = 'admitted' | 'refused';

export class DocumentGate {
  /** Documents that the server has open. */
  readonly #open = new Set<string>();

  isOpen(uri: string): boolean {
    return this.#open.has(uri);
  }

  /** A new server has nothing open. */
  reset(): void {
    this.#open.clear();
  }

  /** Whether the server gets the message. */
  passes(message: GateMessage, uri: string, admission: Admission): boolean {
    switch (message) {
      case 'open':
        if (admission === 'admitted') {
          this.#open.add(uri);
        }
        return admission === 'admitted';
      case 'close':
        return this.#open.delete(uri);
      case 'other':
        return this.#open.has(uri);
    }
  }
}
