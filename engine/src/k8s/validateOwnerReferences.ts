/**
 * Validates `metadata.ownerReferences`: each names its owner in full, and at most one is the controller.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { invalidValue, requiredValue } from './apiProblem.ts';
import { findField, findValue, listItems, markSpan, readBoolean, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';

const FIELD = 'metadata.ownerReferences';
const REQUIRED_FIELDS: readonly string[] = ['apiVersion', 'kind', 'name', 'uid'];

/** The owners of an object. */
export function validateOwnerReferences(entry: YamlEntry | undefined): readonly Problem[] {
  if (entry === undefined) {
    return [];
  }
  const problems: Problem[] = [];
  let controller: string | undefined;
  for (const [index, reference] of listItems(entry.value).entries()) {
    problems.push(...validateReference(reference, `${FIELD}[${index}]`, entry));
    const isController = findField(reference, 'controller');
    if (isController === undefined || readBoolean(isController.value) !== true) {
      continue;
    }
    const name = `${readName(reference, 'kind')}/${readName(reference, 'name')}`;
    if (controller === undefined) {
      controller = name;
    } else {
      problems.push(secondController(isController, controller, name));
    }
  }
  return problems;
}

function readName(reference: YamlNode, field: string): string {
  const node = findValue(reference, field);
  return node === undefined ? '' : (readText(node) ?? '');
}

function validateReference(reference: YamlNode, path: string, owners: YamlEntry): readonly Problem[] {
  if (reference.type !== 'map') {
    return [];
  }
  const missing = REQUIRED_FIELDS.flatMap((name) => {
    const field = findField(reference, name);
    if (field !== undefined && readText(field.value) !== '') {
      return [];
    }
    const span = field?.value.span ?? markSpan(reference, owners.key.span);
    const args = { reason: 'owner', name, given: field === undefined ? 'absent' : 'blank' };
    return [requiredValue({ span, field: `${path}.${name}`, detail: 'must not be empty', args })];
  });
  return [
    ...missing,
    ...validateGroupVersion(findField(reference, 'apiVersion'), path),
    ...refuseEvent(reference, path),
  ];
}

function validateGroupVersion(entry: YamlEntry | undefined, path: string): readonly Problem[] {
  const text = entry === undefined ? '' : (readText(entry.value) ?? '');
  if (entry === undefined || text === '' || isGroupVersion(text)) {
    return [];
  }
  const detail = 'must be <group>/<version> or <version>';
  const args = { reason: 'ownerVersion', value: text };
  return [invalidValue({ span: entry.value.span, field: `${path}.apiVersion`, detail, args }, goQuote(text))];
}

function isGroupVersion(text: string): boolean {
  const parts = text.split('/');
  return parts.length <= 2 && parts[parts.length - 1] !== '';
}

/** Events come and go; nothing may be deleted because one does. */
function refuseEvent(reference: YamlNode, path: string): readonly Problem[] {
  const kind = findField(reference, 'kind');
  if (kind === undefined || readText(kind.value) !== 'Event' || readName(reference, 'apiVersion') !== 'v1') {
    return [];
  }
  const detail = '/v1, Kind=Event is disallowed from being an owner';
  const offense = { span: kind.value.span, field: path, detail, args: { reason: 'ownerEvent' } };
  return [invalidValue(offense, writeReference(reference))];
}

/** The reference as the server prints it. */
function writeReference(reference: YamlNode): string {
  const fields = REQUIRED_FIELDS.map((name) => `${goQuote(name)}:${goQuote(readName(reference, name))}`);
  return `{${fields.join(',')}}`;
}

function secondController(entry: YamlEntry, first: string, second: string): Problem {
  const found = `Found "true" in references for ${first} and ${second}`;
  const detail = `Only one reference can have Controller set to true. ${found}`;
  const args = { reason: 'controllers', first, second };
  // The server prints the whole list as the bad value; it says nothing that the detail does not.
  return invalidValue({ span: entry.value.span, field: FIELD, detail, args }, '');
}
