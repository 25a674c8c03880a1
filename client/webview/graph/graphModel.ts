/**
 * What the filters leave of a matrix, as a graph: the lines are nodes, what may pass between two of them is an edge. Where
 * that is too much to read, namespaces are nodes. Where anything stands on the page is `graphLayout.ts`' matter.
 */
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { groupKeyOf, type Line } from '../model/axis.ts';
import type { CellKind } from '../model/cellKind.ts';
import type { Change } from '../model/compareTables.ts';
import type { Pair } from '../model/matrixCells.ts';
import { buildModel, type MatrixModel } from '../model/matrixModel.ts';
import { readSearch } from '../model/searchEndpoints.ts';

/** More lines than these between boxes are a ball of wool. */
export const EDGES_MAX = 300;
/** Edges of which it is seen whether boxes can stand for them. */
const EDGES_LOOKED_AT_MAX = 20_000;
/** Pairs of lines that are looked through before namespaces are taken instead. */
const PAIRS_MAX = 1_000_000;

export interface GraphNode {
  readonly key: string;
  readonly line: Line;
  /** The box that it stands in; absent for addresses and for nodes that are namespaces themselves. */
  readonly group: string | undefined;
}

export interface GraphEdge {
  readonly key: string;
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
  /** The same passes the other way. */
  readonly isMutual: boolean;
  readonly kind: Exclude<CellKind, 'self'>;
  readonly isOpenInPart: boolean;
  readonly change: Change;
  /** Absent where pairs of the two nodes differ. */
  readonly connections?: readonly WireConnection[];
  readonly before?: readonly WireConnection[];
  /** One of the pairs, source first. */
  readonly pair: Pair;
  readonly pairCount: number;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** By box in which all may do the same to each other: one edge for all of them, which is not among the edges. */
  readonly inner: ReadonlyMap<string, GraphEdge>;
  /** Namespaces are nodes, because there is too much to read otherwise. */
  readonly isGrouped: boolean;
  /** Even so there is too much: there are no edges then. */
  readonly isTooLarge: boolean;
}

/** Of each model once: the page, its legend and what is taken away ask for the same. */
const KNOWN = new WeakMap<MatrixModel, Graph>();

export function graphOf(model: MatrixModel): Graph {
  const graph = KNOWN.get(model) ?? buildGraph(model);
  KNOWN.set(model, graph);
  return graph;
}

function buildGraph(model: MatrixModel): Graph {
  const parts = collectParts(model);
  if (parts !== undefined && parts.edges.length <= EDGES_MAX) {
    return { ...parts, isGrouped: false, isTooLarge: false };
  }
  const grouped = collapseAll(model);
  const fewer = collectParts(grouped);
  return fewer !== undefined && fewer.edges.length <= EDGES_MAX
    ? { ...fewer, isGrouped: true, isTooLarge: false }
    : { nodes: collectNodes(grouped), edges: [], inner: new Map(), isGrouped: true, isTooLarge: true };
}

/** `undefined` where there is too much to look through. */
function collectParts(model: MatrixModel): Pick<Graph, 'nodes' | 'edges' | 'inner'> | undefined {
  const edges = collectEdges(model);
  if (edges === undefined) {
    return undefined;
  }
  const nodes = collectConnected(model, edges);
  return { nodes, ...joinInner(nodes, edges) };
}

function collapseAll({ table, options, changes }: MatrixModel): MatrixModel {
  const collapsed = [...new Set(table.matrix.endpoints.map(groupKeyOf))];
  return buildModel(table, { ...options, sort: 'namespace', collapsed }, changes);
}

/** What nothing leads to or from is left out where one asks for connections between two ends. */
function collectConnected(model: MatrixModel, edges: readonly GraphEdge[]): readonly GraphNode[] {
  const nodes = collectNodes(model);
  const { from, to } = readSearch(model.options.search);
  if (from.join(' ') === to.join(' ')) {
    return nodes;
  }
  const ends = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  return nodes.filter(({ key }) => ends.has(key));
}

