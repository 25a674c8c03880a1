/**
 * `node scripts/release.mjs TAG NOTES`: what the release workflow has to know about a tag, as `name=value` lines, after
 * checking that the tag is the manifest's version and that the changelog tells about it. The changelog's chapter goes to
 * the file NOTES. It publishes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPreRelease, npmTag } from './packaging/channel.mjs';
import { changelogChapter } from './packaging/changelogChapter.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [tag, notes] = process.argv.slice(2);
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const chapter = changelogChapter(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);

if (tag !== `v${version}`) {
  refuse(`the tag is \`${tag}\`, but package.json says ${version}: tag \`v${version}\``);
} else if (chapter === undefined) {
  refuse(`CHANGELOG.md has no chapter \`## [${version}]\` with a text: rename \`## [Unreleased]\``);
} else {
  writeFileSync(notes, chapter);
  console.log(`extension=${name}-${version}.vsix`);
  console.log(`command-line=${name}-${version}.tgz`);
  console.log(`pre-release=${isPreRelease(version)}`);
  console.log(`npm-tag=${npmTag(version)}`);
}

function refuse(reason) {
  console.error(reason);
  process.exitCode = 2;
}
