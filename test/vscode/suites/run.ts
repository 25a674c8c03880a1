/**
 * What an editor calls to run the suites about Podgate alone in an extension host of Node.
 */
import { loadSuites } from './loadSuites.ts';
import { runInNode } from './runInNode.ts';

export function run(): Promise<void> {
  return runInNode(loadSuites);
}