/** Sources and destinations; a line that is both is one node. */
function collectNodes({ table, rows, columns }: MatrixModel): readonly GraphNode[] {
  const nodes = new Map<string, GraphNode>();
  for (const line of [...rows.lines, ...columns.lines]) {
    if (line.type !== 'heading' && !nodes.has(line.key)) {
      const endpoint = table.matrix.endpoints[line.members[0] ?? -1];
      const isWorkload = line.type === 'endpoint' && endpoint?.type === 'workload';
      nodes.set(line.key, {
        key: line.key,
        line,
        group: isWorkload ? (endpoint.namespace ?? '') : undefined,
      });
    }
  }
  return [...nodes.values()];
}

/** In the order of the lines; `undefined` where there are too many. */
function collectEdges(model: MatrixModel): readonly GraphEdge[] | undefined {
  const { rows, columns, options } = model;
  if (PAIRS_MAX < rows.lines.length * columns.lines.length) {
    return undefined;
  }
  const edges = new Map<string, GraphEdge>();
  for (const [row, down] of rows.lines.entries()) {
    for (const [column, across] of columns.lines.entries()) {
      const [from, to] = options.isSwapped ? [across, down] : [down, across];
      addEdge(edges, makeEdge(model, [row, column], from, to));
    }
    if (EDGES_LOOKED_AT_MAX < edges.size) {
      return undefined;
    }
  }
  return [...edges.values()];
}

/** What is denied is no edge, unless it is new, or what one looks for. What a line does with itself is not drawn. */
function makeEdge(
  { cells, options }: MatrixModel,
  [row, column]: readonly [number, number],
  from: Line,
  to: Line,
): GraphEdge | undefined {
  if (from.type === 'heading' || from.key === to.key) {
    return undefined;
  }
  const { kind, isFilteredOut, ...rest } = cells.cellAt(row, column);
  const isMeant = kind !== 'denied' || options.verdict === 'denied' || rest.change !== 'none';
  const isShown = !isFilteredOut && isMeant;
  const pair = kind === 'self' || !isShown ? undefined : cells.pairAt(row, column);
  if (kind === 'self' || pair === undefined) {
    return undefined;
  }
  return { ...rest, key: `${from.key} ${to.key}`, from: from.key, to: to.key, isMutual: false, kind, pair };
}

/** Two edges that say the same both ways become one. */
function addEdge(edges: Map<string, GraphEdge>, edge: GraphEdge | undefined): void {
  if (edge === undefined) {
    return;
  }
  const back = edges.get(`${edge.to} ${edge.from}`);
  if (back !== undefined && isSame(back, edge)) {
    edges.set(back.key, { ...back, isMutual: true });
  } else {
    edges.set(edge.key, edge);
  }
}

/** Fewer nodes are read more easily with their lines. */
const INNER_NODES_MIN = 3;

/** Where everyone in a box may do the same to everyone, lines between all of them would say it worse than the box does. */
function joinInner(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Pick<Graph, 'edges' | 'inner'> {
  const groupOf = new Map(nodes.map(({ key, group }) => [key, group]));
  const innerOf = (edge: GraphEdge): string | undefined => {
    const group = groupOf.get(edge.from);
    return group === groupOf.get(edge.to) ? group : undefined;
  };
  const inner = new Map<string, GraphEdge>();
  for (const group of new Set(groupOf.values())) {
    const size = nodes.filter((node) => node.group === group).length;
    const [first, ...others] = edges.filter((edge) => group !== undefined && innerOf(edge) === group);
    const isComplete = others.length + 1 === (size * (size - 1)) / 2;
    const isAlike = (edge: GraphEdge): boolean => edge.isMutual && first !== undefined && isSame(edge, first);
    const isInner = INNER_NODES_MIN <= size && isComplete && first?.isMutual === true;
    if (group !== undefined && isInner && others.every(isAlike)) {
      inner.set(group, first);
    }
  }
  return { inner, edges: edges.filter((edge) => !isIn(inner, innerOf(edge))) };
}

function isIn(inner: ReadonlyMap<string, GraphEdge>, group: string | undefined): boolean {
  return group !== undefined && inner.has(group);
}

function isSame(left: GraphEdge, right: GraphEdge): boolean {
  return (
    left.kind === right.kind &&
    left.change === right.change &&
    left.connections !== undefined &&
    JSON.stringify(left.connections) === JSON.stringify(right.connections)
  );
}
