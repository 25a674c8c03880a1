/**
 * Lenient readers of a resource's fields: what is absent, null or of another type is `undefined` or empty, never an
 * exception. Lowering reads through them what it can; that something is wrong is said by the checks
 * (`checkUnit.ts`), not here.
 */
import type { Span } from '../text/span.ts';
import { internString } from '../text/internString.ts';
import { findEntry, type YamlEntry, type YamlMap, type YamlNode } from '../yaml/node.ts';
import { resolveKey, resolveScalar } from '../yaml/scalar.ts';
import type { Labels } from './resource.ts';

const NO_NODES: readonly YamlNode[] = [];
const NO_LABELS: Labels = new Map();
/** The longest way to write null is `null`. */
const NULL_LENGTH_MAX = 4;

/** The value of a map's key. Null is the same as absent everywhere in the API. */
export function readField(node: YamlNode | undefined, key: string): YamlNode | undefined {
  if (node === undefined || node.type !== 'map') {
    return undefined;
  }
  const value = findEntry(node, key)?.value;
  return value === undefined || isNull(value) ? undefined : value;
}

/** The value at the end of a path of keys. */
export function readPath(node: YamlNode | undefined, ...path: readonly string[]): YamlNode | undefined {
  return path.reduce(readField, node);
}

/** Whether the node is one of YAML's ways to write nothing, a blank value included. */
export function isNull(node: YamlNode): boolean {
  if (node.type !== 'scalar') {
    return false;
  }
  const canBeNull = node.tag !== undefined || (node.style === 'plain' && node.text.length <= NULL_LENGTH_MAX);
  return canBeNull && resolveScalar(node).type === 'null';
}

/** A scalar's text as written; of `version: 1`, which the API server would refuse, the `1`. */
export function readText(node: YamlNode | undefined, key: string): string | undefined {
  const value = readField(node, key);
  return value === undefined ? undefined : toText(value);
}

/** The text of a scalar that is not null. */
export function toText(node: YamlNode): string | undefined {
  return node.type === 'scalar' && !isNull(node) ? internString(node.text) : undefined;
}

/** Whether the API server sees a string: what is quoted, and plain text that YAML 1.1 reads as nothing else. */
export function isString(node: YamlNode): boolean {
  return node.type === 'scalar' && resolveScalar(node).type === 'string';
}

/** A whole number as YAML 1.1 reads it; `80.0` is one, `"80"` is not. */
export function readInteger(node: YamlNode | undefined, key: string): number | undefined {
  const value = readField(node, key);
  return value === undefined ? undefined : toInteger(value);
}

export function toInteger(node: YamlNode): number | undefined {
  if (node.type !== 'scalar') {
    return undefined;
  }
  const scalar = resolveScalar(node);
  if (scalar.type !== 'integer' && scalar.type !== 'float') {
    return undefined;
  }
  return Number.isSafeInteger(scalar.value) ? scalar.value : undefined;
}

/** Whether the field is the boolean true, in any of YAML 1.1's ways to write it. */
export function readFlag(node: YamlNode | undefined, key: string): boolean {
  const value = readField(node, key);
  if (value?.type !== 'scalar') {
    return false;
  }
  const scalar = resolveScalar(value);
  return scalar.type === 'boolean' && scalar.value;
}

/** The items of a list; none where there is no list. */
export function readItems(node: YamlNode | undefined, key: string): readonly YamlNode[] {
  const value = readField(node, key);
  return value?.type === 'seq' ? value.items : NO_NODES;
}

/** The texts of a list's scalars, in order. */
export function readTexts(node: YamlNode | undefined, key: string): readonly string[] {
  return readItems(node, key).flatMap((item) => toText(item) ?? []);
}

/** The entries that count, by key as the API server sees it (`8080:` is `"8080"`): written ones before merged ones, later ones before earlier ones. */
export function readEntries(map: YamlMap): ReadonlyMap<string, YamlEntry> {
  const entries = new Map<string, YamlEntry>();
  for (const entry of map.entries) {
    const key = resolveKey(entry.key) ?? entry.key.text;
    const earlier = entries.get(key);
    const isOverridden = entry.merged === true && earlier !== undefined && earlier.merged !== true;
    if (!isOverridden) {
      entries.set(key, entry);
    }
  }
  return entries;
}

/** A map of strings such as labels. A blank value is the empty string, as the API server decodes it. */
export function readStringMap(node: YamlNode | undefined, key: string): Labels {
  const value = readField(node, key);
  if (value?.type !== 'map' || value.entries.length === 0) {
    return NO_LABELS;
  }
  const strings = new Map<string, string>();
  for (const [name, entry] of readEntries(value)) {
    if (entry.value.type === 'scalar') {
      strings.set(internString(name), toText(entry.value) ?? '');
    }
  }
  return strings;
}

/** The span of the first node that is there. */
export function firstSpan(...nodes: readonly (YamlNode | undefined)[]): Span | undefined {
  return nodes.find((node) => node !== undefined)?.span;
}
