/**
 * The signs in the cells, drawn once for a theme and repeated as a pattern from then on, so that neighbors that are alike are
 * one stroke: a frame of scrolling has thousands of cells. Each sign has a shape of its own; color comes on top. The legend
 * shows the same drawings.
 */
import type { Change } from '../model/compareTables.ts';
import type { CellKind } from '../model/cellKind.ts';
import { CELL_SIZE } from './gridLayout.ts';
import type { GridColors } from './gridColors.ts';

export type Glyph = CellKind | Exclude<Change, 'none'> | 'openInPart';

const GLYPHS: readonly Glyph[] = [
  'denied',
  'all',
  'some',
  'undefined',
  'unknown',
  'mixed',
  'openInPart',
  'opened',
  'closed',
  'changed',
];

/** What draws the signs: a sheet that is on no page. */
type Pen = OffscreenCanvasRenderingContext2D;

const SIDE = 12;
const START = (CELL_SIZE - SIDE) / 2;

export class GlyphSheet {
  readonly #tiles: ReadonlyMap<Glyph, ImageBitmap>;
  readonly #patterns = new Map<Glyph, CanvasPattern>();

  /** `scale` is how many dots of the screen a pixel has. */
  constructor(colors: GridColors, scale: number) {
    this.#tiles = new Map(GLYPHS.map((glyph) => [glyph, drawTile(glyph, colors, scale)]));
  }

  /** From now on, cells begin at this corner and at each multiple of their size from there. */
  anchor(context: CanvasRenderingContext2D, x: number, y: number): void {
    for (const [glyph, tile] of this.#tiles) {
      const pattern = this.#patterns.get(glyph) ?? context.createPattern(tile, 'repeat');
      if (pattern !== null) {
        this.#patterns.set(glyph, pattern);
        pattern.setTransform(new DOMMatrix().translate(x, y).scale(CELL_SIZE / tile.width));
      }
    }
  }

  /** Puts a sign into as many cells of a row, from the one whose corner is there. */
  repeat(
    context: CanvasRenderingContext2D,
    glyph: Glyph,
    { x, y, count }: { readonly x: number; readonly y: number; readonly count: number },
  ): void {
    const pattern = this.#patterns.get(glyph);
    if (pattern !== undefined) {
      context.fillStyle = pattern;
      context.fillRect(x, y, count * CELL_SIZE, CELL_SIZE);
    }
  }
}

function drawTile(glyph: Glyph, colors: GridColors, scale: number): ImageBitmap {
  const side = Math.ceil(CELL_SIZE * scale);
  const tile = new OffscreenCanvas(side, side);
  const context = tile.getContext('2d');
  if (context !== null) {
    context.scale(side / CELL_SIZE, side / CELL_SIZE);
    drawGlyph(context, glyph, colors);
  }
  return tile.transferToImageBitmap();
}

function drawGlyph(context: Pen, glyph: Glyph, colors: GridColors): void {
  switch (glyph) {
    case 'denied':
      context.fillStyle = colors.denied;
      fillCircle(context, CELL_SIZE / 2, CELL_SIZE / 2, 2);
      return;
    case 'all':
      context.fillStyle = colors.all;
      fillRounded(context, START, START, SIDE);
      return;
    case 'some':
      drawHalf(context, colors.some);
      return;
    case 'undefined':
      drawHatched(context, colors.undefined);
      return;
    case 'unknown':
      drawLetter(context, '?', colors.unknown);
      return;
    case 'mixed':
      drawQuarters(context, colors.mixed);
      return;
    case 'openInPart':
      drawCornerMark(context, colors);
      return;
    case 'opened':
    case 'closed':
    case 'changed':
      drawChange(context, glyph, colors);
      return;
    case 'self':
      return;
  }
}

function fillCircle(context: Pen, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

function fillRounded(context: Pen, x: number, y: number, side: number): void {
  context.beginPath();
  context.roundRect(x, y, side, side, 2);
  context.fill();
}

function strokeBox(context: Pen, color: string): void {
  context.strokeStyle = color;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(START + 0.5, START + 0.5, SIDE - 1, SIDE - 1, 2);
  context.stroke();
}

function drawHalf(context: Pen, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(START, START + SIDE);
  context.lineTo(START, START);
  context.lineTo(START + SIDE, START);
  context.closePath();
  context.fill();
  strokeBox(context, color);
}

function drawHatched(context: Pen, color: string): void {
  context.save();
  context.beginPath();
  context.roundRect(START, START, SIDE, SIDE, 2);
  context.clip();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let offset = -SIDE; offset < SIDE; offset += 4) {
    context.moveTo(START + offset, START + SIDE);
    context.lineTo(START + offset + SIDE, START);
  }
  context.stroke();
  context.restore();
  strokeBox(context, color);
}

function drawLetter(context: Pen, letter: string, color: string): void {
  context.fillStyle = color;
  context.font = 'bold 14px/1 sans-serif';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(letter, CELL_SIZE / 2, CELL_SIZE / 2 + 0.5);
}

function drawQuarters(context: Pen, color: string): void {
  context.fillStyle = color;
  const half = SIDE / 2;
  context.fillRect(START, START, half, half);
  context.fillRect(START + half, START + half, half, half);
  strokeBox(context, color);
}

function drawCornerMark(context: Pen, colors: GridColors): void {
  context.fillStyle = colors.background;
  fillCircle(context, START + SIDE, START + SIDE, 4);
  context.strokeStyle = colors.unknown;
  context.lineWidth = 1.5;
  context.beginPath();
  context.arc(START + SIDE, START + SIDE, 2.5, 0, 2 * Math.PI);
  context.stroke();
}

/** A frame around the cell: whole, dashed, or dotted. */
const FRAME_DASHES: Readonly<Record<Exclude<Change, 'none'>, readonly number[]>> = {
  opened: [],
  closed: [4, 3],
  changed: [1.5, 2],
};

/** The frame, and in its corner plus, minus, or a slash, on a disc that keeps them off what is below. */
function drawChange(context: Pen, change: Exclude<Change, 'none'>, colors: GridColors): void {
  const [x, y] = [CELL_SIZE - 6, 6];
  context.strokeStyle = colors[change];
  context.lineWidth = 1.5;
  context.setLineDash(FRAME_DASHES[change]);
  context.strokeRect(2.25, 2.25, CELL_SIZE - 3.5, CELL_SIZE - 3.5);
  context.setLineDash([]);
  context.fillStyle = colors.background;
  fillCircle(context, x, y, 6);
  context.fillStyle = colors[change];
  fillCircle(context, x, y, 5);
  context.strokeStyle = colors.background;
  context.lineWidth = 1.5;
  context.beginPath();
  if (change === 'changed') {
    context.moveTo(x - 2, y + 2.5);
    context.lineTo(x + 2, y - 2.5);
  } else {
    context.moveTo(x - 3, y);
    context.lineTo(x + 3, y);
  }
  if (change === 'opened') {
    context.moveTo(x, y - 3);
    context.lineTo(x, y + 3);
  }
  context.stroke();
}
