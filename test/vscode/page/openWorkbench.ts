/**
 * Opens the page of the embedded editor on a folder, with the extension of this checkout. Which folders and browser there
 * are is told by `main.mjs`.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser, startTestServer, workbenchUrl } from '../testEditor.mjs';
import { readVariable } from './readVariable.ts';
import { Workbench } from './workbench.ts';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface OpenWorkbench {
  readonly workbench: Workbench;
  readonly close: () => Promise<void>;
}

/** The copy of the sample that the run is about. */
export function sampleFolder(): string {
  return readVariable('PODGATE_TEST_WORKSPACE');
}

/** `file` is one of the folder's, which the explorer shows when it is there; `language` the editor's. */
export async function openWorkbench(
  workspace: string,
  file: string,
  language = 'en',
): Promise<OpenWorkbench> {
  const dataFolder = readVariable('PODGATE_TEST_DATA');
  const server = await startTestServer(dataFolder, { language });
  const { context, page } = await openBrowser(readVariable('PODGATE_CHROMIUM'), dataFolder);
  const workbench = new Workbench(page);
  await workbench.open(workbenchUrl(server.authority, { workspace, extension: ROOT }), file);
  const close = async (): Promise<void> => {
    await context.close();
    await server.stop();
  };
  return { workbench, close };
}

/** Leaves a picture of the page wherever a test of the surrounding suite fails. */
export function pictureFailures(getWorkbench: () => Workbench): void {
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await getWorkbench().takeScreenshot(`failed ${this.currentTest.title}`);
    }
  });
}
