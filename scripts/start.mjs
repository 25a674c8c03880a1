/**
 * `npm start`: shows who can reach whom in a sample, and what is wrong there; `npm start -- FOLDER` does it for your
 * own manifests. Installs and builds what is missing, and needs nothing but Node for that.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './installDependencies.mjs';

const SAMPLE = 'samples/three-tier';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const podgate = join(root, 'dist', 'cli', 'podgate.cjs');
const givenPaths = process.argv.slice(2);
const paths = givenPaths.length === 0 ? [SAMPLE] : givenPaths;
// npm runs scripts in the project's folder; paths that people give count from where they are.
const folder = givenPaths.length === 0 ? root : (process.env.INIT_CWD ?? process.cwd());

installDependencies(root);
if (isStale()) {
  console.error('Building the command line ...');
  exitOnFailure(runNode([join(root, 'scripts', 'build.mjs')], root));
}
const matrix = show('Who can reach whom', 'matrix');
const check = show('What is wrong', 'check');
const program = relative(folder, podgate) || podgate;
console.log(`\nThat was \`podgate matrix\` and \`podgate check\` of ${paths.join(' ')}.`);
console.log('Your own manifests: npm start -- FOLDER');
console.log(`All it can do:      node ${program} --help`);
process.exitCode = matrix === 2 || check === 2 ? 2 : 0;

function show(title, command) {
  console.log(`\n# ${title}: podgate ${command} ${paths.join(' ')}\n`);
  return runNode([podgate, command, ...paths], folder);
}

function runNode(args, cwd) {
  return spawnSync(process.execPath, args, { cwd, stdio: 'inherit' }).status ?? 2;
}

function exitOnFailure(status) {
  if (status !== 0) {
    process.exit(2);
  }
}

/** Whether a source is newer than the built command line. */
function isStale() {
  if (!existsSync(podgate)) {
    return true;
  }
  const builtAt = statSync(podgate).mtimeMs;
  const sources = ['engine/src', 'cli/src'].flatMap((path) => listFiles(join(root, path)));
  const others = ['package.json', 'package-lock.json', 'scripts/build.mjs'].map((path) => join(root, path));
  return [...sources, ...others].some((path) => builtAt < statSync(path).mtimeMs);
}

function listFiles(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name);
    return entry.isDirectory() ? listFiles(child) : [child];
  });
}
