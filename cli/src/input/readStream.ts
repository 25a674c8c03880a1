/**
 * Reads standard input to its end, as text. What the bytes of a text can be is known where files are read.
 */
import { decodeText } from '../../../files/src/readText.ts';

/** Everything that a stream holds. */
export async function readStream(stream: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  }
  return decodeText(Buffer.concat(chunks));
}
