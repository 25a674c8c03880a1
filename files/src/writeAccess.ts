/**
 * Whether a file could be changed or made, as far as permissions tell without trying. Nothing is written.
 */
import { accessSync, constants, statSync } from 'node:fs';
import { dirname } from 'node:path';

const WRITE_BITS = 0o222;

/** Of a file that is not there, its folder is asked, or the nearest one around it. */
export function hasWriteAccess(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    const parent = dirname(path);
    return parent !== path && hasWriteAccess(parent);
  }
  // Who took everybody's permission meant it, even where the system would not mind.
  return (stats.mode & WRITE_BITS) !== 0 && mayWrite(path);
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
