/**
 * Finds keys that are written twice in one mapping. `kubectl` and the API server refuse them; readers of YAML that
 * accept them take the last one, and so does everything else in Podgate.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/node.ts';
import { decodeError } from './apiProblem.ts';
import { goQuote } from './goQuote.ts';
import { joinPath } from './joinPath.ts';

/** Keys that are written twice, anywhere in the resource. */
export function checkDuplicateFields(root: YamlNode): readonly Problem[] {
  const problems: Problem[] = [];
  findDuplicates(root, '', problems);
  return problems;
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
      findDuplicates(entry.value, joinPath(path, entry.key.text), problems);
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
      problems.push(duplicateField(entry, last, joinPath(path, entry.key.text)));
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
