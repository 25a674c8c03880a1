/**
 * The notices that the licenses of bundled packages ask for: whose code is in a product, and on what terms. Which
 * packages are inside is read from what the bundler put there, so none is forgotten and none named in vain.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const LICENSE_FILE = /^licen[cs]e/i;
/** What a package itself says about code of others in it. */
const NOTICE_FILE = /^(third-?party-?notices?|notice)/i;
const RULE = `\n\n${'-'.repeat(80)}\n\n`;

/** The text for the packages whose files the bundler read; `paths` are relative to `root`. Throws where one has no license. */
export function thirdPartyNotices(root, paths) {
  const folders = paths
    .map((path) => PACKAGE_FOLDER.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  const packages = [...new Set(folders)].map((folder) => describePackage(join(root, folder)));
  // One package may lie in two places.
  const notices = [...new Set(packages)].sort();
  return `Podgate contains code of these packages.${RULE}${notices.join(RULE)}\n`;
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
