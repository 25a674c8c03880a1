/**
 * A difference made short without its causes: the pairs of each source that changed alike, and sources with the same such
 * pairs together. Exact, as `groupChanges.ts` is, and much cheaper where many pairs changed.
 */
import { groupBy } from '../text/groupBy.ts';
import type { DiffEnd } from './diffEnds.ts';
import type { DiffRow, PortsChange, ReachabilityDiff } from './diffReachability.ts';
import { CHANGE_KINDS, endsOfChange, kindOfChange, type ChangeKind } from './groupChanges.ts';

/** Every source changed towards every destination. */
export interface PairGroup extends PortsChange {
  readonly kind: ChangeKind;
  readonly from: readonly DiffEnd[];
  readonly to: readonly DiffEnd[];
}

/** Of pairs whose ends both states have: what opened first, what is uncertain last; in the order of the ends. */
export function groupBySource(diff: ReachabilityDiff): readonly PairGroup[] {
  const parts = diff.rows.flatMap((row) => partsOfRow(diff, row));
  const groups = [...groupBy(parts, ({ key }) => key).values()]
    .flatMap(splitByPositions)
    .map(({ part, positions, from }): PairGroup => ({
      ...part,
      kind: kindOfChange(part),
      from,
      to: positions.map((position) => diff.ends[position]).filter((end) => end !== undefined),
    }));
  return CHANGE_KINDS.flatMap((kind) => groups.filter((group) => group.kind === kind));
}

/** What changed alike between a source and some destinations. */
interface RowPart {
  readonly from: DiffEnd;
  readonly part: PortsChange;
  /** Of the destinations among the ends, ascending. */
  readonly positions: readonly number[];
  /** The same for sources whose pairs changed alike; hardly ever for others. */
  readonly key: string;
}

interface AlikeSources extends Pick<RowPart, 'part' | 'positions'> {
  readonly from: DiffEnd[];
}

/** Parts with one key by what the key only stands for. */
function splitByPositions(parts: readonly RowPart[]): readonly AlikeSources[] {
  const found: AlikeSources[] = [];
  for (const { from, part, positions } of parts) {
    const same = found.find((group) => areEqual(group.positions, positions));
    if (same === undefined) {
      found.push({ part, positions, from: [from] });
    } else {
      same.from.push(from);
    }
  }
  return found;
}

function areEqual(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((position, index) => position === right[index]);
}

function partsOfRow(diff: ReachabilityDiff, row: DiffRow): readonly RowPart[] {
  const found = new Map<string, { readonly part: PortsChange; positions: readonly number[] }>();
  for (const [change, positions] of positionsByChange(diff, row)) {
    for (const part of diff.changes[change] ?? []) {
      const key = `${part.before} ${part.after} ${part.ports.key}`;
      const alike = found.get(key);
      if (alike === undefined) {
        found.set(key, { part, positions });
      } else {
        alike.positions = [...alike.positions, ...positions].sort((left, right) => left - right);
      }
    }
  }
  return [...found].map(([key, { part, positions }]) => ({
    from: row.from,
    part,
    positions,
    key: `${key} ${positions.length} ${hashOf(positions)}`,
  }));
}

/** Where the source and the destination are in both states; by the number of what changed. */
function positionsByChange(
  { ends }: ReachabilityDiff,
  { from, to, changes }: DiffRow,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  let last = -1;
  let alike: number[] = [];
  for (let index = 0; index < to.length; index++) {
    const position = to[index] ?? 0;
    const end = ends[position];
    const change = changes[index];
    if (end === undefined || change === undefined || endsOfChange(from, end) !== 'kept') {
      continue;
    }
    // Neighbors mostly changed alike.
    if (change !== last) {
      alike = found.get(change) ?? [];
      found.set(change, alike);
      last = change;
    }
    alike.push(position);
  }
  return found;
}

/** FNV-1a of the numbers: a text of them all would take longer than everything else. */
function hashOf(positions: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (const position of positions) {
    hash = Math.imul(hash ^ position, 0x01000193);
  }
  return hash;
}
