/**
 * Installs the project's dependencies when they are missing or older than the lock file, so that `npm start` and
 * `npm test` work on a fresh clone. It uses nothing but Node, because it runs before anything else is there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const OLDEST_NODE = [20, 19];

/** Makes `node_modules` match the lock file. Ends the process with a clear line when that is not possible. */
export function installDependencies(root) {
  refuseOldNode();
  if (areDependenciesFresh(root)) {
    return;
  }
  console.error('Installing dependencies (npm ci) ...');
  const npm = npmCommand();
  const result = spawnSync(npm.command, [...npm.args, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.needsShell,
  });
  if (result.status !== 0) {
    console.error('`npm ci` failed: see its message above; the network or a proxy is the usual cause.');
    process.exit(2);
  }
}

/** npm writes `node_modules/.package-lock.json` last, so its age is the age of a complete installation. */
function areDependenciesFresh(root) {
  const installed = join(root, 'node_modules', '.package-lock.json');
  const wanted = join(root, 'package-lock.json');
  return existsSync(installed) && statSync(wanted).mtimeMs <= statSync(installed).mtimeMs;
}

/**
 * How to start npm. Below `npm run`, npm tells where it lies and Node can run it directly; otherwise Windows needs a
 * shell to find `npm.cmd`. No argument comes from outside, so the shell has nothing to misread.
 */
export function npmCommand() {
  const npmPath = process.env.npm_execpath;
  if (npmPath !== undefined && basename(npmPath) === 'npm-cli.js') {
    return { command: process.execPath, args: [npmPath], needsShell: false };
  }
  return { command: 'npm', args: [], needsShell: process.platform === 'win32' };
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major < oldestMajor || (major === oldestMajor && minor < oldestMinor)) {
    console.error(`Node ${OLDEST_NODE.join('.')} or later is needed; this is ${process.versions.node}.`);
    process.exit(2);
  }
}
