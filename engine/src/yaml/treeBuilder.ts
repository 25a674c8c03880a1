/**
 * Turns the nodes of `yaml` into ours: aliases become the nodes they stand for, merge keys (`<<`) the entries they
 * bring. What cannot be resolved is a `yaml-syntax` problem in the words of go-yaml, and a blank in the tree. The
 * text itself was judged by `yaml` before.
 */
import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Alias,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Problem } from '../problem.ts';
import type { Span } from '../text/span.ts';
import { ALIASED_NODES_MAX, DEPTH_MAX } from './limits.ts';
import type { ScalarStyle, YamlEntry, YamlMap, YamlNode, YamlScalar } from './node.ts';
import { decodeDouble, decodeSingle, foldText } from './subset/readQuoted.ts';
import { syntaxProblem } from './syntaxProblem.ts';
import { trimBlockEnd } from './trimBlockEnd.ts';

/** What an anchor stands for, with its extent when written out. `undefined` while its node is being read. */
interface Anchored {
  readonly node: YamlNode;
  readonly nodeCount: number;
  readonly height: number;
}

/** A merge key: the number of written entries before it, and the maps that it brings. */
interface Merge {
  readonly index: number;
  readonly sources: readonly YamlMap[];
}

const STYLES: ReadonlyMap<string | undefined, ScalarStyle> = new Map([
  ['QUOTE_SINGLE', 'singleQuoted'],
  ['QUOTE_DOUBLE', 'doubleQuoted'],
  ['BLOCK_FOLDED', 'block'],
  ['BLOCK_LITERAL', 'block'],
]);
const MERGE_TAG = 'tag:yaml.org,2002:merge';

export class TreeBuilder {
  readonly problems: Problem[] = [];
  readonly #text: string;
  readonly #written: string;
  readonly #anchors = new Map<string, Anchored | undefined>();
  #nodeCount = 0;
  #aliasedCount = 0;
  #depth = 0;
  #deepest = 0;

  /** `text` is what `yaml` read, `written` what stands in the file; they differ as `straightenLines` has it. */
  constructor(text: string, written: string) {
    this.#text = text;
    this.#written = written;
  }

  /** `node` in our form; `offset` is the place of a node that is not written at all. */
  build(node: unknown, offset: number): YamlNode {
    const anchor = readAnchor(node);
    if (anchor === undefined) {
      return this.#buildContent(node, offset);
    }
    this.#anchors.set(anchor, undefined);
    const outerDeepest = this.#deepest;
    const countBefore = this.#nodeCount;
    this.#deepest = this.#depth;
    const built = this.#buildContent(node, offset);
    const height = this.#deepest - this.#depth;
    this.#deepest = Math.max(outerDeepest, this.#deepest);
    this.#anchors.set(anchor, { node: built, nodeCount: this.#nodeCount - countBefore, height });
    return built;
  }

