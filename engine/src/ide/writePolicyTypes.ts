/**
 * The action that writes `policyTypes` out, as the API server fills it in: the policy means the same afterwards, and
 * says so.
 */
import type { NetworkPolicy } from '../k8s/resource.ts';
import type { Fix } from '../lint/fix.ts';
import { say } from '../text/say.ts';
import { insertEntry, writeFlowList } from '../yaml/insertEntry.ts';
import { findEntry, type YamlEntry, type YamlMap } from '../yaml/node.ts';
import type { ResourceCursor } from './openUnit.ts';
import { writePolicyType } from './policyWords.ts';

export function writePolicyTypes(
  { spec: read }: NetworkPolicy,
  { root, unit }: ResourceCursor,
): readonly Fix[] {
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  if (read.policyTypesSpan !== undefined || spec?.type !== 'map') {
    return [];
  }
  const types = read.policyTypes.map(writePolicyType);
  const blank = findEntry(spec, 'policyTypes');
  const edit =
    blank === undefined
      ? insertEntry(unit.text, spec, { key: 'policyTypes', value: types }, findEntry(spec, 'podSelector'))
      : fillIn(unit.text, spec, blank, types);
  return [{ title: say`write out \`policyTypes: ${writeFlowList(types)}\``, edits: [edit], isSafe: true }];
}

/** `policyTypes:` and `policyTypes: []` are as good as absent. */
function fillIn(
  text: string,
  { span }: YamlMap,
  { key, value }: YamlEntry,
  types: readonly string[],
): Fix['edits'][0] {
  const isQuoted = key.style === 'doubleQuoted';
  const list = isQuoted ? JSON.stringify(types) : writeFlowList(types);
  if (value.span.start < value.span.end) {
    return { span: value.span, newText: list };
  }
  const colon = text.indexOf(':', key.span.end) + 1 || span.end;
  return { span: { start: colon, end: colon }, newText: ` ${list}` };
}
