/**
 * Both products, from what is built, the source maps that belong to them, and a file with the hashes of all: what a release
 * publishes, and what the tests install. The same sources give the same bytes, with the same versions of Node and of the tools.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packCommandLine } from './packCommandLine.mjs';
import { packExtension } from './packExtension.mjs';
import { packSourceMaps } from './packSourceMaps.mjs';

/** Writes them into `folder`; answers the paths `{ extension, commandLine, sourceMaps, hashes }`. */
export async function packProducts(root, folder) {
  mkdirSync(folder, { recursive: true });
  const extension = await packExtension(root, folder);
  const commandLine = packCommandLine(root, folder);
  const sourceMaps = packSourceMaps(root, folder);
  const hashes = join(folder, 'SHA256SUMS');
  writeFileSync(hashes, [extension, commandLine, sourceMaps].map(hashLine).join(''));
  return { extension, commandLine, sourceMaps, hashes };
}

/** A line as `sha256sum --check` reads it. */
function hashLine(path) {
  const hash = createHash('sha256').update(readFileSync(path)).digest('hex');
  return `${hash}  ${basename(path)}\n`;
}
