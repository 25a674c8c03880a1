/**
 * What choosing a part of a graph means: a line between two workloads is explained, one between namespaces is opened, and
 * where there is too much to open, the search is narrowed to what is behind it.
 */
import type { MatrixTable } from '../model/matrixTable.ts';
import type { PageEvent } from '../state.ts';
import type { Graph, GraphEdge, GraphNode } from './graphModel.ts';

export function openEdge(
  { nodes, isGrouped }: Graph,
  { from, to, pair, connections }: GraphEdge,
  { matrix }: MatrixTable,
): readonly PageEvent[] {
  const ends = [from, to].map((key) => nodes.find((node) => node.key === key));
  if (isGrouped) {
    const [source = '', destination = ''] = ends.map(searchFor);
    return [{ type: 'options', options: { search: `${source} > ${destination}`.trim() } }];
  }
  const [source, destination] = [matrix.endpoints[pair.from]?.id, matrix.endpoints[pair.to]?.id];
  if (connections === undefined) {
    return ends.flatMap((node) => (node === undefined ? [] : openNode({ isGrouped }, node)));
  }
  return source === undefined || destination === undefined
    ? []
    : [{ type: 'selectPair', from: source, to: destination }];
}

/** Only a node of many can be opened. */
export function openNode({ isGrouped }: Pick<Graph, 'isGrouped'>, node: GraphNode): readonly PageEvent[] {
  if (node.line.type !== 'group') {
    return [];
  }
  return isGrouped
    ? [{ type: 'options', options: { search: searchFor(node) } }]
    : [{ type: 'toggleGroup', key: node.key, isCollapsed: false }];
}

export function openGroup(name: string): PageEvent {
  return { type: 'toggleGroup', key: `namespace:${name}`, isCollapsed: true };
}

/** Ids of workloads begin with their namespaces. */
function searchFor(node: GraphNode | undefined): string {
  const namespace = node?.line.group?.namespace;
  return namespace === undefined ? '' : `${namespace}/`;
}
