/**
 * Runs the suites inside an editor through @vscode/test-electron: downloads the desktop editor, or takes the stand-in.
 * A process of its own, since the editor's chatter goes to its output. Which tests passed is in the summary's file.
 *
 * In a virtual workspace (`PODGATE_TEST_RUN=virtual`) the editor sees the folder through an extension alone.
 */
import { basename, dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { cacheFolder } from '../../scripts/editorHost/editorCache.mjs';
import { startFileServer } from './web/fileServer.mjs';

const [kind, root, tests, dataFolder, workspace] = process.argv.slice(2);

const vscodeExecutablePath =
  kind === 'desktop'
    ? await downloadAndUnzipVSCode({ cachePath: join(cacheFolder(), 'desktop') })
    : join(root, 'test', 'vscode', 'codeStandIn.mjs');
const files = await startFileServer(dirname(workspace));
try {
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: tests,
    launchArgs: [
      process.env.PODGATE_TEST_RUN === 'virtual' ? `--folder-uri=${virtualAddress()}` : workspace,
      `--user-data-dir=${join(dataFolder, 'user')}`,
      `--extensions-dir=${join(dataFolder, 'extensions')}`,
    ],
  });
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await files.stop();
}

function virtualAddress() {
  return `podgate-test://${files.authority}/${encodeURIComponent(basename(workspace))}`;
}
