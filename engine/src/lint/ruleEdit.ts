/**
 * Adding a rule to a policy, wherever its list of rules stands or does not stand yet, and adding to a rule that is there.
 */
import type { Direction } from '../k8s/resource.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { insertItem } from '../yaml/insertItem.ts';
import { findEntry } from '../yaml/node.ts';
import { replaceValue } from '../yaml/replaceValue.ts';
import { resolveScalar } from '../yaml/scalar.ts';
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
  const entry = findEntry(spec, direction);
  if (entry === undefined) {
    return insertEntry(text, spec, { key: direction, value: [rule] });
  }
  if (entry.value.type === 'seq') {
    return insertItem(text, entry.value, rule);
  }
  // `ingress:` and `ingress: null` are as good as absent.
  return entry.value.type === 'scalar' && resolveScalar(entry.value).type === 'null'
    ? replaceValue(text, entry, [rule])
    : undefined;
}

/** Where a rule is, and what of it gets another item. */
export interface RuleList {
  readonly direction: Direction;
  /** As in `spec.ingress[0]`. */
  readonly index: number;
  readonly list: 'peers' | 'ports';
}

/** `undefined` where the rule has no such list, so that it restricts nobody there. */
export function addToRule(
  { direction, index, list }: RuleList,
  item: NewNode,
  { text, root }: FixSource,
): TextEdit | undefined {
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  const rules = spec?.type === 'map' ? findEntry(spec, direction)?.value : undefined;
  const rule = rules?.type === 'seq' ? rules.items[index] : undefined;
  const peersKey = direction === 'ingress' ? 'from' : 'to';
  const items =
    rule?.type === 'map' ? findEntry(rule, list === 'peers' ? peersKey : 'ports')?.value : undefined;
  return items?.type === 'seq' && 0 < items.items.length ? insertItem(text, items, item) : undefined;
}
