/**
 * What the API server says when one NetworkPolicy replaces another of the same name: fields that cannot change, and
 * old mistakes that may stay. Fields that the server fills in by itself (`uid`, `resourceVersion`, timestamps) count
 * only where the new manifest has them.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts';
import { forbiddenValue, invalidValue } from './apiProblem.ts';
import { checkUnitFields } from './checkUnit.ts';
import { findField, findValue, listItems, readInteger, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';
import { validateAnnotations, validateGeneration } from './validateMetadata.ts';
import { validateNetworkPolicy, type SpecOptions } from './validateNetworkPolicy.ts';
import { validateOwnerReferences } from './validateOwnerReferences.ts';
import { validateLabels, validateSelector } from './validateSelector.ts';

/** In the server's order. */
const IMMUTABLE_FIELDS: readonly string[] = [
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
];

/** The problems of `updated` as a replacement of `old`; both are roots of NetworkPolicies. */
export function validateUpdate(old: YamlMap, updated: YamlMap): readonly Problem[] {
  return [
    ...checkUnitFields(updated),
    ...validateMetadataUpdate(findValue(old, 'metadata'), findValue(updated, 'metadata')),
    ...validateNetworkPolicy(updated, collectSpecOptions(old)),
  ];
}

function validateMetadataUpdate(
  old: YamlNode | undefined,
  updated: YamlNode | undefined,
): readonly Problem[] {
  const annotations = { field: 'metadata.annotations', path: 'metadata.annotations' };
  const generation = findField(updated, 'generation');
  return [
    ...refuseNewFinalizers(old, updated),
    ...validateGeneration(generation),
    ...refuseLowerGeneration(findValue(old, 'generation'), generation),
    ...IMMUTABLE_FIELDS.flatMap((name) => refuseChange(name, findValue(old, name), findField(updated, name))),
    ...validateLabels(findValue(updated, 'labels'), 'metadata.labels'),
    ...validateAnnotations(findField(updated, 'annotations'), annotations),
    ...validateOwnerReferences(findField(updated, 'ownerReferences')),
  ];
}

function refuseChange(
  name: string,
  old: YamlNode | undefined,
  updated: YamlEntry | undefined,
): readonly Problem[] {
  const before = old === undefined ? '' : readScalar(old);
  const after = updated === undefined ? undefined : readScalar(updated.value);
  if (updated === undefined || after === undefined || after === before) {
    return [];
  }
  const field = `metadata.${name}`;
  const args = { reason: 'immutable', field, old: before ?? '' };
  const offense = { span: updated.value.span, field, detail: 'field is immutable', args };
  return [invalidValue(offense, readInteger(updated.value) === undefined ? goQuote(after) : after)];
}

function readScalar(node: YamlNode): string | undefined {
  return readInteger(node)?.toString() ?? readText(node);
}

function refuseLowerGeneration(
  old: YamlNode | undefined,
  updated: YamlEntry | undefined,
): readonly Problem[] {
  const before = old === undefined ? 0n : readInteger(old);
  const after = updated === undefined ? undefined : readInteger(updated.value);
  if (updated === undefined || before === undefined || after === undefined || before <= after) {
    return [];
  }
  const detail = 'must not be decremented';
  const args = { reason: 'decremented', value: after.toString() };
  const offense = { span: updated.value.span, field: 'metadata.generation', detail, args };
  return [invalidValue(offense, after.toString())];
}

/** An object that is being deleted only waits for the finalizers that it has. */
function refuseNewFinalizers(old: YamlNode | undefined, updated: YamlNode | undefined): readonly Problem[] {
  const entry = findField(updated, 'finalizers');
  if (entry === undefined || findValue(old, 'deletionTimestamp') === undefined) {
    return [];
  }
  const known = new Set(listItems(findValue(old, 'finalizers')).map(readText));
  const extra = listItems(entry.value).flatMap((item) => {
    const text = readText(item);
    return text === undefined || known.has(text) ? [] : [text];
  });
  if (extra.length === 0) {
    return [];
  }
  const written = [...new Set(extra)].sort().map(goQuote).join(', ');
  const rule = 'no new finalizers can be added if the object is being deleted, found new finalizers';
  const detail = `${rule} []string{${written}}`;
  const args = { reason: 'newFinalizers', value: extra.join(', ') };
  return [forbiddenValue({ span: entry.key.span, field: 'metadata.finalizers', detail, args })];
}

/**
 * What an update may keep: the texts of all CIDRs of the old object, wherever they were (V11-V14), and bad values in
 * selectors when the old subject selector was already invalid (L7).
 */
function collectSpecOptions(old: YamlMap): SpecOptions {
  const spec = findValue(old, 'spec');
  const subject = validateSelector(findValue(spec, 'podSelector'), 'spec.podSelector', { values: 'check' });
  const blocks = ['ingress', 'egress'].flatMap((direction) =>
    listItems(findValue(spec, direction)).flatMap((rule) =>
      [...listItems(findValue(rule, 'from')), ...listItems(findValue(rule, 'to'))].flatMap((peer) => {
        const block = findValue(peer, 'ipBlock');
        const cidr = findValue(block, 'cidr');
        return [...(cidr === undefined ? [] : [cidr]), ...listItems(findValue(block, 'except'))];
      }),
    ),
  );
  return {
    selectors: { values: subject.length === 0 ? 'check' : 'waive' },
    existingCidrs: new Set(blocks.flatMap((node) => readText(node) ?? [])),
  };
}
