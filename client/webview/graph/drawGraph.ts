/**
 * A graph that has been laid out, as a picture: namespaces are boxes, verdicts are told by the style of a line and by its
 * color. The same picture is drawn on the page, where lines can be chosen, and into a file.
 */
import type { CellKind } from '../model/cellKind.ts';
import { type ChangeColors, drawChangeMark } from '../picture/changeMark.ts';
import type { Box, GraphLayout, GraphSizes, Point, Size } from './graphLayout.ts';
import type { Graph, GraphEdge, GraphNode } from './graphModel.ts';
import { svg, type SvgNode } from '../picture/svgNode.ts';

export interface GraphColors {
  readonly background: string;
  readonly text: string;
  readonly dim: string;
  /** Of boxes: their border, and what is in them. */
  readonly line: string;
  readonly box: string;
  readonly focus: string;
  readonly kinds: Readonly<Record<Exclude<CellKind, 'self'>, string>>;
  readonly changes: ChangeColors;
}

export interface GraphTexts {
  /** In a node: a line, or two. */
  readonly node: (node: GraphNode) => NodeText;
  readonly ports: (edge: GraphEdge) => string;
  /** All about an edge, in words. */
  readonly edge: (edge: GraphEdge) => string;
  /** Of a box that can be collapsed, and of the whole. */
  readonly group: (name: string) => string;
  /** Of what all in a box may do to each other. */
  readonly inner: (name: string, edge: GraphEdge) => string;
  readonly title: string;
}

export interface NodeText {
  readonly name: string;
  readonly detail?: string;
  /** What a tooltip says. */
  readonly title: string;
}

export interface GraphDrawing {
  readonly graph: Graph;
  readonly layout: GraphLayout;
  readonly colors: GraphColors;
  readonly texts: GraphTexts;
}

export const FONT = 'system-ui,sans-serif';
const FONT_SIZE = 13;
/** Above this the ports of all edges would cover each other. */
const LABELS_MAX = 24;

/** How a line is dashed, and how wide it is. */
export const STROKES: Readonly<
  Record<Exclude<CellKind, 'self'>, readonly [dash: string | undefined, width: number]>
> = {
  all: [undefined, 2.5],
  some: [undefined, 1.25],
  denied: ['1 5', 1.5],
  undefined: ['2 3', 1.75],
  unknown: ['7 4', 1.5],
  mixed: ['10 3 2 3', 1.75],
};

/** The whole picture, for a file. */
export function drawGraph(drawing: GraphDrawing): SvgNode {
  const { layout, colors, texts } = drawing;
  return svg(
    'svg',
    { ...frame(layout), 'font-family': FONT, 'font-size': FONT_SIZE },
    svg('rect', { width: '100%', height: '100%', fill: colors.background }),
    ...layout.groups.flatMap(({ name, box }) => [
      drawGroup(name, box, colors),
      ...drawInner(name, box, drawing),
    ]),
    ...layout.edges.map(({ edge, points }) => svg('g', {}, ...drawEdge(edge, points, drawing))),
    ...layout.nodes.map(({ node, box }) => drawNode(node, box, drawing)),
    ...(layout.edges.length <= LABELS_MAX
      ? layout.edges.map(({ edge, points }) => drawLabel(texts.ports(edge), points, colors))
      : []),
  );
}

/** The picture for hands and keyboard: boxes, lines and nodes that open can be reached. */
export function drawLiveGraph(drawing: GraphDrawing): SvgNode {
  const { graph, layout, colors, texts } = drawing;
  return svg(
    'svg',
    {
      ...frame(layout),
      'font-family': FONT,
      'font-size': FONT_SIZE,
      role: 'group',
      'aria-label': texts.title,
    },
    ...layout.groups.flatMap(({ name, box }) => {
      const edge = graph.inner.get(name);
      const words = edge === undefined ? '' : texts.inner(name, edge);
      return [
        svg('g', control(`group ${name}`, texts.group(name)), drawGroup(name, box, colors)),
        ...drawInner(name, box, drawing).map((part) => svg('g', control(`inner ${name}`, words), part)),
      ];
    }),
    ...layout.edges.map(({ edge, points }) =>
      svg(
        'g',
        control(`edge ${edge.key}`, texts.edge(edge)),
        // Wider than what is seen, so that a pointer finds it.
        svg('path', { d: curveThrough(points), fill: 'none', stroke: 'transparent', 'stroke-width': 14 }),
        ...drawEdge(edge, points, drawing),
      ),
    ),
    ...layout.nodes.map(({ node, box }) =>
      svg(
        'g',
        node.line.type === 'group'
          ? control(`node ${node.key}`, texts.node(node).title)
          : { 'data-item': `node ${node.key}`, 'aria-hidden': 'true' },
        drawNode(node, box, drawing),
      ),
    ),
  );
}

