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
  if (typeof node !== 'object') {
    return [writePlain(node)];
  }
  return isNewList(node)
    ? node.flatMap((item) => writeItem(item, listIndent))
    : Object.entries(node).flatMap(([key, value]) => writeEntry(key, value, listIndent));
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

function writeItem(node: NewNode, listIndent: number): readonly string[] {
  const lines = isEmptyOrScalar(node) ? [writeFlow(node, 'yaml')] : writeBlock(node, listIndent);
  return lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`);
}

function writeEntry(key: string, value: NewNode, listIndent: number): readonly string[] {
  const lead = `${writeScalar(key)}:`;
  if (isEmptyOrScalar(value)) {
    return [`${lead} ${writeFlow(value, 'yaml')}`];
  }
  const indent = ' '.repeat(typeof value === 'object' && isNewList(value) ? listIndent : INDENT);
  return [lead, ...writeBlock(value, listIndent).map((line) => indent + line)];
}

function isEmptyOrScalar(node: NewNode): boolean {
  return typeof node !== 'object' || Object.keys(node).length === 0;
}

function writePlain(node: string | number): string {
  return typeof node === 'string' ? writeScalar(node) : String(node);
}
