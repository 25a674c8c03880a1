/**
 * All checks of one resource. The checks are still to come; until then nothing is found.
 */
import type { Problem } from '../problem.ts';
import type { YamlNode } from '../yaml/node.ts';

export function checkUnit(root: YamlNode): readonly Problem[] {
  return root.type === 'map' ? [] : [];
}
