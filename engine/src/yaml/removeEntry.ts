/**
 * Takes an entry out of a map, or items out of a list, of a text: with its lines in block style, with its comma in flow
 * style. Comments behind it on its own lines go along; those above and below stay.
 */
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { lineEndAt } from './lines.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlSeq } from './node.ts';

/** The edit that removes an entry. A map that has no other becomes `{}`. */
export function removeEntry(text: string, map: YamlMap, entry: YamlEntry): TextEdit {
  const spans = map.entries.map(({ span }) => span);
  return removeOne(text, { span: map.span, isFlow: map.isFlow, spans, empty: '{}' }, entry.span);
}

/** The edit that removes an item. A list that has no other becomes `[]`. */
export function removeItem(text: string, list: YamlSeq, item: YamlNode): TextEdit {
  const spans = list.items.map(({ span }) => (list.isFlow ? span : withDash(text, span)));
  const own = list.isFlow ? item.span : withDash(text, item.span);
  return removeOne(text, { span: list.span, isFlow: list.isFlow, spans, empty: '[]' }, own);
}

/** The edits that remove some items, one at least: of neighbors in one. A list that has no other becomes `[]`. */
export function removeItems(text: string, list: YamlSeq, items: readonly YamlNode[]): readonly TextEdit[] {
  const going = new Set(items);
  if (list.items.every((item) => going.has(item))) {
    return [{ span: list.span, newText: '[]' }];
  }
  return list.isFlow
    ? listRuns(list, going).map((run) => removeRun(list, run))
    : joinTouching(list.items.flatMap((item) => (going.has(item) ? [removeItem(text, list, item)] : [])));
}

/** Neighbors, from the position of the first to that of the last. */
interface Run {
  readonly first: number;
  readonly last: number;
}

function listRuns({ items }: YamlSeq, going: ReadonlySet<YamlNode>): readonly Run[] {
  const runs: Run[] = [];
  for (const [index, item] of items.entries()) {
    const before = runs.at(-1);
    if (!going.has(item)) {
      continue;
    }
    if (before !== undefined && before.last === index - 1) {
      runs[runs.length - 1] = { first: before.first, last: index };
    } else {
      runs.push({ first: index, last: index });
    }
  }
  return runs;
}

/** In flow style, with the comma behind the run, or with the one before it where nothing follows. */
function removeRun({ span, items }: YamlSeq, { first, last }: Run): TextEdit {
  const [before, after] = [items[first - 1], items[last + 1]];
  const start = after === undefined ? before?.span.end : items[first]?.span.start;
  const end = after === undefined ? items[last]?.span.end : after.span.start;
  return { span: { start: start ?? span.start, end: end ?? span.end }, newText: '' };
}

/** Removals in the order of the text; each line break goes once. */
function joinTouching(removals: readonly TextEdit[]): readonly TextEdit[] {
  const joined: TextEdit[] = [];
  for (const removal of removals) {
    const before = joined.at(-1);
    if (before !== undefined && removal.span.start <= before.span.end) {
      const { start } = before.span;
      joined[joined.length - 1] = { span: { start, end: removal.span.end }, newText: '' };
    } else {
      joined.push(removal);
    }
  }
  return joined;
}

interface Parts {
  readonly span: Span;
  readonly isFlow: boolean;
  readonly spans: readonly Span[];
  readonly empty: string;
}

function removeOne(text: string, { span, isFlow, spans, empty }: Parts, own: Span): TextEdit {
  const index = spans.findIndex(({ start }) => start === own.start);
  const [before, after] = [spans[index - 1], spans[index + 1]];
  if (before === undefined && after === undefined) {
    return { span, newText: empty };
  }
  if (isFlow) {
    const stretch =
      after === undefined
        ? { start: before?.end ?? own.start, end: own.end }
        : { start: own.start, end: after.start };
    return { span: stretch, newText: '' };
  }
  return {
    span: startsItsLine(text, own) ? wholeLines(text, own) : behindDash(text, own, after),
    newText: '',
  };
}

/** The lines of the span with the break behind them, or at the text's end with the one before. */
function wholeLines(text: string, { start, end }: Span): Span {
  const lineEnd = lineEndAt(text, end);
  const lineStart = lineStartAt(text, start);
  return lineEnd < text.length
    ? { start: lineStart, end: lineEnd + 1 }
    : { start: backOverReturn(text, Math.max(lineStart - 1, 0)), end: lineEnd };
}

/** The first entry of an item shares the line of the dash: the next one moves up, unless comments stand between. */
function behindDash(text: string, { start, end }: Span, after: Span | undefined): Span {
  const next = after?.start ?? end;
  const isNextDirect = text.slice(lineEndAt(text, end), next).trim() === '';
  return { start, end: isNextDirect ? next : backOverReturn(text, lineEndAt(text, end)) };
}

function withDash(text: string, span: Span): Span {
  return { start: text.lastIndexOf('-', span.start), end: span.end };
}

function startsItsLine(text: string, { start }: Span): boolean {
  return text.slice(lineStartAt(text, start), start).trim() === '';
}

function lineStartAt(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function backOverReturn(text: string, offset: number): number {
  return text[offset - 1] === '\r' ? offset - 1 : offset;
}
