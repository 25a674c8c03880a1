/**
 * What is inside a package, read from the package itself: a VSIX is a zip archive, one of npm a compressed tar archive.
 * For the list that is printed, and for tests.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, unzipSync } from 'fflate';

const TAR_BLOCK = 512;
const TAR_NAME = [0, 100];
const TAR_SIZE = [124, 136];

/** The files of the package at `path`, sorted: `{ path, size, content }`. */
export function listPackage(path) {
  const bytes = readFileSync(path);
  const files = /\.(vsix|zip)$/.test(path) ? unzipped(bytes) : untarred(gunzipSync(bytes));
  return files
    .map(([name, content]) => ({ path: name, size: content.length, content: Buffer.from(content) }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

function unzipped(bytes) {
  return Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith('/'));
}

/** npm writes short names and plain files; a header without a name ends the archive. */
function untarred(bytes) {
  const files = [];
  for (let offset = 0; offset < bytes.length;) {
    const header = bytes.subarray(offset, offset + TAR_BLOCK);
    const name = field(header, TAR_NAME);
    if (name === '') {
      break;
    }
    const size = Number.parseInt(field(header, TAR_SIZE), 8);
    const start = offset + TAR_BLOCK;
    files.push([name, bytes.subarray(start, start + size)]);
    offset = start + Math.ceil(size / TAR_BLOCK) * TAR_BLOCK;
  }
  return files;
}

function field(header, [start, end]) {
  return Buffer.from(header.subarray(start, end)).toString('latin1').replace(/\0.*$/s, '');
}
