/**
 * Writes a value as YAML: in block style, maps and lists indented by two; in flow style on one line. For new pieces of
 * manifests; what is there already is changed by edits, not written again.
 */
import { writeScalar } from './writeScalar.ts';

/** What can be written. Keys of maps keep their order. */
export type NewNode = string | number | readonly NewNode[] | NewMap;

export interface NewMap {
  readonly [key: string]: NewNode;
}

export function isNewMap(node: NewNode | undefined): node is NewMap {
  return typeof node === 'object' && !Array.isArray(node);
}

export function isNewList(node: NewNode | undefined): node is readonly NewNode[] {
  return Array.isArray(node);
}

const INDENT = 2;

/**
 * The lines of a value that begins at the start of a line, without indentation of its own. `listIndent`: how far lists
 * stand right of their keys.
 */
export function writeBlock(node: NewNode, listIndent: number = INDENT): readonly string[] {
  const lines: string[] = [];
  writeValue(node, lines, { first: '', others: '', listIndent });
  return lines;
}

interface Margin {
  /** What stands before the first line of a value, and before its others. */
  readonly first: string;
  readonly others: string;
  readonly listIndent: number;
}

function writeValue(node: NewNode, lines: string[], margin: Margin): void {
  if (typeof node !== 'object') {
    lines.push(margin.first + writePlain(node));
  } else if (isNewList(node)) {
    writeItems(node, lines, margin);
  } else {
    writeEntries(node, lines, margin);
  }
}

function writeItems(items: readonly NewNode[], lines: string[], { first, others, listIndent }: Margin): void {
  let lead = first;
  for (const item of items) {
    if (isEmptyOrScalar(item)) {
      lines.push(`${lead}- ${writeFlow(item, 'yaml')}`);
    } else {
      writeValue(item, lines, { first: `${lead}- `, others: `${others}  `, listIndent });
    }
    lead = others;
  }
}

function writeEntries(map: NewMap, lines: string[], { first, others, listIndent }: Margin): void {
  let lead = first;
  for (const [key, value] of Object.entries(map)) {
    if (isEmptyOrScalar(value)) {
      lines.push(`${lead}${writeScalar(key)}: ${writeFlow(value, 'yaml')}`);
    } else {
      lines.push(`${lead}${writeScalar(key)}:`);
      const indent = others + ' '.repeat(isNewList(value) ? listIndent : INDENT);
      writeValue(value, lines, { first: indent, others: indent, listIndent });
    }
    lead = others;
  }
}

/** The value on one line. `isJson`: with all strings in double quotes. */
export function writeFlow(node: NewNode, style: 'yaml' | 'json'): string {
  if (typeof node !== 'object') {
    return typeof node === 'string' && style === 'json' ? JSON.stringify(node) : writePlain(node);
  }
  if (isNewList(node)) {
    return `[${node.map((item) => writeFlow(item, style)).join(', ')}]`;
  }
  const entries = Object.entries(node).map(
    ([key, value]) => `${writeFlow(key, style)}: ${writeFlow(value, style)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isEmptyOrScalar(node: NewNode): boolean {
  return typeof node !== 'object' || Object.keys(node).length === 0;
}

function writePlain(node: string | number): string {
  return typeof node === 'string' ? writeScalar(node) : String(node);
}
