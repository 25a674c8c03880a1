/**
 * Messages to and from a forked process, as the client library wants to read and write them. The library has the same, but
 * not without all that it needs for other ways of starting a server.
 */
import type { ChildProcess } from 'node:child_process';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  type Disposable,
  type Message,
} from 'vscode-languageclient';

export class ProcessReader extends AbstractMessageReader {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('error', (error) => {
      this.fireError(error);
    });
    child.on('close', () => {
      this.fireClose();
    });
  }

  listen(receive: DataCallback): Disposable {
    this.#child.on('message', receive);
    return { dispose: () => this.#child.off('message', receive) };
  }
}

export class ProcessWriter extends AbstractMessageWriter {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('close', () => {
      this.fireClose();
    });
  }

  /** Of a message that nobody took, the library is told; a server that is gone is met where it is noticed. */
  write(message: Message): Promise<void> {
    this.#child.send(message, (error) => {
      if (error !== null) {
        this.fireError(error, message);
      }
    });
    return Promise.resolve();
  }

  end(): void {
    // The channel ends with the process.
  }
}
