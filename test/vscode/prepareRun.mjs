/**
 * What a run in the editor needs: the suites as one module that an extension host can load, and throw-away folders with
 * settings and a copy of a sample. Copies, because an editor saves and restores what is typed in it.
 */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Nothing that pops up, asks, or looks for something on the network. */
const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'window.menuBarVisibility': 'compact',
  'editor.minimap.enabled': false,
};

/** Bundles a module with suites; `vscode` and `mocha` are found where it runs. */
export async function bundleSuites(root, entryPoint, outfile) {
  await build({
    absWorkingDir: root,
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

/**
 * Runs `action` with `dataFolder` (settings below `user`, no extensions) and `workspace`, a copy of `sample` below `files` under
 * the given name; takes all of it away after.
 */
export async function withRunFolders(sample, action, name = basename(sample)) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'podgate-test-')));
  const dataFolder = join(folder, 'data');
  const files = join(folder, 'files');
  const workspace = join(files, name);
  try {
    const settings = join(dataFolder, 'user', 'User');
    mkdirSync(settings, { recursive: true });
    mkdirSync(join(dataFolder, 'extensions'));
    writeFileSync(join(settings, 'settings.json'), JSON.stringify(SETTINGS));
    cpSync(sample, workspace, { recursive: true });
    return await action({ dataFolder, files, workspace });
  } finally {
    // Windows lets go of files a little after their process.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
