/**
 * Draws who reaches what as a list, for matrices that no screen holds as a table: destinations, and under each who
 * arrives and on which ports.
 */
import type { Endpoint } from '../../../engine/src/index.ts';
import { styled, type Line, type Piece } from '../output/line.ts';
import { cellStyle } from './cellText.ts';
import { createNames } from './endpointNames.ts';
import { groupByDestination, type DestinationGroup } from './matrixByDestination.ts';
import type { UsedSigns } from './matrixNotes.ts';
import { listSide, type ScopeMatrix } from './scopeMatrix.ts';
import { createSide, phraseEndpoints, phraseRuns, type Side } from './sourcesText.ts';
import { lengthOf, pad } from './textTable.ts';

const PORTS_WIDTH_MAX = 32;

/** The lines, no wider than `width` where words allow. Notes in `signs` which signs they use. */
export function* drawList(
  matrix: ScopeMatrix,
  width: number,
  signs: UsedSigns,
): Generator<Line, void, undefined> {
  const [from, to] = [listSide(matrix, 'from'), listSide(matrix, 'to')];
  const nameOf = createNames(new Set([...from, ...to]));
  const sources = createSide(from, nameOf, matrix.cluster);
  const destinations = createSide(to, nameOf, matrix.cluster);
  const sides = { sources, destinations };
  const unreached: Endpoint[] = [];
  let namespace: string | undefined;
  let isFirst = true;
  for (const group of groupByDestination(matrix)) {
    if (group.arrivals.length === 0) {
      unreached.push(...group.destinations);
      continue;
    }
    if (isFirst || group.namespace !== namespace) {
      yield [];
    }
    isFirst = false;
    namespace = group.namespace;
    for (const { connections } of group.arrivals) {
      signs.add(connections);
    }
    yield* groupLines(group, sides, width);
  }
  if (0 < unreached.length) {
    const who = matrix.question.from === undefined ? 'nobody' : 'none of these';
    yield [];
    yield ['  ', { text: `reached by ${who}`, style: 'red' }];
    for (const line of wrapPhrases(phraseEndpoints(destinations, unreached), width - 4)) {
      yield [`    ${line}`];
    }
  }
}

interface Sides {
  readonly sources: Side;
  readonly destinations: Side;
}

function* groupLines(group: DestinationGroup, sides: Sides, width: number): Generator<Line, void, undefined> {
  const names = wrapPhrases(phraseEndpoints(sides.destinations, group.destinations), width - 2);
  for (const line of names) {
    yield ['  ', { text: line, style: 'bold' }];
  }
  const portsWidth = Math.min(
    PORTS_WIDTH_MAX,
    Math.max(0, ...group.arrivals.map(({ text }) => lengthOf(text))),
  );
  for (const { text, connections, runs } of group.arrivals) {
    const prefix: readonly (string | Piece)[] = [
      '    ',
      styled(pad(text, portsWidth), cellStyle(connections)),
    ];
    const indent = 4 + Math.max(portsWidth, lengthOf(text));
    const [first = '', ...others] = wrapPhrases(phraseRuns(sides.sources, runs), width - indent - 7);
    yield [...prefix, `  from ${first}`];
    for (const line of others) {
      yield [`${' '.repeat(indent + 7)}${line}`];
    }
  }
}

/** Joins phrases with commas into lines of at most `width` characters; a phrase is never broken. */
function wrapPhrases(phrases: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, phrase] of phrases.entries()) {
    const word = index + 1 < phrases.length ? `${phrase},` : phrase;
    if (line !== '' && width < lengthOf(line) + 1 + lengthOf(word)) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
