/**
 * What an editor calls to run the suites in an extension host that is a web worker: there is no environment and no disk, so
 * the report goes to the file system of the workspace, beside its folder.
 */
import { Uri, workspace } from 'vscode';
import MochaRunner from 'mocha';
import { loadSuites } from './loadSuites.ts';
import { MOCHA_OPTIONS, runAll, type SuitesReport } from './runAll.ts';

/** Replaced when the suites are bundled. */
declare const PODGATE_TEST_GREP: string;

export async function run(): Promise<void> {
  // The usual reporter would draw in a page; this one shows nothing.
  const mocha = new MochaRunner({ ...MOCHA_OPTIONS, reporter: MochaRunner.reporters.Base });
  await runAll(mocha, {
    grep: PODGATE_TEST_GREP,
    load: async () => {
      await loadSuites();
      await import('./virtualWorkspace.ts');
      await import('./samples.ts');
    },
    write,
  });
}

async function write(report: SuitesReport): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  if (folder === undefined) {
    throw new Error('the editor has no folder open');
  }
  const file = Uri.joinPath(folder.uri, '..', 'suites.json');
  await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(report)));
}