/** Over the picture: lines that are looked at, with their ends and their ports. */
export function drawRaised(edges: readonly GraphEdge[], drawing: GraphDrawing): SvgNode {
  const { layout, colors, texts } = drawing;
  const raised = layout.edges.filter(({ edge }) => edges.includes(edge));
  const ends = new Set(raised.flatMap(({ edge }) => [edge.from, edge.to]));
  return svg(
    'g',
    { 'pointer-events': 'none', 'aria-hidden': 'true' },
    ...raised.flatMap(({ edge, points }) => [
      svg('path', {
        d: curveThrough(points),
        fill: 'none',
        stroke: colors.focus,
        'stroke-width': STROKES[edge.kind][1] + 5,
        'stroke-opacity': 0.4,
      }),
      ...drawEdge(edge, points, drawing),
    ]),
    ...layout.nodes
      .filter(({ node }) => ends.has(node.key))
      .map(({ node, box }) =>
        svg('rect', { ...nodeShape(node, box), fill: 'none', stroke: colors.focus, 'stroke-width': 2 }),
      ),
    ...(raised.length <= LABELS_MAX
      ? raised.map(({ edge, points }) => drawLabel(texts.ports(edge), points, colors))
      : []),
  );
}

function frame({ width, height }: GraphLayout): SvgNode['attributes'] {
  return {
    viewBox: `0 0 ${String(round(width))} ${String(round(height))}`,
    width: round(width),
    height: round(height),
  };
}

/** One thing among many that Tab leads to; arrows go on from there. */
function control(item: string, label: string): SvgNode['attributes'] {
  return { class: 'item', role: 'button', tabindex: -1, 'data-item': item, 'aria-label': label };
}

/** How large everything must be for its text; widths of letters are guessed, so that nothing is measured. */
export function graphSizes({ node, ports }: GraphTexts, { inner }: Graph): GraphSizes {
  return {
    node: (part) => nodeSize(node(part)),
    group: (name) => {
      const edge = inner.get(name);
      const note = edge === undefined ? '' : shorten(innerNote(ports(edge)));
      const width = Math.max(shorten(name).length * 7.8, note.length * 6.6);
      return { width, height: note === '' ? 20 : 38 };
    },
  };
}

/** What all in a box may do to each other. */
function innerNote(ports: string): string {
  return `⇄ ${ports}`;
}

function nodeSize({ name, detail }: NodeText): Size {
  const letters = Math.max(shorten(name).length, shorten(detail ?? '').length * 0.85);
  return { width: Math.max(letters * 7.3 + 20, 48), height: detail === undefined ? 26 : 40 };
}

function drawGroup(name: string, box: Box, colors: GraphColors): SvgNode {
  return svg(
    'g',
    {},
    svg('rect', { ...roundedBox(box, 6), fill: colors.box, stroke: colors.line }),
    svg(
      'text',
      { x: round(box.x + 10), y: round(box.y + 16), fill: colors.dim, 'font-weight': 600 },
      shorten(name),
    ),
  );
}

/** A line within a box that stands for lines between all that is in it; nothing in other boxes. */
function drawInner(name: string, box: Box, { graph, colors, texts }: GraphDrawing): readonly SvgNode[] {
  const edge = graph.inner.get(name);
  if (edge === undefined) {
    return [];
  }
  const [dash, width] = STROKES[edge.kind];
  const color = colors.kinds[edge.kind];
  const note = innerNote(texts.ports(edge));
  return [
    svg(
      'g',
      {},
      svg('title', {}, texts.inner(name, edge)),
      svg('rect', {
        x: round(box.x + 6),
        y: round(box.y + 22),
        width: round(box.width - 12),
        height: 18,
        rx: 3,
        fill: colors.background,
        stroke: color,
        'stroke-width': width,
        'stroke-dasharray': dash,
      }),
      svg(
        'text',
        {
          x: round(box.x + box.width / 2),
          y: round(box.y + 35),
          'text-anchor': 'middle',
          'font-size': 11,
          fill: colors.text,
        },
        shorten(note),
      ),
      ...drawChangeMark(edge.change, { x: round(box.x + box.width - 14), y: round(box.y + 31) }, colors),
    ),
  ];
}

function drawNode(node: GraphNode, box: Box, { colors, texts }: GraphDrawing): SvgNode {
  const { name, detail, title } = texts.node(node);
  const middle = round(box.x + box.width / 2);
  return svg(
    'g',
    {},
    svg('title', {}, title),
    svg('rect', { ...nodeShape(node, box), fill: colors.background, stroke: colors.line }),
    svg(
      'text',
      { x: middle, y: round(box.y + 17), 'text-anchor': 'middle', fill: colors.text },
      shorten(name),
    ),
    ...(detail === undefined
      ? []
      : [
          svg(
            'text',
            { x: middle, y: round(box.y + 32), 'text-anchor': 'middle', 'font-size': 11, fill: colors.dim },
            shorten(detail),
          ),
        ]),
  );
}

