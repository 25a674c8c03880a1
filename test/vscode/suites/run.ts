/**
 * What an editor calls to run the suites about Podgate alone in an extension host of Node.
 */
import { loadSuites } from './loadSuites.ts';
import { runInNode } from './runInNode.ts';

export function run(): Promise<void> {
  return runInNode(async () => {
    await loadSuites();
    await loadMoreSuites();
  });
}

/** They need a disk that others write to, a second folder, extensions beside ours, or a process to kill. */
async function loadMoreSuites(): Promise<void> {
  await import('./settings.ts');
  await import('./files.ts');
  await import('./crashes.ts');
}
