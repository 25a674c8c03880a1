/**
 * What an editor calls to run the suite about Podgate in a git repository in its extension host.
 */
import { runInNode } from '../suites/runInNode.ts';

export function run(): Promise<void> {
  return runInNode(() => import('./edits.ts'));
}
