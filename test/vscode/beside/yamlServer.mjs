/**
 * The language server of Red Hat's YAML extension, in the user's cache: fetched once from the npm registry, no script of
 * any package is run. Where it cannot be had, says so; what is tried without it is the caller's matter.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../scripts/editorHost/editorCache.mjs';
import { withInstallLock } from '../../../scripts/editorHost/installLock.mjs';
import { npmCommand } from '../../../scripts/installDependencies.mjs';

const VERSION = '1.25.0';
const NPM_FLAGS = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** The server's module. `say` takes lines for the user. Throws with one clear line when it cannot be had. */
export async function installYamlServer(say) {
  const folder = join(cacheFolder(), `yaml-language-server-${VERSION}`);
  const complete = join(folder, 'complete');
  mkdirSync(cacheFolder(), { recursive: true });
  const onWait = () => say('Another process is installing yaml-language-server; waiting for it ...');
  await withInstallLock(`${folder}.lock`, onWait, () => {
    if (!existsSync(complete)) {
      say(`Fetching yaml-language-server ${VERSION} from the npm registry into ${folder}`);
      install(folder);
      writeFileSync(complete, `${new Date().toISOString()}\n`);
    }
  });
  return join(folder, 'node_modules', 'yaml-language-server', 'out', 'server', 'src', 'server.js');
}

function install(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name: 'podgate-beside',
    private: true,
    dependencies: { 'yaml-language-server': VERSION },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const npm = npmCommand();
  const result = spawnSync(npm.command, [...npm.args, 'install', ...NPM_FLAGS], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: npm.needsShell,
  });
  if (result.status !== 0) {
    throw new Error(`\`npm install\` failed in ${folder}: the network or a proxy is the usual cause`);
  }
}
