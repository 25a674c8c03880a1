/**
 * Writes lines as they are made, in chunks, and waits for a reader that is slower: a matrix of a hundred million
 * pairs never stands in memory. A reader that went away (`| head`) ends the writing quietly.
 */
import type { OutputStream } from '../io.ts';
import { renderLine, type ColorMode, type Line, type Reader } from './line.ts';

const CHUNK_LENGTH = 64 * 1024;

/** Writes every line; stops early, without an error, when the stream is closed. */
export async function writeLines(
  lines: Iterable<Line>,
  stream: OutputStream,
  colorMode: ColorMode,
  reader: Reader = 'programs',
): Promise<void> {
  let chunk = '';
  for (const line of lines) {
    chunk += renderLine(line, colorMode, reader);
    if (CHUNK_LENGTH <= chunk.length) {
      await writeChunk(chunk, stream);
      chunk = '';
    }
    if (stream.destroyed === true) {
      return;
    }
  }
  if (chunk !== '') {
    await writeChunk(chunk, stream);
  }
}

function writeChunk(chunk: string, stream: OutputStream): Promise<void> | undefined {
  if (stream.write(chunk) || stream.destroyed === true) {
    return undefined;
  }
  return new Promise((resolve) => {
    const settle = (): void => {
      stream.removeListener('drain', settle);
      stream.removeListener('close', settle);
      resolve();
    };
    stream.once('drain', settle);
    stream.once('close', settle);
  });
}
