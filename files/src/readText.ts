/**
 * Reads bytes as text: UTF-8, or UTF-16 where a byte order mark says so, as Windows' shells write it. Bytes that
 * are no text become replacement characters; what they mean is the engine's business.
 */
import { readFileSync } from 'node:fs';
import { causeOf, type FileFailure } from './fileFailure.ts';

/** The file's text, or why there is none. */
export function readTextFile(path: string): string | FileFailure {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    return { path, cause: causeOf(error) };
  }
}

/** The text that the bytes stand for. */
export function decodeText(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return bytes.toString('utf8');
}
