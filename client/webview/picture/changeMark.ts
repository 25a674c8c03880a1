/**
 * The mark of a change in a picture, as the cells on the page have it: a disc with plus, minus or slash.
 */
import type { Change } from '../model/compareTables.ts';
import { svg, type SvgNode } from './svgNode.ts';

export type ChangeColors = Readonly<Record<Exclude<Change, 'none'>, string>>;

/** Strokes through the middle of the disc. */
const STROKES: Readonly<Record<Exclude<Change, 'none'>, string>> = {
  opened: 'M-3 0H3M0 -3V3',
  closed: 'M-3 0H3',
  changed: 'M-2 2.5L2 -2.5',
};

/** Nothing where nothing changed. */
export function drawChangeMark(
  change: Change,
  { x, y }: { readonly x: number; readonly y: number },
  { background, changes }: { readonly background: string; readonly changes: ChangeColors },
): readonly SvgNode[] {
  return change === 'none'
    ? []
    : [
        svg(
          'g',
          { transform: `translate(${String(x)} ${String(y)})` },
          svg('circle', { r: 5, fill: changes[change], stroke: background }),
          svg('path', { d: STROKES[change], fill: 'none', stroke: background, 'stroke-width': 1.5 }),
        ),
      ];
}