  #buildContent(node: unknown, offset: number): YamlNode {
    this.#nodeCount++;
    if (isAlias(node)) {
      return this.#resolveAlias(node);
    }
    if (isScalar(node)) {
      return this.#buildScalar(node, offset);
    }
    this.#depth++;
    this.#deepest = Math.max(this.#deepest, this.#depth);
    const built = this.#buildCollection(node, offset);
    this.#depth--;
    return built;
  }

  #buildCollection(node: unknown, offset: number): YamlNode {
    if (isMap(node)) {
      return this.#buildMap(node, offset);
    }
    if (isSeq(node)) {
      return this.#buildSeq(node, offset);
    }
    return blankScalar(offset);
  }

  #buildScalar(node: Scalar, offset: number): YamlScalar {
    const style = STYLES.get(node.type) ?? 'plain';
    const [start, end] = node.range ?? [offset, offset];
    const scalar: YamlScalar = {
      type: 'scalar',
      span: { start, end: style === 'block' ? trimBlockEnd(this.#text, start, end) : end },
      text: this.#readLines(start, end, style) ?? node.source ?? '',
      style,
    };
    return node.tag === undefined ? scalar : { ...scalar, tag: node.tag };
  }

  /** Text of a scalar whose lines were made one for `yaml` (`straightenLines`), as it was written. */
  #readLines(start: number, end: number, style: ScalarStyle): string | undefined {
    if (this.#text === this.#written || style === 'block') {
      return undefined;
    }
    const raw = this.#written.slice(start, end);
    switch (style) {
      case 'plain':
        return foldText(raw);
      case 'singleQuoted':
        return decodeSingle(raw.slice(1, -1));
      case 'doubleQuoted':
        return decodeDouble(raw.slice(1, -1));
    }
  }

  #buildSeq(node: YAMLSeq, offset: number): YamlNode {
    const [start, rangeEnd] = node.range ?? [offset, offset];
    const isFlow = node.flow === true;
    const items: YamlNode[] = [];
    let end = start;
    for (const raw of node.items) {
      const item = isPair(raw) ? this.#buildPairItem(raw, end) : this.build(raw, end);
      items.push(item);
      end = Math.max(end, writtenSpan(raw, item).end);
    }
    return { type: 'seq', span: { start, end: isFlow ? rangeEnd : end }, items, isFlow };
  }

  /** An item of `!!omap` or `!!pairs`: a map of one entry. */
  #buildPairItem(pair: Pair, offset: number): YamlMap {
    const entry = this.#buildEntry(pair, offset);
    const entries = entry === undefined ? [] : [entry];
    return { type: 'map', span: entry?.span ?? { start: offset, end: offset }, entries, isFlow: false };
  }

  #buildMap(node: YAMLMap, offset: number): YamlMap {
    const [start, rangeEnd] = node.range ?? [offset, offset];
    const isFlow = node.flow === true;
    const entries: YamlEntry[] = [];
    const merges: Merge[] = [];
    let end = start;
    for (const pair of node.items) {
      const entry = this.#buildEntry(pair, end);
      if (entry === undefined) {
        continue;
      }
      end = Math.max(end, entry.span.end);
      if (isMergeKey(entry.key)) {
        merges.push({ index: entries.length, sources: this.#readMergeSources(entry) });
      } else {
        entries.push(entry);
      }
    }
    const span = { start, end: isFlow ? rangeEnd : end };
    return {
      type: 'map',
      span,
      entries: merges.length === 0 ? entries : this.#merge(entries, merges),
      isFlow,
    };
  }

  /** `undefined` for a key that JSON cannot have. */
  #buildEntry(pair: Pair, offset: number): YamlEntry | undefined {
    const key = this.build(pair.key, offset);
    const keySpan = writtenSpan(pair.key, key);
    const value = this.build(pair.value, keySpan.end);
    if (key.type !== 'scalar') {
      this.#complain(keySpan, 'invalid map key: a key must be a scalar');
      return undefined;
    }
    const end = Math.max(keySpan.end, writtenSpan(pair.value, value).end);
    return { key, value, span: { start: keySpan.start, end } };
  }

  // Aliases and merge keys ------------------------------------------------------------------------------------

  #resolveAlias(alias: Alias): YamlNode {
    const [start, end] = alias.range ?? [0, 0];
    const span = { start, end };
    const anchored = this.#anchors.get(alias.source);
    if (anchored === undefined) {
      const isOpen = this.#anchors.has(alias.source);
      this.#complain(
        span,
        isOpen
          ? `anchor '${alias.source}' value contains itself`
          : `unknown anchor '${alias.source}' referenced`,
      );
      return blankScalar(end);
    }
    if (DEPTH_MAX < this.#depth + anchored.height) {
      this.#complain(span, `nested more than ${String(DEPTH_MAX)} levels deep`);
      return blankScalar(end);
    }
    return this.#countAliased(anchored.nodeCount, span) ? this.#useAnchored(anchored) : blankScalar(end);
  }

  #useAnchored(anchored: Anchored): YamlNode {
    this.#nodeCount += anchored.nodeCount;
    this.#deepest = Math.max(this.#deepest, this.#depth + anchored.height);
    return anchored.node;
  }

  /** Whether the unit may still grow by so many nodes; complains once when not. */
  #countAliased(nodeCount: number, span: Span): boolean {
    const before = this.#aliasedCount;
    this.#aliasedCount += nodeCount;
    if (this.#aliasedCount <= ALIASED_NODES_MAX) {
      return true;
    }
    if (before <= ALIASED_NODES_MAX) {
      this.#complain(span, 'document contains excessive aliasing');
    }
    return false;
  }

  #readMergeSources({ value, span }: YamlEntry): readonly YamlMap[] {
    const sources = value.type === 'seq' ? value.items : [value];
    const maps = sources.filter((source) => source.type === 'map');
    if (maps.length < sources.length) {
      this.#complain(span, 'map merge requires map or sequence of maps as the value');
    }
    return maps;
  }

  /** Puts what merge keys bring in their place. The first source that has a key gives it; a written key goes before all. */
  #merge(written: readonly YamlEntry[], merges: readonly Merge[]): readonly YamlEntry[] {
    const seen = new Set(written.map(({ key }) => key.text));
    const entries: YamlEntry[] = [];
    let index = 0;
    for (const merge of merges) {
      entries.push(...written.slice(index, merge.index));
      index = merge.index;
      for (const source of merge.sources) {
        this.#mergeSource(source, seen, entries);
      }
    }
    return entries.concat(written.slice(index));
  }

  #mergeSource(source: YamlMap, seen: Set<string>, entries: YamlEntry[]): void {
    if (!this.#countAliased(source.entries.length, source.span)) {
      return;
    }
    for (const entry of uniqueEntries(source)) {
      if (!seen.has(entry.key.text)) {
        seen.add(entry.key.text);
        entries.push({ ...entry, merged: true });
      }
    }
  }

  #complain(span: Span, message: string): void {
    this.problems.push(syntaxProblem(span, message));
  }
}

/** A node that is not written. */
function blankScalar(offset: number): YamlScalar {
  return { type: 'scalar', span: { start: offset, end: offset }, text: '', style: 'plain' };
}

/** The entry that counts for each key of a source: the last one, as `findEntry` has it. */
function uniqueEntries(source: YamlMap): Iterable<YamlEntry> {
  const byKey = new Map<string, YamlEntry>();
  for (const entry of source.entries) {
    byKey.set(entry.key.text, entry);
  }
  return byKey.values();
}

function readAnchor(node: unknown): string | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
}

function isMergeKey(key: YamlScalar): boolean {
  return key.text === '<<' && (key.tag === MERGE_TAG || (key.style === 'plain' && key.tag === undefined));
}

/** Where a node is written: an alias has its own place, whatever it stands for. */
function writtenSpan(raw: unknown, built: YamlNode): Span {
  const range = isAlias(raw) ? raw.range : undefined;
  return range === undefined || range === null ? built.span : { start: range[0], end: range[1] };
}
