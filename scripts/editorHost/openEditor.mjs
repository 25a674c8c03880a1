/**
 * Opens a folder in VS Code with Podgate in it: the desktop editor where the command `code` is there, else, on Linux x64,
 * the embedded one in the user's browser. That one listens on the loopback address, behind a random token, and asks
 * whether the folder is trusted, as VS Code does everywhere.
 */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isEmbeddedEditorSupported } from './editorCache.mjs';
import { installEmbeddedEditor } from './installEditor.mjs';
import { startEditorServer } from './startEditorServer.mjs';

/** What a first look is better without; the rest is as VS Code has it. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
};

/** Opens `folder` with the extension of `root`. Returns when the editor was handed over, or has ended. */
export async function openEditor(root, folder) {
  if (openDesktopEditor(root, folder)) {
    console.log(`\nOpened ${folder} in VS Code, with Podgate from this checkout.`);
    return;
  }
  if (!isEmbeddedEditorSupported()) {
    console.log(
      '\nNo `code` command here: install it from VS Code ("Shell Command: Install code command in PATH").',
    );
    return;
  }
  await serveEmbeddedEditor(root, folder);
}

/** Whether the desktop editor took the folder. */
function openDesktopEditor(root, folder) {
  const args = [`--extensionDevelopmentPath=${root}`, folder];
  // On Windows `code` is a script, which only a shell can start: there each argument is quoted.
  const isWindows = process.platform === 'win32';
  const quoted = isWindows ? args.map((arg) => `"${arg}"`) : args;
  return spawnSync('code', quoted, { stdio: 'ignore', shell: isWindows }).status === 0;
}

async function serveEmbeddedEditor(root, folder) {
  console.log('\n# In the editor\n');
  const installation = await installEmbeddedEditor(console.log);
  const interrupted = untilInterrupted();
  const dataFolder = mkdtempSync(join(tmpdir(), 'podgate-editor-'));
  try {
    prepareData(dataFolder, root);
    const token = randomBytes(24).toString('hex');
    const tokenFile = join(dataFolder, 'token');
    // Not as an argument: everybody on the machine can read those.
    writeFileSync(tokenFile, token, { mode: 0o600 });
    const server = await startEditorServer({
      folder: installation,
      dataFolder,
      flags: ['--connection-token-file', tokenFile],
    });
    const url = `http://${server.authority}/?tkn=${token}&folder=${encodeURIComponent(folder)}`;
    console.log(`VS Code with Podgate and ${folder}:\n\n  ${url}\n\nCtrl+C ends it.`);
    await Promise.race([server.exited, interrupted]);
    await server.stop();
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Settings, and this checkout as an installed extension. */
function prepareData(dataFolder, root) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const userSettings = join(dataFolder, 'user', 'User');
  const extensions = join(dataFolder, 'extensions');
  mkdirSync(userSettings, { recursive: true });
  mkdirSync(extensions);
  writeFileSync(join(userSettings, 'settings.json'), JSON.stringify(SETTINGS, undefined, 2));
  symlinkSync(root, join(extensions, `${publisher}.${name}-${version}`));
}

function untilInterrupted() {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
    process.once('SIGHUP', resolve);
  });
}
