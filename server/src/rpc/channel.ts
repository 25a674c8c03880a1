/**
 * How messages travel: between processes, over streams, to and from a web worker. A channel knows nothing of what they
 * say.
 */
export interface Channel {
  /** Called once. `receive` gets each message, whatever it is; `close` is called when no more will come. */
  listen(receive: (message: unknown) => void, close: () => void): void;
  /** Resolves when the message is on its way, and also when nobody is there to take it: who is gone cannot be told. */
  send(message: object): Promise<void>;
  /**
   * Runs in a later turn of the event loop where several messages can come in one, so that work that was put off gets its
   * turn between two of them; else at once.
   */
  defer(run: () => void): void;
}
