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
  const groups = [...groupBy(parts, ({ key }) => key).values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ part, positions }) => ({
      ...part,
      kind: kindOfChange(part),
      from: alike.map(({ from }) => from),
      to: positions.flatMap((position) => diff.ends[position] ?? []),
    })),
  );
  return CHANGE_KINDS.flatMap((kind) => groups.filter((group) => group.kind === kind));
}

/** What changed alike between a source and some destinations. */
interface RowPart {
  readonly from: DiffEnd;
  readonly part: PortsChange;
  /** Of the destinations among the ends. */
  readonly positions: readonly number[];
  /** The same for sources whose pairs changed alike. */
  readonly key: string;
}

function partsOfRow({ ends, changes }: ReachabilityDiff, { from, to, changes: numbers }: DiffRow): RowPart[] {
  const found = new Map<string, { readonly part: PortsChange; readonly positions: number[] }>();
  for (const [index, position] of to.entries()) {
    const end = ends[position];
    if (end === undefined || endsOfChange(from, end) !== 'kept') {
      continue;
    }
    for (const part of changes[numbers[index] ?? -1] ?? []) {
      const key = `${part.before} ${part.after} ${part.ports.key}`;
      const alike = found.get(key) ?? { part, positions: [] };
      found.set(key, alike);
      alike.positions.push(position);
    }
  }
  return [...found].map(([key, { part, positions }]) => ({
    from,
    part,
    positions,
    key: `${key}\n${positions.join(' ')}`,
  }));
}
