/**
 * Reads nodes the way the API server decodes them, for the checks that come after decoding: null is absent, a string
 * is what YAML 1.1 takes for one. What does not decode is `undefined` here and says nothing, because the check of
 * the types (`checkFields.ts`) has said it already.
 */
import { findEntry, listCountedEntries, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { resolveKey, resolveScalar } from '../yaml/scalar.ts';
import type { Span } from '../text/span.ts';

const INT32_MIN = -(2 ** 31);
const INT32_MAX = 2 ** 31 - 1;

/** Whether a node is null: written so, or left blank. */
export function isNull(node: YamlNode): boolean {
  return node.type === 'scalar' && resolveScalar(node).type === 'null';
}

/** A field with a value; `undefined` where the parent is no map, or the field is absent or null. */
export function findField(parent: YamlNode | undefined, name: string): YamlEntry | undefined {
  if (parent?.type !== 'map') {
    return undefined;
  }
  const entry = findEntry(parent, name);
  return entry === undefined || isNull(entry.value) ? undefined : entry;
}

/** The value of `findField`. */
export function findValue(parent: YamlNode | undefined, name: string): YamlNode | undefined {
  return findField(parent, name)?.value;
}

/** The items of a list; none where the node is absent or no list. */
export function listItems(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.type === 'seq' ? node.items : [];
}

/** A string. A null item of a list, or value of a map, decodes as the empty one. */
export function readText(node: YamlNode): string | undefined {
  if (node.type !== 'scalar') {
    return undefined;
  }
  const value = resolveScalar(node);
  if (value.type === 'null') {
    return '';
  }
  return value.type === 'string' ? value.value : undefined;
}

export function readBoolean(node: YamlNode): boolean | undefined {
  const value = node.type === 'scalar' ? resolveScalar(node) : undefined;
  return value?.type === 'boolean' ? value.value : undefined;
}

/** An integer of 32 bits; `80.0` is one, as in the JSON that `kubectl` sends. */
export function readInt32(node: YamlNode): number | undefined {
  const value = node.type === 'scalar' ? resolveScalar(node) : undefined;
  if ((value?.type !== 'integer' && value?.type !== 'float') || !Number.isInteger(value.value)) {
    return undefined;
  }
  return INT32_MIN <= value.value && value.value <= INT32_MAX ? value.value : undefined;
}

const INTEGER = /^-?[0-9]+$/;

/** An integer of any size. */
export function readInteger(node: YamlNode): bigint | undefined {
  const value = node.type === 'scalar' ? resolveScalar(node) : undefined;
  if (value?.type !== 'integer' && value?.type !== 'float') {
    return undefined;
  }
  return INTEGER.test(value.json) ? BigInt(value.json) : undefined;
}

/** A pair of a map from strings to strings; `text` is `undefined` where the value does not decode. */
export interface StringPair {
  readonly key: string;
  readonly text: string | undefined;
  readonly entry: YamlEntry;
}

/** The pairs of such a map, each key once: the last one written counts. A null key does not decode and is left out. */
export function readStringMap(node: YamlNode | undefined): readonly StringPair[] {
  if (node?.type !== 'map') {
    return [];
  }
  return [...listCountedEntries(node)].flatMap((entry) => {
    const key = resolveKey(entry.key);
    return key === undefined ? [] : [{ key, text: readText(entry.value), entry }];
  });
}

/** Where a problem with a whole node is shown: the node itself while it is on one line, else the key it starts with. */
export function markSpan(node: YamlNode, fallback: Span): Span {
  if (node.type === 'scalar' || node.isFlow) {
    return node.span.start < node.span.end ? node.span : fallback;
  }
  return node.type === 'map' ? markMap(node, fallback) : markSpan(node.items[0] ?? EMPTY, fallback);
}

function markMap(map: YamlMap, fallback: Span): Span {
  return map.entries[0]?.key.span ?? fallback;
}

const EMPTY: YamlNode = { type: 'scalar', span: { start: 0, end: 0 }, text: '', style: 'plain' };
