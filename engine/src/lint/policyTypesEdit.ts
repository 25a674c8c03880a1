/**
 * The edit that writes `policyTypes` into a policy that leaves it out, or has it blank or empty.
 */
import type { Direction } from '../k8s/resource.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { findEntry, type YamlNode } from '../yaml/node.ts';
import { replaceValue } from '../yaml/replaceValue.ts';

/** The words of the API for the directions. */
export const TYPE_OF: Readonly<Record<Direction, string>> = { ingress: 'Ingress', egress: 'Egress' };

/** `undefined` where the policy whose node is `root` has no `spec` to write into. */
export function editPolicyTypes(
  text: string,
  root: YamlNode,
  directions: readonly Direction[],
): TextEdit | undefined {
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  if (spec?.type !== 'map') {
    return undefined;
  }
  const types = directions.map((direction) => TYPE_OF[direction]);
  const blank = findEntry(spec, 'policyTypes');
  // `policyTypes:` and `policyTypes: []` are as good as absent.
  return blank === undefined
    ? insertEntry(text, spec, { key: 'policyTypes', value: types }, findEntry(spec, 'podSelector'))
    : replaceValue(text, blank, types);
}
