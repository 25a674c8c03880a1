/**
 * The lines of one axis: workloads by namespace, addresses at the edge; a collapsed group is one line, and endpoints that
 * no policy tells apart can be. Which endpoints are shown, and in which order, is decided before.
 */
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { MatrixTable } from './matrixTable.ts';
import type { ViewOptions } from './viewOptions.ts';

/** All lines of a namespace, or of addresses; in orders that mix namespaces there are none. */
export interface Group {
  /** `namespace:shop`, or `addresses`; the same on both axes. */
  readonly key: string;
  /** Absent for addresses. */
  readonly namespace?: string;
  readonly members: readonly number[];
  readonly isCollapsed: boolean;
}

export interface Line {
  /** Names the line as long as there is something in it, whatever else is shown. */
  readonly key: string;
  /** `heading` stands above the lines of its group and has no cells. */
  readonly type: 'heading' | 'group' | 'endpoint';
  /** Indexes of endpoints: all of the group, those that are folded into the line, or just one. */
  readonly members: readonly number[];
  readonly group?: Group;
}

export interface Axis {
  readonly lines: readonly Line[];
  readonly groups: readonly Group[];
}

const ADDRESSES = 'addresses';

/** `endpoints` in the order in which they are to be shown. Rows have headings. */
export function buildAxis(
  table: MatrixTable,
  endpoints: readonly number[],
  options: ViewOptions,
  side: 'rows' | 'columns',
): Axis {
  if (options.sort !== 'namespace') {
    return { lines: linesOf(table, endpoints, options), groups: [] };
  }
  const groups = groupsOf(table, endpoints, options);
  const lines = groups.flatMap((group): readonly Line[] => {
    if (group.isCollapsed) {
      return [{ key: group.key, type: 'group', members: group.members, group }];
    }
    const heading: readonly Line[] =
      side === 'rows' ? [{ key: group.key, type: 'heading', members: group.members, group }] : [];
    return [...heading, ...linesOf(table, group.members, options, group)];
  });
  return { lines, groups };
}

export function groupKeyOf({ type, namespace }: MatrixEndpoint): string {
  return type === 'addresses' ? ADDRESSES : `namespace:${namespace ?? ''}`;
}

function groupsOf(
  table: MatrixTable,
  endpoints: readonly number[],
  { collapsed }: ViewOptions,
): readonly Group[] {
  const members = new Map<string, number[]>();
  for (const index of endpoints) {
    const endpoint = table.matrix.endpoints[index];
    if (endpoint !== undefined) {
      const key = groupKeyOf(endpoint);
      const known = members.get(key);
      if (known === undefined) {
        members.set(key, [index]);
      } else {
        known.push(index);
      }
    }
  }
  return [...members].map(([key, indexes]) => {
    const namespace = table.matrix.endpoints[indexes[0] ?? -1]?.namespace;
    const group = { key, members: indexes, isCollapsed: collapsed.includes(key) };
    return key === ADDRESSES ? group : { ...group, namespace: namespace ?? '' };
  });
}

function linesOf(
  table: MatrixTable,
  endpoints: readonly number[],
  { isFolded }: ViewOptions,
  group?: Group,
): readonly Line[] {
  const lines = new Map<string, number[]>();
  for (const index of endpoints) {
    const key = isFolded
      ? `${String(table.rowOf(index))} ${String(table.columnOf(index))} ${isAddress(table, index) ? ADDRESSES : ''}`
      : String(index);
    const known = lines.get(key);
    if (known === undefined) {
      lines.set(key, [index]);
    } else {
      known.push(index);
    }
  }
  return [...lines.values()].map((members) => ({
    key: table.matrix.endpoints[members[0] ?? -1]?.id ?? '',
    type: 'endpoint',
    members,
    ...(group === undefined ? {} : { group }),
  }));
}

function isAddress(table: MatrixTable, index: number): boolean {
  return table.matrix.endpoints[index]?.type === ADDRESSES;
}
