/**
 * Opens the page of VS Code for the web on the copy of the sample, with the extension of this checkout. Which folders and
 * browser there are is told by `main.mjs`.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OpenWorkbench } from '../page/openWorkbench.ts';
import { readVariable } from '../page/readVariable.ts';
import { Workbench } from '../page/workbench.ts';
import { openBrowser } from '../testEditor.mjs';
import { startWorkbenchServer } from './workbenchServer.mjs';

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

export interface WebWorkbenchOptions {
  /** A file that is written into the sample before. */
  readonly file: string;
  readonly text: string;
  /** The editor's; English where none is named. */
  readonly language?: string;
}

export async function openWebWorkbench({
  file,
  text,
  language,
}: WebWorkbenchOptions): Promise<OpenWorkbench> {
  const files = readVariable('PODGATE_TEST_FILES');
  const [workspace = ''] = readdirSync(files);
  writeFileSync(join(files, workspace, file), text);
  const server = await startWorkbenchServer({
    root: ROOT,
    files,
    workspace,
    virtualFiles: readVariable('PODGATE_TEST_VIRTUAL_FILES'),
    ...(language === undefined ? {} : { language }),
  });
  const { context, page } = await openBrowser(
    readVariable('PODGATE_CHROMIUM'),
    readVariable('PODGATE_TEST_DATA'),
  );
  const workbench = new Workbench(page);
  await workbench.open(`http://${server.authority}/`, 'policies.yaml');
  const close = async (): Promise<void> => {
    await context.close();
    await server.stop();
  };
  return { workbench, close };
}