/** Addresses are round, what runs in the cluster has corners. */
function nodeShape({ group, line }: GraphNode, box: Box): SvgNode['attributes'] {
  return roundedBox(box, group === undefined && line.group?.namespace === undefined ? box.height / 2 : 3);
}

function drawEdge(
  edge: GraphEdge,
  points: readonly Point[],
  { colors, texts }: GraphDrawing,
): readonly SvgNode[] {
  const color = colors.kinds[edge.kind];
  const [dash, width] = STROKES[edge.kind];
  const ways = edge.isMutual ? [points, [...points].reverse()] : [points];
  return [
    svg('title', {}, texts.edge(edge)),
    svg('path', {
      d: curveThrough(points),
      fill: 'none',
      stroke: color,
      'stroke-width': width,
      'stroke-dasharray': dash,
    }),
    ...ways.map((way) => svg('path', { d: arrowAt(way), fill: color })),
    ...drawChangeMark(edge.change, besideArrow(points), colors),
  ];
}

/** A little before the arrow, where the label with the ports is not. */
function besideArrow(points: readonly Point[]): Point {
  const [before, end] = points.slice(-2);
  if (before === undefined || end === undefined) {
    return { x: 0, y: 0 };
  }
  const length = Math.hypot(end.x - before.x, end.y - before.y);
  const share = length === 0 ? 0 : Math.min(MARK_DISTANCE / length, 0.5);
  return { x: round(end.x - (end.x - before.x) * share), y: round(end.y - (end.y - before.y) * share) };
}

/** From the end of a line to the middle of its mark of change. */
const MARK_DISTANCE = 18;

/** The ports, on a ground of their own in the middle of the line. */
function drawLabel(text: string, points: readonly Point[], colors: GraphColors): SvgNode {
  const { x, y } = points[Math.floor((points.length - 1) / 2)] ?? { x: 0, y: 0 };
  const next = points[Math.ceil((points.length - 1) / 2)] ?? { x, y };
  const [left, top] = [(x + next.x) / 2, (y + next.y) / 2];
  const width = shorten(text).length * 6.3 + 10;
  return svg(
    'g',
    { 'aria-hidden': 'true', 'pointer-events': 'none' },
    svg('rect', {
      ...roundedBox({ x: left - width / 2, y: top - 9, width, height: 18 }, 3),
      fill: colors.background,
      stroke: colors.line,
    }),
    svg(
      'text',
      { x: round(left), y: round(top + 4), 'text-anchor': 'middle', 'font-size': 11, fill: colors.text },
      shorten(text),
    ),
  );
}

/** A line without corners: from middle to middle of its stretches, bent towards the points between. */
function curveThrough(points: readonly Point[]): string {
  const [first, ...others] = points;
  if (first === undefined) {
    return '';
  }
  const parts = [`M${at(first)}`];
  let before = first;
  for (const [index, point] of others.entries()) {
    const middle = { x: (before.x + point.x) / 2, y: (before.y + point.y) / 2 };
    parts.push(index === 0 ? `L${at(middle)}` : `Q${at(before)} ${at(middle)}`);
    before = point;
  }
  return [...parts, `L${at(before)}`].join('');
}

/** A triangle at the end of a line, in its direction. */
function arrowAt(points: readonly Point[]): string {
  const [before, end] = points.slice(-2);
  if (before === undefined || end === undefined) {
    return '';
  }
  const angle = Math.atan2(end.y - before.y, end.x - before.x);
  const corner = (turn: number, length: number): Point => ({
    x: end.x - length * Math.cos(angle + turn),
    y: end.y - length * Math.sin(angle + turn),
  });
  return `M${at(end)}L${at(corner(0.42, 10))}L${at(corner(-0.42, 10))}Z`;
}

function roundedBox({ x, y, width, height }: Box, radius: number): SvgNode['attributes'] {
  return { x: round(x), y: round(y), width: round(width), height: round(height), rx: round(radius) };
}

function at({ x, y }: Point): string {
  return `${String(round(x))} ${String(round(y))}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const LETTERS_MAX = 32;

/** The end of a long name tells it apart as often as its beginning. */
function shorten(text: string): string {
  const letters = [...text];
  return letters.length <= LETTERS_MAX
    ? text
    : `${letters.slice(0, LETTERS_MAX - 13).join('')}…${letters.slice(-12).join('')}`;
}
