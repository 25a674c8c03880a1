/**
 * What a user sees while a large workspace is read: how far it is, in the status bar, until it is done.
 */
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually } from '../eventually.ts';
import { openWorkbench, sampleFolder, type OpenWorkbench } from './openWorkbench.ts';

/** Few workloads and much text: it is reading that is to take long. */
const FILE_COUNT = 400;
const VARIABLES_PER_FILE = 2_500;

describe('the page of VS Code over a large workspace', () => {
  const folder = join(dirname(sampleFolder()), 'large');
  let open: OpenWorkbench;

  before(async function () {
    // Room for more than one attempt.
    this.timeout(180_000);
    writeLargeWorkspace(folder);
    open = await openWorkbench(folder, 'm0.yaml');
  });

  after(async () => {
    await open.close();
    rmSync(folder, { recursive: true });
  });

  it('says how far reading is, and ends with what was read', async () => {
    const { workbench } = open;
    // The page may be shown only when all has been read.
    const noted = await workbench.noteStatusBar();
    await workbench.runCommand('Podgate: Restart Language Server');
    const reading = await eventually('how far reading is', async () =>
      (await noted()).find((text) => text.includes('Podgate reads manifests')),
    );
    assert.match(reading, new RegExp(`Podgate reads manifests: \\d+ of ${String(FILE_COUNT)} files`));
    await workbench.statusBar('Podgate reads manifests').waitFor({ state: 'detached' });
    await workbench.openFile('m0.yaml');
    await workbench.showLanguageStatus(`${String(FILE_COUNT)} workloads`);
  });
});

function writeLargeWorkspace(at: string): void {
  mkdirSync(at);
  // Wakes the extension up without a file being open.
  writeFileSync(join(at, 'podgate.yaml'), 'namespace: large\n');
  const variables = Array.from(
    { length: VARIABLES_PER_FILE },
    (_, index) => `        - { name: VARIABLE_${String(index)}, value: "${String(index)}" }\n`,
  ).join('');
  for (let index = 0; index < FILE_COUNT; index++) {
    const name = `m${String(index)}`;
    writeFileSync(join(at, `${name}.yaml`), writePod(name, variables));
  }
}

function writePod(name: string, variables: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${name} } }
spec:
  containers:
    - name: main
      image: main
      env:
${variables}`;
}
