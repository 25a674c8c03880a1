/**
 * The edit that writes `policyTypes` into a policy that leaves it out, or has it blank or empty.
 */
import type { Direction } from '../k8s/resource.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { insertEntry, writeFlowList } from '../yaml/insertEntry.ts';
import { findEntry, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';

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
  return blank === undefined
    ? insertEntry(text, spec, { key: 'policyTypes', value: types }, findEntry(spec, 'podSelector'))
    : fillIn(text, spec, blank, types);
}

/** `policyTypes:` and `policyTypes: []` are as good as absent. */
function fillIn(
  text: string,
  { span }: YamlMap,
  { key, value }: YamlEntry,
  types: readonly string[],
): TextEdit {
  const isQuoted = key.style === 'doubleQuoted';
  const list = isQuoted ? JSON.stringify(types) : writeFlowList(types);
  if (value.span.start < value.span.end) {
    return { span: value.span, newText: list };
  }
  const colon = text.indexOf(':', key.span.end) + 1 || span.end;
  return { span: { start: colon, end: colon }, newText: ` ${list}` };
}
