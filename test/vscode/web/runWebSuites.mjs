/**
 * Runs the suites in VS Code for the web: serves the workbench, opens it, waits until it says that the tests have ended,
 * and exits with their code. Which tests passed is in the file that they wrote below the folder of files.
 */
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../../scripts/editorHost/findChromium.mjs';
import { openBrowser } from '../testEditor.mjs';
import { startWorkbenchServer } from './workbenchServer.mjs';

const RUN_TIMEOUT_MS = 5 * 60_000;
const DID_NOT_END = 99;

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const [virtualFiles, dataFolder, files, tests] = process.argv.slice(2);
const [workspace] = readdirSync(files);
const server = await startWorkbenchServer({ root, files, workspace, virtualFiles, tests });
try {
  const { context, page } = await openBrowser(findChromium(), dataFolder);
  try {
    process.exitCode = await exitCodeOf(page);
  } finally {
    await context.close();
  }
} finally {
  await server.stop();
}

/** The workbench calls these two functions when it runs tests. */
async function exitCodeOf(page) {
  const exited = new Promise((resolve) => {
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await page.exposeFunction('codeAutomationLog', (_type, parts) => console.log(...parts));
  page.on('pageerror', (error) => console.log(error));
  await page.goto(`http://${server.authority}/`);
  return Promise.race([exited, timeOut()]);
}

function timeOut() {
  return new Promise((resolve) => {
    setTimeout(() => {
      console.error(`the tests did not end within ${RUN_TIMEOUT_MS / 1000} s`);
      resolve(DID_NOT_END);
    }, RUN_TIMEOUT_MS).unref();
  });
}
