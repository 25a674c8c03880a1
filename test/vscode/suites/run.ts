/**
 * What an editor calls to run the suites about Podgate alone in an extension host of Node. `PODGATE_TEST_RUN` says what is
 * special about the workspace.
 */
import { loadSuites } from './loadSuites.ts';
import { runInNode } from './runInNode.ts';

export function run(): Promise<void> {
  return runInNode(async () => {
    await loadSuites();
    await loadSpecial(process.env['PODGATE_TEST_RUN']);
  });
}

async function loadSpecial(run: string | undefined): Promise<void> {
  switch (run) {
    case undefined:
      // They need a disk that others write to, a second folder, extensions beside ours, or a process to kill.
      await import('./settings.ts');
      await import('./files.ts');
      await import('./badPlaces.ts');
      await import('./crashes.ts');
      return;
    case 'virtual':
      await import('./virtualWorkspace.ts');
      return;
    case 'untrusted':
      await import('./untrustedWorkspace.ts');
      return;
    default:
      throw new Error(`PODGATE_TEST_RUN is \`${run}\``);
  }
}
