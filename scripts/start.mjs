/**
 * `npm start`: shows who can reach whom in a sample, and what is wrong there, then opens it in VS Code; `npm start -- FOLDER`
 * does it for your own manifests. Without a terminal, or with `--no-editor`, it ends after printing. Installs and builds
 * what is missing, and needs nothing but Node for that.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEditor } from './editorHost/openEditor.mjs';
import { installDependencies } from './installDependencies.mjs';

const SAMPLE = 'samples/three-tier';
const NO_EDITOR = '--no-editor';
/** What is built, and the folders of its sources. */
const SOURCES = ['engine', 'files', 'protocol', 'cli', 'server', 'client'];
const BUNDLES = ['cli/podgate.cjs', 'server/server.js', 'client/extension.cjs'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const podgate = join(root, 'dist', 'cli', 'podgate.cjs');
const givenPaths = process.argv.slice(2).filter((argument) => argument !== NO_EDITOR);
const paths = givenPaths.length === 0 ? [SAMPLE] : givenPaths;
// npm runs scripts in the project's folder; paths that people give count from where they are.
const folder = givenPaths.length === 0 ? root : (process.env.INIT_CWD ?? process.cwd());

const unknown = paths.find((path) => path !== '-' && !existsSync(resolve(folder, path)));
if (unknown !== undefined) {
  console.error(
    `npm start: there is no file or folder \`${unknown}\`; give paths of manifests, or ${NO_EDITOR}`,
  );
  process.exit(2);
}
installDependencies(root);
if (isStale()) {
  console.error('Building ...');
  exitOnFailure(runNode([join(root, 'scripts', 'build.mjs')], root));
}
const matrix = show('Who can reach whom', 'matrix');
const check = show('What is wrong', 'check');
const program = relative(folder, podgate) || podgate;
console.log(`\nThat was \`podgate matrix\` and \`podgate check\` of ${paths.join(' ')}.`);
console.log('Your own manifests: npm start -- FOLDER');
console.log(`All it can do:      node ${program} --help`);
if (matrix === 2 || check === 2) {
  process.exitCode = 2;
} else if (wantsEditor()) {
  await openEditor(root, folderToOpen()).catch(sayWhyNot);
}

/** Somebody sits there and has not said no. */
function wantsEditor() {
  const hasTerminal = process.stdin.isTTY && process.stdout.isTTY;
  return hasTerminal && !process.argv.includes(NO_EDITOR) && !paths.includes('-');
}

/** An editor opens folders: for a file, the one that it is in. */
function folderToOpen() {
  const path = resolve(folder, paths[0]);
  return statSync(path).isDirectory() ? path : dirname(path);
}

function sayWhyNot(error) {
  console.error(`The editor could not be opened: ${error.message}`);
  process.exitCode = 2;
}

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

/** Whether a source is newer than something built, or not all is built. */
function isStale() {
  const bundles = BUNDLES.map((path) => join(root, 'dist', path));
  if (!bundles.every(existsSync)) {
    return true;
  }
  const builtAt = Math.min(...bundles.map((path) => statSync(path).mtimeMs));
  const sources = SOURCES.flatMap((path) => listFiles(join(root, path)));
  const others = ['package.json', 'package-lock.json', 'scripts/build.mjs'].map((path) => join(root, path));
  return [...sources, ...others].some((path) => builtAt < statSync(path).mtimeMs);
}

function listFiles(path) {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name);
    return entry.isDirectory() ? listFiles(child) : [child];
  });
}
