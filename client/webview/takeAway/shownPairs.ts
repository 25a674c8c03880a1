/**
 * The pairs that the page shows, one by one, for whoever takes them away: what search and filters leave, on the port that is
 * asked about; lines that are folded or collapsed are taken apart again.
 */
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { readFacts } from '../model/answerFacts.ts';
import type { Axis } from '../model/axis.ts';
import type { Change, Changes } from '../model/compareTables.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { type PortQuestion, readPortQuestion } from '../model/portQuestion.ts';

export interface ShownPair {
  readonly from: MatrixEndpoint;
  readonly to: MatrixEndpoint;
  /** Denied only where that is what one looks for, or where it is new. */
  readonly connections: readonly WireConnection[];
  /** Where the matrix is held against something, and the pair is another one there. */
  readonly difference?: PairDifference;
}

export interface PairDifference {
  readonly change: Exclude<Change, 'none'>;
  readonly before: readonly WireConnection[];
}

const DENIED: readonly WireConnection[] = [{ verdict: 'denied', ports: 'all' }];

/** Source by source, in the order of the endpoints; without those between which nothing passes. */
export function* listShownPairs(model: MatrixModel): Generator<ShownPair, void, undefined> {
  const { table, options, changes } = model;
  const { endpoints } = table.matrix;
  const facts = readFacts(table, options, changes);
  const { sources, destinations } = shownEnds(model);
  const asked = readPortQuestion(options.port);
  for (const source of sources) {
    for (const destination of destinations) {
      const answer = table.answerAt(source, destination);
      const [from, to] = [endpoints[source], endpoints[destination]];
      const known = facts.connections[answer] ?? [];
      const difference = findDifference(changes, source, destination);
      const isDeniedMeant = options.verdict === 'denied' || difference !== undefined;
      const shown = known.length === 0 && isDeniedMeant ? DENIED : known;
      const connections =
        asked === undefined ? shown : shown.map((connection) => spellOut(connection, asked));
      const isShown = 0 < connections.length && facts.isAccepted(source, destination, answer);
      if (isShown && from !== undefined && to !== undefined) {
        yield { from, to, connections, ...(difference === undefined ? {} : { difference }) };
      }
    }
  }
}

/** What the last edit changed is of the moment, and not taken away. */
function findDifference(changes: Changes, from: number, to: number): PairDifference | undefined {
  const change = changes.against === undefined ? 'none' : changes.at(from, to);
  return change === 'none' ? undefined : { change, before: changes.before(from, to) };
}

/** Where one port is asked about, `all` is all of that; outside of the page nobody knows the question. */
function spellOut(connection: WireConnection, asked: PortQuestion): WireConnection {
  return connection.ports === 'all' ? { ...connection, ports: [asked] } : connection;
}

/** All endpoints that are shown on either side, in their order. */
export function listShownEndpoints(model: MatrixModel): readonly MatrixEndpoint[] {
  const { sources, destinations } = shownEnds(model);
  const shown = [...new Set([...sources, ...destinations])].sort((left, right) => left - right);
  return shown.flatMap((index) => model.table.matrix.endpoints[index] ?? []);
}

function shownEnds({ rows, columns, options }: MatrixModel): {
  readonly sources: readonly number[];
  readonly destinations: readonly number[];
} {
  const [down, across] = [membersOf(rows), membersOf(columns)];
  return options.isSwapped
    ? { sources: across, destinations: down }
    : { sources: down, destinations: across };
}

function membersOf({ lines }: Axis): readonly number[] {
  const members = lines.filter(({ type }) => type !== 'heading').flatMap((line) => line.members);
  return [...new Set(members)].sort((left, right) => left - right);
}
