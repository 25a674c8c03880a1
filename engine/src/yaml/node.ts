/**
 * The syntax tree of one unit of YAML or JSON, as the rest of the engine sees it: maps, lists and scalars, each
 * with its span. It keeps what was written (quotes, duplicates, blanks) and decides nothing about meaning; what a
 * plain scalar means is `scalar.ts`' question. Aliases and merge keys are already resolved: their nodes are the
 * anchor's, spans included.
 */
import type { Span } from '../text/span.ts';

/** How a scalar was written. Only `plain` ones can mean something other than a string. */
export type ScalarStyle = 'plain' | 'singleQuoted' | 'doubleQuoted' | 'block';

/** One scalar. A blank value (`key:` and nothing) is a plain scalar with empty text and an empty span. */
export interface YamlScalar {
  readonly type: 'scalar';
  readonly span: Span;
  /** The content, unquoted and unescaped, line breaks folded. */
  readonly text: string;
  readonly style: ScalarStyle;
  /** An explicit tag such as `!!str`, in its long form `tag:yaml.org,2002:str`. */
  readonly tag?: string;
}

/** One `key: value`. `span` covers both. */
export interface YamlEntry {
  readonly key: YamlScalar;
  readonly value: YamlNode;
  readonly span: Span;
  /** True when a merge key (`<<`) brought the entry in; it never overrides a written one. */
  readonly merged?: true;
}

/** A mapping with its entries in the order of the text; a key written twice is there twice. */
export interface YamlMap {
  readonly type: 'map';
  readonly span: Span;
  readonly entries: readonly YamlEntry[];
  readonly isFlow: boolean;
}

/** A list. A blank item is a blank scalar. */
export interface YamlSeq {
  readonly type: 'seq';
  readonly span: Span;
  readonly items: readonly YamlNode[];
  readonly isFlow: boolean;
}

export type YamlNode = YamlScalar | YamlMap | YamlSeq;

/**
 * The entry that counts for `key`: the last one written, as every JSON and YAML reader of Kubernetes takes it;
 * a written entry goes before a merged one.
 */
export function findEntry(map: YamlMap, key: string): YamlEntry | undefined {
  let merged: YamlEntry | undefined;
  for (let index = map.entries.length - 1; 0 <= index; index--) {
    const entry = map.entries[index];
    if (entry === undefined || entry.key.text !== key) {
      continue;
    }
    if (entry.merged !== true) {
      return entry;
    }
    merged ??= entry;
  }
  return merged;
}

/** The entries that `findEntry` finds for the keys of a map, for going through large ones. */
export function listCountedEntries(map: YamlMap): Iterable<YamlEntry> {
  const counted = new Map<string, YamlEntry>();
  for (const entry of map.entries) {
    const earlier = counted.get(entry.key.text);
    if (earlier === undefined || entry.merged !== true || earlier.merged === true) {
      // Their order is that of their places, not that of what they override.
      counted.delete(entry.key.text);
      counted.set(entry.key.text, entry);
    }
  }
  return counted.values();
}
