/**
 * Fields of a NetworkPolicy's spec that are there without a value. To the API they are absent, which for these fields
 * means "everything"; whether somebody meant that is a rule's question.
 */
import type { YamlNode } from '../yaml/node.ts';
import { isNull } from './fields.ts';
import { joinFieldPath } from './joinFieldPath.ts';
import type { BlankField } from './resource.ts';

const FIELDS: readonly BlankField['field'][] = [
  'from',
  'to',
  'ports',
  'podSelector',
  'namespaceSelector',
  'matchLabels',
  'matchExpressions',
];

/** What other fields hold is not looked into: labels may be called `from`. */
const WAYS: ReadonlySet<string> = new Set([
  'ingress',
  'egress',
  ...FIELDS.filter((name) => name !== 'matchLabels'),
]);

export function findBlankFields(spec: YamlNode): readonly BlankField[] {
  const found: BlankField[] = [];
  visit(spec, 'spec', found);
  return found;
}

function visit(node: YamlNode, path: string, found: BlankField[]): void {
  if (node.type === 'seq') {
    node.items.forEach((item, index) => {
      visit(item, `${path}[${index}]`, found);
    });
    return;
  }
  if (node.type !== 'map') {
    return;
  }
  for (const { key, value } of node.entries) {
    const field = FIELDS.find((name) => name === key.text);
    if (field !== undefined && isNull(value)) {
      found.push({ path: joinFieldPath(path, key.text), field, span: key.span });
    } else if (WAYS.has(key.text) && value.type !== 'scalar') {
      visit(value, joinFieldPath(path, key.text), found);
    }
  }
}
