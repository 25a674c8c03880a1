/**
 * A graph that has been laid out, as a picture: namespaces are boxes, verdicts are told by the style of a line and by its
 * color. The same picture is drawn on the page, where lines can be chosen, and into a file.
 */
import type { CellKind } from '../model/cellKind.ts';
import type { Box, GraphLayout, Point } from './graphLayout.ts';
import type { GraphEdge, GraphNode } from './graphModel.ts';
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
}

export interface GraphTexts {
  /** In a node: a line, or two. */
  readonly node: (node: GraphNode) => NodeText;
  readonly ports: (edge: GraphEdge) => string;
  /** All about an edge, in words. */
  readonly edge: (edge: GraphEdge) => string;
}

export interface NodeText {
  readonly name: string;
  readonly detail?: string;
  /** What a tooltip says. */
  readonly title: string;
}

/** What hands and keyboard did; absent in a file. */
export interface GraphMarks {
  readonly selected?: string;
  /** Under the pointer, or where the keyboard is. */
  readonly active?: string;
  /** The one edge that Tab leads to. */
  readonly reachable?: string;
}

export interface GraphDrawing {
  readonly layout: GraphLayout;
  readonly colors: GraphColors;
  readonly texts: GraphTexts;
  readonly marks?: GraphMarks;
}

export const FONT = 'system-ui, -apple-system, "Segoe UI", sans-serif';
const FONT_SIZE = 13;
/** Above this the ports of all edges would cover each other. */
const LABELS_MAX = 24;

/** How a line is dashed, and how wide it is. */
const STROKES: Readonly<
  Record<Exclude<CellKind, 'self'>, readonly [dash: string | undefined, width: number]>
> = {
  all: [undefined, 2.5],
  some: [undefined, 1.25],
  denied: ['1 5', 1.5],
  undefined: ['2 3', 1.75],
  unknown: ['7 4', 1.5],
  mixed: ['10 3 2 3', 1.75],
};

export function drawGraph(drawing: GraphDrawing): SvgNode {
  const { layout, colors, marks, texts } = drawing;
  const { width, height } = layout;
  const isFile = marks === undefined;
  const raised = layout.edges.filter(
    ({ edge }) => edge.key === marks?.active || edge.key === marks?.selected,
  );
  const labelled = isFile && layout.edges.length <= LABELS_MAX ? layout.edges : raised;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width: round(width),
      height: round(height),
      'font-family': FONT,
      'font-size': FONT_SIZE,
    },
    ...(isFile ? [svg('rect', { width: '100%', height: '100%', fill: colors.background })] : []),
    ...layout.groups.map(({ name, box }) => drawGroup(name, box, colors)),
    ...layout.edges.map(({ edge, points }) => drawEdge(edge, points, drawing)),
    ...layout.nodes.map(({ node, box }) => drawNode(texts.node(node), node, box, drawing)),
    ...labelled.map(({ edge, points }) => drawLabel(texts.ports(edge), points, colors)),
  );
}

/** How large a node must be for its text; widths of letters are guessed, so that nothing is measured. */
export function nodeSize({ name, detail }: NodeText): { readonly width: number; readonly height: number } {
  const letters = Math.max(shorten(name).length, shorten(detail ?? '').length * 0.85);
  return { width: Math.max(letters * 7.3 + 20, 48), height: detail === undefined ? 26 : 40 };
}

function drawGroup(name: string, box: Box, colors: GraphColors): SvgNode {
  return svg(
    'g',
    { 'aria-hidden': 'true' },
    svg('rect', { ...roundedBox(box, 6), fill: colors.box, stroke: colors.line }),
    svg(
      'text',
      { x: round(box.x + 10), y: round(box.y + 16), fill: colors.dim, 'font-weight': 600 },
      shorten(name),
    ),
  );
}

function drawNode(
  text: NodeText,
  node: GraphNode,
  box: Box,
  { colors, layout, marks }: GraphDrawing,
): SvgNode {
  const isEnd = layout.edges.some(
    ({ edge }) =>
      (edge.key === marks?.active || edge.key === marks?.selected) &&
      (edge.from === node.key || edge.to === node.key),
  );
  const isAddress = node.group === undefined && node.line.type === 'endpoint';
  const middle = round(box.x + box.width / 2);
  const lines = text.detail === undefined ? [text.name] : [text.name, text.detail];
  return svg(
    'g',
    { 'aria-hidden': 'true' },
    svg('title', {}, text.title),
    svg('rect', {
      ...roundedBox(box, isAddress ? box.height / 2 : 3),
      fill: colors.background,
      stroke: isEnd ? colors.focus : colors.line,
      'stroke-width': isEnd ? 2 : 1,
    }),
    ...lines.map((line, index) =>
      svg(
        'text',
        {
          x: middle,
          y: round(box.y + 17 + 15 * index),
          'text-anchor': 'middle',
          fill: index === 0 ? colors.text : colors.dim,
          ...(index === 0 ? {} : { 'font-size': 11 }),
        },
        shorten(line),
      ),
    ),
  );
}

function drawEdge(
  edge: GraphEdge,
  points: readonly Point[],
  { colors, texts, marks }: GraphDrawing,
): SvgNode {
  const color = colors.kinds[edge.kind];
  const [dash, width] = STROKES[edge.kind];
  const isRaised = edge.key === marks?.active || edge.key === marks?.selected;
  const d = curveThrough(points);
  const heads = edge.isMutual ? [points, [...points].reverse()] : [points];
  const isLive = marks !== undefined;
  return svg(
    'g',
    isLive
      ? {
          class: 'edge',
          role: 'button',
          'data-edge': edge.key,
          tabindex: edge.key === marks.reachable ? 0 : -1,
          'aria-pressed': edge.key === marks.selected ? 'true' : 'false',
          'aria-label': texts.edge(edge),
        }
      : {},
    svg('title', {}, texts.edge(edge)),
    // Wider than what is seen, so that a pointer finds it; and what shows that it is chosen.
    ...(isLive ? [svg('path', { d, fill: 'none', stroke: 'transparent', 'stroke-width': 12 })] : []),
    ...(isRaised
      ? [
          svg('path', {
            d,
            fill: 'none',
            stroke: colors.focus,
            'stroke-width': width + 5,
            'stroke-opacity': 0.45,
          }),
        ]
      : []),
    svg('path', { d, fill: 'none', stroke: color, 'stroke-width': width, 'stroke-dasharray': dash }),
    ...heads.map((way) => svg('path', { d: arrowAt(way), fill: color })),
  );
}

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
