/**
 * Runs the suites inside an editor through @vscode/test-electron: downloads the desktop editor, or takes the stand-in.
 * A process of its own, since the editor's chatter goes to its output. Which tests passed is in the summary's file.
 */
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cacheFolder } from '../../scripts/editorHost/editorCache.mjs';

const [kind, root, tests, dataFolder, workspace] = process.argv.slice(2);

const vscodeExecutablePath =
  kind === 'desktop'
    ? await downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), 'desktop') })
    : join(root, 'test', 'vscode', 'codeStandIn.mjs');
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    launchArgs: [
      workspace,
      `--user-data-dir=${join(dataFolder, 'user')}`,
      `--extensions-dir=${join(dataFolder, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
