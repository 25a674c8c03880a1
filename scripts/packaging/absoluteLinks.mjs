/**
 * Links of a page of this repository as they must be outside of it. npm shows a package's README without the files
 * around it; the extension's packager does the same for the root README by itself.
 */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { repositoryUrl } from './repositoryUrl.mjs';

const LINK = /(!?\[[^\]]*\]\()([^)\s#]+)((?:#[^)\s]*)?\))/g;

/** The text of the page at `path` below `root`, with relative links and images leading into the repository. */
export function absoluteLinks(root, path) {
  const repository = repositoryUrl(root);
  const text = readFileSync(join(root, path), 'utf8');
  return text.replaceAll(LINK, (whole, before, target, after) => {
    if (/^[a-z]+:/i.test(target)) {
      return whole;
    }
    const kind = before.startsWith('!') ? 'raw' : 'blob';
    return `${before}${repository}/${kind}/HEAD/${posix.join(posix.dirname(path), target)}${after}`;
  });
}
