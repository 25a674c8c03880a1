/**
 * What to do when the server dies: start it again, up to five times in three minutes, and find out which document it
 * was working on: the closed file that it said it was reading, else, because it takes messages in order, the document of
 * the oldest message without an answer. One that is found twice is left alone from then on. Pure bookkeeping: knows
 * neither the protocol nor a clock.
 */

const RESTARTS_MAX = 5;
const WINDOW_MS = 3 * 60 * 1000;
const CRASHES_MAX = 2;

export interface CrashDecision {
  readonly action: 'restart' | 'stop';
  /** The document that is left alone from now on. */
  readonly leftAlone?: string;
}

/** Names a message until it is answered. */
export type Ticket = number;

export class CrashRecovery {
  readonly #crashTimes: number[] = [];
  readonly #crashesByUri = new Map<string, number>();
  /** Messages that the server may still be working on, oldest first. */
  readonly #unanswered = new Map<Ticket, string>();
  readonly #unansweredNotifications = new Set<Ticket>();
  #nextTicket = 0;
  #reading: string | undefined;

  /** The server says which closed file it reads; `undefined` when it is done. */
  noteReading(uri: string | undefined): void {
    this.#reading = uri;
  }

  noteRequest(uri: string): Ticket {
    const ticket = this.#nextTicket++;
    this.#unanswered.set(ticket, uri);
    return ticket;
  }

  /** A notification has no answer; that to a later request shows that the server has survived it. */
  noteNotification(uri: string): void {
    this.#unansweredNotifications.add(this.noteRequest(uri));
  }

  noteAnswer(ticket: Ticket): void {
    this.#unanswered.delete(ticket);
    for (const earlier of this.#unansweredNotifications) {
      if (earlier < ticket) {
        this.#unansweredNotifications.delete(earlier);
        this.#unanswered.delete(earlier);
      }
    }
  }

  noteCrash(nowMs: number): CrashDecision {
    const suspect = this.#reading ?? this.#unanswered.values().next().value;
    this.#reading = undefined;
    this.#unanswered.clear();
    this.#unansweredNotifications.clear();
    const leftAlone =
      suspect !== undefined && this.#countCrash(suspect) === CRASHES_MAX ? suspect : undefined;
    return { action: this.#decide(nowMs), ...(leftAlone === undefined ? {} : { leftAlone }) };
  }

  isLeftAlone(uri: string): boolean {
    return CRASHES_MAX <= (this.#crashesByUri.get(uri) ?? 0);
  }

  listLeftAlone(): readonly string[] {
    return [...this.#crashesByUri.keys()].filter((uri) => this.isLeftAlone(uri));
  }

  #countCrash(uri: string): number {
    const count = (this.#crashesByUri.get(uri) ?? 0) + 1;
    this.#crashesByUri.set(uri, count);
    return count;
  }

  #decide(nowMs: number): CrashDecision['action'] {
    this.#crashTimes.push(nowMs);
    const recent = this.#crashTimes.filter((time) => nowMs - time < WINDOW_MS);
    return recent.length <= RESTARTS_MAX ? 'restart' : 'stop';
  }
}
