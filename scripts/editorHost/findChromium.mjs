/**
 * Finds a Chromium for the tests that look at the editor's page: the one that `PODGATE_CHROMIUM` names, else the system's.
 * Where Debian's can be installed without asking anybody (as root, in CI), it is. People's own browsers open
 * `npm start`; they do not need this.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

/** The executable's path, or undefined. */
export function findChromium() {
  return [process.env.PODGATE_CHROMIUM, ...PATHS].find((path) => path !== undefined && existsSync(path));
}

/** As `findChromium`, after installing Debian's package where it is missing and this process is allowed to. */
export function findOrInstallChromium(say) {
  const found = findChromium();
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    return found;
  }
  say('Installing Chromium with apt-get ...');
  const hasInstalled =
    runQuietly('apt-get', ['update']) &&
    runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  return hasInstalled ? findChromium() : undefined;
}

/** Runs a program without its output; when it fails, its output is the reason. */
function runQuietly(command, args) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (result.status !== 0) {
    console.error(result.error?.message ?? result.stderr);
  }
  return result.status === 0;
}
