/**
 * The extension as a VSIX, from what is built. `.vscodeignore` says which files; they are copied first, so that the
 * package does not depend on the permissions that a clone happens to have. The packager's scan for secrets is on, and
 * what it warns about is an error here.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { TOOLS } from '../runStep.mjs';
import { isPreRelease } from './channel.mjs';
import { stageFiles } from './stageFiles.mjs';

/** Read by the packager itself, so it has to be where it runs. */
const LIST = '.vscodeignore';
/** The moment that npm gives to files in its packages. Their real age tells nothing and differs in each clone. */
const FILE_TIME = Date.UTC(1985, 9, 26, 8, 15) / 1000;

/** What the packager would take from the machine it runs on. */
const SURROUNDINGS = {
  // Times are written in local time and paths sorted by the locale's alphabet.
  SOURCE_DATE_EPOCH: String(FILE_TIME),
  TZ: 'UTC',
  LC_ALL: 'C',
  // In a workflow of GitHub it writes warnings to standard output, as commands to the forge.
  GITHUB_ACTIONS: '',
};

/** Writes `NAME-VERSION.vsix` into `folder`; answers its path. */
export async function packExtension(root, folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const stage = join(folder, 'extension');
  const files = [LIST, ...(await listExtensionFiles(root))];
  stageFiles(
    stage,
    files.map((path) => ({ path, content: readFileSync(join(root, path)) })),
  );
  const vsix = join(folder, `${name}-${version}.vsix`);
  runPackager(root, stage, ['--out', vsix, ...(isPreRelease(version) ? ['--pre-release'] : [])]);
  return vsix;
}

/** The packager with the flags of every package, in `folder`. Throws with what it said when it refuses or warns. */
export function runPackager(root, folder, args) {
  const packager = join(root, TOOLS.vsce);
  const result = spawnSync(process.execPath, [packager, 'package', '--no-dependencies', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...SURROUNDINGS },
  });
  if (result.status !== 0 || result.stderr !== '') {
    throw new Error(`the packager refused or warned:\n${result.stderr || result.stdout}`);
  }
}

/** Paths below `root`, sorted. */
async function listExtensionFiles(root) {
  const { listFiles, PackageManager } = createRequire(import.meta.url)('@vscode/vsce');
  return (await listFiles({ cwd: root, packageManager: PackageManager.None })).sort();
}
