/**
 * Adding a rule to a policy, wherever its list of rules stands or does not stand yet.
 */
import type { Direction } from '../k8s/resource.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { insertItem } from '../yaml/insertItem.ts';
import { findEntry } from '../yaml/node.ts';
import type { NewNode } from '../yaml/writeBlock.ts';
import type { FixSource } from './fix.ts';

/** `undefined` where the policy has no `spec` to write into, or something else than a list of rules. */
export function addRule(
  direction: Direction,
  rule: NewNode,
  { text, root }: FixSource,
): TextEdit | undefined {
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  if (spec?.type !== 'map') {
    return undefined;
  }
  const rules = findEntry(spec, direction)?.value;
  if (rules === undefined) {
    return insertEntry(text, spec, { key: direction, value: [rule] });
  }
  return rules.type === 'seq' ? insertItem(text, rules, rule) : undefined;
}
