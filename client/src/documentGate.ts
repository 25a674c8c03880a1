/**
 * Which documents the server is told about. Some are kept from it: files that crashed it, templates of Helm charts. A
 * document can become one or cease to be one while it is edited, so its opening and closing are told late. Pure
 * bookkeeping; who is admitted is decided elsewhere.
 */

/** What the editor wants to tell. */
export interface GateMessage {
  readonly kind: 'open' | 'change' | 'close' | 'other';
  readonly uri: string;
  /** Of the document after a change. */
  readonly version?: number;
}

/** What the server is told: this message, nothing, or that the document opens with its present text, or closes. */
export type GateAction = 'pass' | 'drop' | 'open' | 'close';

export type Admission = 'admitted' | 'refused';

export class DocumentGate {
  /** Documents that the server has open, with the version they were opened late with. */
  readonly #openVersions = new Map<string, number>();

  isOpen(uri: string): boolean {
    return this.#openVersions.has(uri);
  }

  /** A new server has nothing open. */
  reset(): void {
    this.#openVersions.clear();
  }

  /** `currentVersion` is that of the text which an `open` would carry. */
  decide(message: GateMessage, admission: Admission, currentVersion: number): GateAction {
    const wasOpen = this.#openVersions.has(message.uri);
    switch (message.kind) {
      case 'open':
        return this.#decideOpening(message, admission);
      case 'close':
        return this.#openVersions.delete(message.uri) ? 'pass' : 'drop';
      case 'change':
        return wasOpen
          ? this.#decideChange(message, admission)
          : this.#decideLateOpening(message, admission, currentVersion);
      case 'other':
        return wasOpen ? 'pass' : 'drop';
    }
  }

  #decideOpening({ uri }: GateMessage, admission: Admission): GateAction {
    if (admission === 'refused') {
      return 'drop';
    }
    this.#openVersions.set(uri, Number.NEGATIVE_INFINITY);
    return 'pass';
  }

  #decideChange({ uri, version = Infinity }: GateMessage, admission: Admission): GateAction {
    if (admission === 'refused') {
      this.#openVersions.delete(uri);
      return 'close';
    }
    // The text of a late opening already contains the changes that were under way.
    return version <= (this.#openVersions.get(uri) ?? 0) ? 'drop' : 'pass';
  }

  #decideLateOpening({ uri }: GateMessage, admission: Admission, currentVersion: number): GateAction {
    if (admission === 'refused') {
      return 'drop';
    }
    this.#openVersions.set(uri, currentVersion);
    return 'open';
  }
}
