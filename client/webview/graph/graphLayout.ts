/**
 * Where the nodes, boxes and lines of a graph stand: data in, positions out, in pixels from the top left corner. What a node
 * looks like is not known here, only how large it is.
 */
import { graphlib, layout } from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphNode } from './graphModel.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  /** Its top left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface GraphLayout extends Size {
  readonly nodes: readonly { readonly node: GraphNode; readonly box: Box }[];
  readonly groups: readonly { readonly name: string; readonly box: Box }[];
  /** From the border of one node to that of the other, over at least one point between. */
  readonly edges: readonly { readonly edge: GraphEdge; readonly points: readonly Point[] }[];
}

/** How large a node is, and what stands above the nodes of a box. */
export interface GraphSizes {
  readonly node: (node: GraphNode) => Size;
  readonly group: (name: string) => Size;
}

/** Around the whole, and around what stands in a box. */
const MARGIN = 16;
const PADDING = 10;
const NODE_GAP = 14;
const RANK_GAP = 84;

/** Sources left, destinations right, as far as that is possible; nodes of a namespace beside each other. */
export function layoutGraph(graph: Graph, { node: sizeOf, group: titleOf }: GraphSizes): GraphLayout {
  const plan = new graphlib.Graph({ compound: true, multigraph: false, directed: true });
  plan.setGraph({ rankdir: 'LR', nodesep: NODE_GAP, ranksep: RANK_GAP, ranker: 'network-simplex' });
  plan.setDefaultEdgeLabel(() => ({}));
  const names = nameParts(graph);
  const widths = groupWidths(graph, sizeOf, titleOf);
  for (const node of graph.nodes) {
    const id = names.node(node.key);
    const { width, height } = sizeOf(node);
    plan.setNode(id, { width: Math.max(width, widths.get(node.group) ?? 0), height });
    if (node.group !== undefined) {
      plan.setNode(names.group(node.group), {});
      plan.setParent(id, names.group(node.group));
    }
  }
  for (const { from, to } of graph.edges) {
    plan.setEdge(names.node(from), names.node(to), {});
  }
  layout(plan);
  return moveIntoView(readLayout(graph, plan, names, titleOf));
}

/** What stands in a box is as wide as the widest of it, and as the box's name. */
function groupWidths(
  { nodes }: Graph,
  sizeOf: GraphSizes['node'],
  titleOf: GraphSizes['group'],
): ReadonlyMap<string | undefined, number> {
  const widths = new Map<string | undefined, number>();
  for (const node of nodes) {
    if (node.group !== undefined) {
      const known = widths.get(node.group) ?? titleOf(node.group).width;
      widths.set(node.group, Math.max(known, sizeOf(node).width));
    }
  }
  return widths;
}

/** Names of manifests are no names for a library: `__proto__` is one of them. */
interface PartNames {
  readonly node: (key: string) => string;
  readonly group: (name: string) => string;
}

function nameParts({ nodes }: Graph): PartNames {
  const numbers = new Map(nodes.map(({ key }, index) => [key, index]));
  const groups = new Map([...new Set(nodes.map(({ group }) => group))].map((group, index) => [group, index]));
  return {
    node: (key) => `n${String(numbers.get(key))}`,
    group: (name) => `g${String(groups.get(name))}`,
  };
}

type Plan = InstanceType<typeof graphlib.Graph>;

function readLayout(graph: Graph, plan: Plan, names: PartNames, titleOf: GraphSizes['group']): GraphLayout {
  const nodes = graph.nodes.map((node) => ({ node, box: boxOf(plan.node(names.node(node.key))) }));
  const groups = new Map<string, Box[]>();
  for (const { node, box } of nodes) {
    if (node.group !== undefined) {
      groups.set(node.group, [...(groups.get(node.group) ?? []), box]);
    }
  }
  return {
    width: 0,
    height: 0,
    nodes,
    groups: [...groups].map(([name, boxes]) => ({ name, box: around(boxes, titleOf(name).height) })),
    edges: graph.edges.map((edge) => ({
      edge,
      points: readPoints(plan.edge(names.node(edge.from), names.node(edge.to))),
    })),
  };
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function readPoints({ points = [] }: { readonly points?: readonly Point[] }): readonly Point[] {
  return points.map(({ x, y }) => ({ x, y }));
}

function around(boxes: readonly Box[], title: number): Box {
  const { x, y, right, bottom } = extentOf(boxes);
  return {
    x: x - PADDING,
    y: y - PADDING - title,
    width: right - x + 2 * PADDING,
    height: bottom - y + 2 * PADDING + title,
  };
}

function extentOf(boxes: readonly Box[]): Point & { readonly right: number; readonly bottom: number } {
  return {
    x: Math.min(...boxes.map(({ x }) => x)),
    y: Math.min(...boxes.map(({ y }) => y)),
    right: Math.max(...boxes.map(({ x, width }) => x + width)),
    bottom: Math.max(...boxes.map(({ y, height }) => y + height)),
  };
}

/** Boxes and bends of lines may lie where the library has put no node. */
function moveIntoView({ nodes, groups, edges }: GraphLayout): GraphLayout {
  const bends = edges.flatMap(({ points }) => points.map((point) => ({ ...point, width: 0, height: 0 })));
  const parts = [...nodes, ...groups].map(({ box }) => box);
  if (parts.length === 0) {
    return { width: 0, height: 0, nodes, groups, edges };
  }
  const { x, y, right, bottom } = extentOf([...parts, ...bends]);
  const move = <T extends Point>(part: T): T => ({ ...part, x: part.x - x + MARGIN, y: part.y - y + MARGIN });
  return {
    width: right - x + 2 * MARGIN,
    height: bottom - y + 2 * MARGIN,
    nodes: nodes.map(({ node, box }) => ({ node, box: move(box) })),
    groups: groups.map(({ name, box }) => ({ name, box: move(box) })),
    edges: edges.map(({ edge, points }) => ({ edge, points: points.map(move) })),
  };
}
