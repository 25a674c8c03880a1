/**
 * Finds keys that are written twice in one mapping. `kubectl` and the API server refuse them; readers of YAML that
 * accept them take the last one, and so does everything else in Podgate.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts';
import { decodeError } from './apiProblem.ts';
import { goQuote } from './goQuote.ts';
import { joinFieldPath } from './joinFieldPath.ts';

/** Keys that are written twice, anywhere in the resource. */
export function checkDuplicateFields(root: YamlNode): readonly Problem[] {
  // Hardly any resource has one, and finding that out takes no paths.
  if (!hasDuplicates(root)) {
    return [];
  }
  const problems: Problem[] = [];
  findDuplicates(root, '', problems);
  return problems;
}

function hasDuplicates(node: YamlNode): boolean {
  if (node.type === 'scalar') {
    return false;
  }
  if (node.type === 'seq') {
    return node.items.some(hasDuplicates);
  }
  return hasDuplicateKeys(node) || node.entries.some((entry) => hasDuplicates(entry.value));
}

/** Up to this size comparing each key with each other is cheaper than a set. */
const SMALL_MAP_SIZE = 8;

function hasDuplicateKeys({ entries }: YamlMap): boolean {
  if (entries.length <= SMALL_MAP_SIZE) {
    return entries.some((entry, index) => isRepeated(entries, entry, index));
  }
  const written = entries.filter(({ merged }) => merged !== true);
  return new Set(written.map(({ key }) => key.text)).size < written.length;
}

function isRepeated(entries: readonly YamlEntry[], entry: YamlEntry, index: number): boolean {
  for (let before = 0; before < index; before++) {
    const other = entries[before];
    if (other?.key.text === entry.key.text && other.merged !== true && entry.merged !== true) {
      return true;
    }
  }
  return false;
}

function findDuplicates(node: YamlNode, path: string, problems: Problem[]): void {
  if (node.type === 'scalar') {
    return;
  }
  if (node.type === 'seq') {
    return node.items.forEach((item, index) => findDuplicates(item, `${path}[${index}]`, problems));
  }
  findDuplicateKeys(node, path, problems);
  for (const entry of node.entries) {
    if (entry.value.type !== 'scalar' && entry.merged !== true) {
      findDuplicates(entry.value, joinFieldPath(path, entry.key.text), problems);
    }
  }
}

function findDuplicateKeys(map: YamlMap, path: string, problems: Problem[]): void {
  const written = map.entries.filter((entry) => entry.merged !== true);
  const lastIndexes = new Map(written.map((entry, index) => [entry.key.text, index]));
  if (lastIndexes.size === written.length) {
    return;
  }
  for (const [index, entry] of written.entries()) {
    const last = written[lastIndexes.get(entry.key.text) ?? index];
    if (last !== undefined && last !== entry) {
      problems.push(duplicateField(entry, last, joinFieldPath(path, entry.key.text)));
    }
  }
}

/** The earlier one is marked: it is the one without effect. */
function duplicateField(entry: YamlEntry, last: YamlEntry, path: string): Problem {
  const problem = decodeError('api-duplicate-field', {
    span: entry.key.span,
    field: path,
    detail: `duplicate field ${goQuote(path)}`,
    args: { name: entry.key.text },
  });
  return { ...problem, related: [last.key.span] };
}
