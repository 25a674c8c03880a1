/**
 * The bands above the columns: which columns each group has, and which way its name has room there. How a band is drawn is
 * `gridElements.ts`' matter.
 */
import type { LineTexts } from '../lineText.ts';
import type { Axis, Group } from '../model/axis.ts';
import { CELL_SIZE } from './gridLayout.ts';

/** From the column `start` to before `stop`. */
export interface Band {
  readonly group: Group;
  readonly name: string;
  readonly start: number;
  readonly stop: number;
  /** Its columns are too few for its name. */
  readonly isCramped: boolean;
}

/** Beside the name: the sign that opens and closes, and the margins. */
const BESIDE_NAME = 24;
/** Of a bold letter, in pixels, so that nothing is measured. */
const LETTER_WIDTH = 8;

export function bandsOf({ lines, groups }: Axis, texts: LineTexts): readonly Band[] {
  let next = 0;
  return groups.map((group) => {
    const start = next;
    while (next < lines.length && lines[next]?.group === group) {
      next++;
    }
    const name = texts.label({ key: group.key, type: 'group', members: group.members, group });
    const room = (next - start) * CELL_SIZE - BESIDE_NAME;
    // The one column of a closed group has its name.
    const isCramped = !group.isCollapsed && room < [...name].length * LETTER_WIDTH;
    return { group, name, start, stop: next, isCramped };
  });
}
