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
  // A line that sticks to the top is there twice, and a click may meet the wrong one.
  'editor.stickyScroll.enabled': false,
  // Where trust is on, a folder is not trusted, and nobody is there to be asked.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
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
 * What most users have beside us: Red Hat's YAML extension, by its name alone. It cannot be installed from the registry that
 * the tests use; what it would report is left to it all the same.
 */
const YAML_EXTENSION = {
  publisher: 'redhat',
  name: 'vscode-yaml',
  version: '1.0.0',
  engines: { vscode: '*' },
};

/** The second folder of the workspace. */
const PARCELS = `apiVersion: v1
kind: Pod
metadata: { name: parcels, labels: { app: parcels } }
spec: { containers: [{ name: main, image: parcels }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: parcels }
spec: { podSelector: { matchLabels: { app: parcels } } }
`;

/**
 * Runs `action` with `dataFolder` (settings below `user`, no extensions), `workspace`, a copy of `sample` below `files` under
 * the given name, and `workspaceFile`, a workspace of that folder and another one; takes all of it away after.
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
    const workspaceFile = join(folder, 'tests.code-workspace');
    mkdirSync(join(folder, 'parcels'));
    writeFileSync(join(folder, 'parcels', 'parcels.yaml'), PARCELS);
    const folders = [{ path: `files/${name}` }, { path: 'parcels' }];
    writeFileSync(workspaceFile, JSON.stringify({ folders }));
    return await action({ dataFolder, files, workspace, workspaceFile });
  } finally {
    // Windows lets go of files a little after their process.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** Puts it among the editor's extensions. */
export function writeYamlExtension(extensions) {
  const { publisher, name, version } = YAML_EXTENSION;
  const folder = join(extensions, `${publisher}.${name}-${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(YAML_EXTENSION));
}
