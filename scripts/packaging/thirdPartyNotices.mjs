/**
 * The notices that the licenses of bundled packages ask for: whose code is in a product, and on what terms. Which
 * packages are inside is read from what the bundler put there, so none is forgotten and none named in vain. Some packages
 * come as bundles themselves; whose code is in such a file, its source map tells.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const PACKAGE_NAME = /node_modules\/((?:@[^/]+\/)?[^/]+)/g;
const LICENSE_FILE = /^licen[cs]e/i;
/** What a package itself says about code of others in it. */
const NOTICE_FILE = /^(third-?party-?notices?|notice)/i;
const RULE = `\n\n${'-'.repeat(80)}\n\n`;

/** The text for the packages whose files the bundler read; `paths` are relative to `root`. Throws where one has no license. */
export function thirdPartyNotices(root, paths) {
  const folders = paths
    .filter((path) => PACKAGE_FOLDER.test(path))
    .flatMap((path) => [join(root, PACKAGE_FOLDER.exec(path)[0]), ...foldersWithin(join(root, path))]);
  const packages = [...new Set(folders)].map(describePackage);
  // One package may lie in two places.
  const notices = [...new Set(packages)].sort();
  return `Podgate contains code of these packages.${RULE}${notices.join(RULE)}\n`;
}

/** Folders of the other packages that a bundled file is made of, if it is a bundle itself. */
function foldersWithin(file) {
  const map = `${file}.map`;
  if (!existsSync(map)) {
    return [];
  }
  const { sources } = JSON.parse(readFileSync(map, 'utf8'));
  const names = sources.flatMap((source) => [...source.matchAll(PACKAGE_NAME)].at(-1)?.[1] ?? []);
  return [...new Set(names)].map((name) => findPackage(name, dirname(file)));
}

/** As Node looks for it: in `node_modules` here, else above. Throws where it is nowhere, since then its license is unknown. */
function findPackage(name, folder) {
  const found = join(folder, 'node_modules', name);
  if (existsSync(join(found, 'package.json'))) {
    return found;
  }
  if (dirname(folder) === folder) {
    throw new Error(`${name} is in a bundle and is not installed, so nobody knows its license`);
  }
  return findPackage(name, dirname(folder));
}

function describePackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).sort();
  const licenses = files.filter((file) => LICENSE_FILE.test(file));
  if (licenses.length === 0) {
    throw new Error(`${name} ${version} has no file with its license, so it cannot be bundled`);
  }
  const texts = [...licenses, ...files.filter((file) => NOTICE_FILE.test(file))].map((file) =>
    readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  return [`${name} ${version} (${license})`, ...texts].join('\n\n');
}
