/**
 * Reads the YAML that nearly all manifests are written in, and JSON, some twenty times faster than `yaml`. It refuses
 * whatever is wrong or unusual: anchors, aliases, tags, merge keys, complex keys, directives, tabs as indentation,
 * every error. What it does read, it reads exactly as `readWithYaml` would, spans included (tested node by node).
 */
import type { YamlNode } from '../node.ts';
import { END, Input, REFUSED } from './input.ts';
import { readNode } from './readBlock.ts';

/** `value` is `undefined` for a text of blanks and comments. */
export interface SubsetTree {
  readonly value: YamlNode | undefined;
}

/** The tree of one document, or `undefined` to refuse. `text` has LF and CRLF breaks only (`normalizeBreaks`). */
export function readSubset(text: string): SubsetTree | undefined {
  const input = new Input(text);
  const first = input.toNextContent();
  if (first === REFUSED) {
    return undefined;
  }
  if (first === END) {
    return { value: undefined };
  }
  const value = readNode(input, -1);
  return value === undefined || input.toNextContent() !== END ? undefined : { value };
}
