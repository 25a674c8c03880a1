/**
 * What an editor calls to run the suite about Podgate beside other extensions in its extension host.
 */
import { runInNode } from '../suites/runInNode.ts';

export function run(): Promise<void> {
  return runInNode(() => import('./beside.ts'));
}
