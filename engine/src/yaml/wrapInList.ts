/**
 * Makes a value the only item of a list: `Ingress` becomes `[Ingress]`, a block map gets a dash before its first key and
 * its other lines move right. Comments go along.
 */
import type { TextEdit } from '../text/textEdit.ts';
import { lineEndAt } from './lines.ts';
import type { YamlNode } from './node.ts';

const DASH = '- ';

/** The edits; none for a block scalar, which no list can hold in its place. */
export function wrapInList(text: string, node: YamlNode): readonly TextEdit[] {
  const { start, end } = node.span;
  if (node.type === 'map' && !node.isFlow) {
    return [
      insert(start, DASH),
      ...lineStartsWithin(text, start, end).map((at) => insert(at, ' '.repeat(DASH.length))),
    ];
  }
  if (node.type === 'scalar' && node.style === 'block') {
    return [];
  }
  return [insert(start, '['), insert(end, ']')];
}

/** Starts of the lines after the first, but for blank ones. */
function lineStartsWithin(text: string, start: number, end: number): readonly number[] {
  const starts: number[] = [];
  for (let at = lineEndAt(text, start) + 1; at < end; at = lineEndAt(text, at) + 1) {
    if (text.slice(at, lineEndAt(text, at)).trim() !== '') {
      starts.push(at);
    }
  }
  return starts;
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}
