/**
 * Writes a changed text back to its file: as a whole or not at all, in the encoding and with the permissions that the
 * file has, and only if the file still holds what was read. What changes is not decided here.
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { causeOf, type FileFailure } from './fileFailure.ts';
import { decodeText } from './readText.ts';

/** Writes `text` to a file that held `before`; why not, where that was not possible. */
export function writeTextFile(path: string, before: string, text: string): FileFailure | undefined {
  try {
    // A link stays one; what it leads to is written.
    const file = realpathSync(path);
    const bytes = readFileSync(file);
    const cause = findObstacle(file, bytes, before);
    if (cause !== undefined) {
      return { path, cause };
    }
    replaceFile(file, encodeLike(bytes, text));
    return undefined;
  } catch (error) {
    return { path, cause: causeOf(error, 'write') };
  }
}

/** Writes a file that is not there yet; one that came to be meanwhile stays as it is. */
export function writeNewFile(path: string, text: string): FileFailure | undefined {
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return undefined;
  } catch (error) {
    return { path, cause: causeOf(error, 'write') };
  }
}

function findObstacle(file: string, bytes: Buffer, before: string): string | undefined {
  accessSync(file, constants.W_OK);
  if ((statSync(file).mode & WRITE_BITS) === 0) {
    // A file that is replaced by another one need not be writable, but who made it read-only meant it.
    return 'it is read-only';
  }
  if (decodeText(bytes) !== before) {
    return 'it was changed meanwhile';
  }
  return encodeLike(bytes, before).equals(bytes) ? undefined : 'it has bytes that are no text';
}

const WRITE_BITS = 0o222;

/** The bytes of the text, in the encoding that `bytes` are in. */
function encodeLike(bytes: Buffer, text: string): Buffer {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig) {
    return Buffer.from(text, 'utf8');
  }
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return isBig ? little.swap16() : little;
}

/** A reader sees the old file or the new one, whatever happens meanwhile. */
function replaceFile(file: string, bytes: Buffer): void {
  const { mode, uid, gid } = statSync(file);
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(draft, bytes, { flag: 'wx' });
    chmodSync(draft, mode);
    const own = statSync(draft);
    if (own.uid !== uid || own.gid !== gid) {
      chownSync(draft, uid, gid);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
