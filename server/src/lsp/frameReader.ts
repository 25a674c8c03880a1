/**
 * Messages in a stream of bytes, as the Language Server Protocol puts them there: a header that says how many bytes
 * follow, an empty line, and these bytes, as UTF-8. What lies between two messages and is none is passed over.
 */

/** A header is one short line; without an end within this, it is none. */
const HEADER_BYTES_MAX = 4096;
const HEADER_END = [13, 10, 13, 10];
const CONTENT_LENGTH = /^content-length:[ \t]*(\d+)[ \t]*$/im;

const NO_BYTES = new Uint8Array(0);

export class FrameReader {
  readonly #receive: (text: string) => void;
  readonly #decoder = new TextDecoder();
  /** What has come and is not read yet, in pieces: a long message is put together once. */
  #pieces: Uint8Array[] = [];
  #length = 0;
  /** Of the message that is under way, once its header has been read. */
  #bodyLength: number | undefined;

  /** `receive` gets the text of each message. */
  constructor(receive: (text: string) => void) {
    this.#receive = receive;
  }

  /** Takes the next bytes of the stream, wherever it was cut. */
  take(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.#length += bytes.length;
    for (let body = this.#readBody(); body !== undefined; body = this.#readBody()) {
      this.#receive(this.#decoder.decode(body));
    }
  }

  #readBody(): Uint8Array | undefined {
    this.#bodyLength ??= this.#readHeader();
    if (this.#bodyLength === undefined || this.#length < this.#bodyLength) {
      return undefined;
    }
    const bytes = this.#join();
    const body = bytes.subarray(0, this.#bodyLength);
    this.#keep(bytes.subarray(this.#bodyLength));
    this.#bodyLength = undefined;
    return body;
  }

  /** The length that the next header names; those that name none are passed over. */
  #readHeader(): number | undefined {
    let bytes = this.#join();
    for (let end = findHeaderEnd(bytes); end !== undefined; end = findHeaderEnd(bytes)) {
      const header = this.#decoder.decode(bytes.subarray(0, end));
      bytes = bytes.subarray(end);
      const length = CONTENT_LENGTH.exec(header)?.[1];
      if (length !== undefined) {
        this.#keep(bytes);
        return Number(length);
      }
    }
    this.#keep(HEADER_BYTES_MAX < bytes.length ? NO_BYTES : bytes);
    return undefined;
  }

  #join(): Uint8Array {
    const [first = NO_BYTES, ...rest] = this.#pieces;
    if (rest.length === 0) {
      return first;
    }
    const bytes = new Uint8Array(this.#length);
    let offset = 0;
    for (const piece of this.#pieces) {
      bytes.set(piece, offset);
      offset += piece.length;
    }
    return bytes;
  }

  #keep(bytes: Uint8Array): void {
    this.#pieces = [bytes];
    this.#length = bytes.length;
  }
}

/** Where the bytes after the first empty line begin. */
function findHeaderEnd(bytes: Uint8Array): number | undefined {
  const [first = 0] = HEADER_END;
  for (let at = bytes.indexOf(first); 0 <= at; at = bytes.indexOf(first, at + 1)) {
    if (HEADER_END.every((byte, index) => bytes[at + index] === byte)) {
      return at + HEADER_END.length;
    }
  }
  return undefined;
}
