/**
 * A matrix that is small enough for a table: rows, columns and what stands where they meet. Ranges of addresses
 * that behave alike towards everyone share a row and a column. How it is drawn is the reports' business.
 */
import {
  AddressSet,
  formatMessage,
  groupAddresses,
  nameAddresses,
  type AddressEndpoint,
  type AddressGroup,
  type Connection,
  type Endpoint,
  type WorkloadEndpoint,
} from '../../../engine/src/index.ts';
import { createNames, type NameOf } from './endpointNames.ts';
import { listSide, rowsOf, type ScopeMatrix } from './scopeMatrix.ts';

/** A row or a column: one workload, or addresses that behave alike. */
export interface GridNode {
  /** `undefined` for addresses. */
  readonly namespace: string | undefined;
  readonly label: string;
  readonly legend: string | undefined;
  readonly endpoint: Endpoint;
}

/** What a pair may do, nothing when it is denied; `self`: the one pod of a workload, `none`: no pair. */
export type GridCell = readonly Connection[] | 'self' | 'none';

export interface Grid {
  readonly rows: readonly GridNode[];
  readonly columns: readonly GridNode[];
  readonly cellAt: (row: GridNode, column: GridNode) => GridCell;
}

type Answers = ReadonlyMap<string, ReadonlyMap<string, readonly Connection[]>>;

/** Computes every row. Keeps the whole matrix, so it is for few workloads. */
export function createGrid(matrix: ScopeMatrix): Grid {
  const sides = { from: listSide(matrix, 'from'), to: listSide(matrix, 'to') };
  const answers = collectAnswers(matrix);
  const nameOf = createNames(new Set([...sides.from, ...sides.to]));
  const groups = groupRanges(sides.from, sides.to, answers);
  const nodesOf = (endpoints: readonly Endpoint[]): readonly GridNode[] => [
    ...endpoints.filter(isWorkload).map((workload) => createWorkloadNode(workload, nameOf)),
    ...groups
      .filter((group) => group.some((member) => endpoints.includes(member)))
      .map((group) => createAddressNode(group, matrix)),
  ];
  const cellAt = (row: GridNode, column: GridNode): GridCell =>
    findCell(answers, row.endpoint, column.endpoint);
  const [rows, columns] = [nodesOf(sides.from), nodesOf(sides.to)];
  return {
    rows: rows.filter((row) => isInAnyPair(row, (node) => columns.map((column) => cellAt(node, column)))),
    columns: columns.filter((column) => isInAnyPair(column, (node) => rows.map((row) => cellAt(row, node)))),
    cellAt,
  };
}

function isWorkload(endpoint: Endpoint): endpoint is WorkloadEndpoint {
  return endpoint.type === 'workload';
}

function collectAnswers(matrix: ScopeMatrix): Answers {
  const answers = new Map<string, ReadonlyMap<string, readonly Connection[]>>();
  for (const { from, cells } of rowsOf(matrix)) {
    answers.set(from.id, new Map(cells.map(({ to, connections }) => [to.id, connections])));
  }
  return answers;
}

function findCell(answers: Answers, from: Endpoint, to: Endpoint): GridCell {
  return answers.get(from.id)?.get(to.id) ?? (isSelf(from, to) ? 'self' : 'none');
}

/** Addresses asked about with addresses form no pairs; they would be a line of blanks. */
function isInAnyPair(node: GridNode, cellsOf: (node: GridNode) => readonly GridCell[]): boolean {
  return node.endpoint.type === 'workload' || cellsOf(node).some((cell) => cell !== 'none');
}

function isSelf(from: Endpoint, to: Endpoint): boolean {
  return from.type === 'workload' && from.id === to.id;
}

function createWorkloadNode(workload: WorkloadEndpoint, nameOf: NameOf): GridNode {
  return { namespace: workload.namespace, label: nameOf(workload), legend: undefined, endpoint: workload };
}

function createAddressNode(group: AddressGroup, matrix: ScopeMatrix): GridNode {
  const { label, legend } = nameAddresses(AddressSet.of(group), matrix.cluster);
  return {
    namespace: undefined,
    label: formatMessage(label),
    legend: legend === undefined ? undefined : formatMessage(legend),
    endpoint: group[0],
  };
}

/** Ranges with the same connections from and to every workload, in the order of their first ranges. */
function groupRanges(
  from: readonly Endpoint[],
  to: readonly Endpoint[],
  answers: Answers,
): readonly AddressGroup[] {
  const ranges = new Map<string, AddressEndpoint>();
  for (const endpoint of [...from, ...to]) {
    if (endpoint.type === 'addresses') {
      ranges.set(endpoint.id, endpoint);
    }
  }
  return groupAddresses([...ranges.values()], (range) => {
    const outward = to.filter(isWorkload).map((workload) => cellKey(findCell(answers, range, workload)));
    const inward = from.filter(isWorkload).map((workload) => cellKey(findCell(answers, workload, range)));
    return `${outward.join('|')}||${inward.join('|')}`;
  });
}

function cellKey(cell: GridCell): string {
  if (typeof cell === 'string') {
    return cell;
  }
  return cell.map(({ verdict, ports, because }) => `${verdict} ${ports.key} ${because ?? ''}`).join(';');
}
