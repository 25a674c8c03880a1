/**
 * The library's readers of messages, for clients that err. Its own reader of streams is lost for good after a line that is
 * no header, and a wish to cancel nothing in particular would end a process that has its messages from another one.
 */
import type { Readable } from 'node:stream';
// What is Node's alone is absent in a browser, where nothing could be derived from it.
import {
  AbstractMessageReader,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageReader,
} from 'vscode-languageserver';
import { FrameReader } from './frameReader.ts';

/** Messages from standard input, a socket or a pipe. */
export class StreamReader extends AbstractMessageReader {
  readonly #input: Readable;

  /** Whoever has the stream looks after its end. */
  constructor(input: Readable) {
    super();
    this.#input = input;
  }

  listen(receive: DataCallback): Disposable {
    const take = passOverErrors(receive);
    const frames = new FrameReader((text) => {
      const message = parse(text);
      if (message !== undefined) {
        take(message);
      }
    });
    const takeBytes = (bytes: Uint8Array): void => {
      frames.take(bytes);
    };
    this.#input.on('data', takeBytes);
    return { dispose: () => this.#input.off('data', takeBytes) };
  }
}

/** The same messages as from `reader`. */
export function tolerate(reader: MessageReader): MessageReader {
  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    listen: (receive) => reader.listen(passOverErrors(receive)),
    dispose: () => {
      reader.dispose();
    },
  };
}

/** What the library cannot take is passed over, and the next message is read. */
function passOverErrors(receive: DataCallback): DataCallback {
  return (message) => {
    try {
      receive(message);
    } catch {
      // An answer could start an endless quarrel with a client that errs.
    }
  };
}

/** Of what is no JSON, nothing. Whether it is a message is the library's matter. */
function parse(text: string): Message | undefined {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return undefined;
  }
}
