/**
 * The elements of the grid that are there at a moment: headers in sight, and the cells around the cursor, for the keyboard
 * and for screen readers. The cells that one sees are painted below them. What leaves is thrown away, what comes is made.
 */
import { cellText } from '../cellText.ts';
import type { LineTexts } from '../lineText.ts';
import type { Line } from '../model/axis.ts';
import type { Position } from '../model/cursor.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import { t } from '../translate.ts';
import { type Band, bandsOf } from './bands.ts';
import { element, setAttribute } from './element.ts';
import { type GridSize, type Range, type Viewport, visibleColumns, visibleRows } from './gridLayout.ts';

export interface GridContent {
  readonly model: MatrixModel;
  readonly texts: LineTexts;
  readonly size: GridSize;
  readonly viewport: Viewport;
  readonly cursor: Position;
  readonly selected: Position | undefined;
}

/** So many cells on each side of the cursor are elements, and as many headers beyond what is in sight. */
const AROUND = 2;
/** A narrower band has no room for a name, in pixels: along the columns, or upwards. */
const BAND_TEXT_MIN = { along: 40, upright: 20 };

export class GridElements {
  /** `role="grid"`. */
  readonly root: HTMLElement = element('div', 'space', { role: 'grid' });
  readonly #heads = element('div', 'heads', { role: 'row', 'aria-rowindex': '1' });
  /** Stays at the left edge as a whole: one element that sticks there costs less than each header by itself. */
  readonly #lines = element('div', 'lines', { role: 'rowgroup' });
  readonly #corner = element('div', 'corner', { role: 'columnheader', 'aria-colindex': '1' });
  readonly #rows = new Map<number, HTMLElement>();
  readonly #columns = new Map<number, HTMLElement>();
  readonly #bandElements = new Map<string, HTMLElement>();
  readonly #cells = new Map<string, HTMLElement>();
  #bands: readonly Band[] = [];
  #content: GridContent | undefined;
  #tabStop: HTMLElement | undefined;

  constructor() {
    this.#heads.append(this.#corner);
    this.root.append(this.#heads, this.#lines);
  }

  update(content: GridContent): void {
    const before = this.#content;
    this.#content = content;
    const isNew = before?.model !== content.model || before.size !== content.size;
    if (isNew) {
      this.#reset(content);
    }
    // Most frames scroll or hover: then little or nothing of this is another.
    const isMoved = isNew || before.cursor !== content.cursor || before.selected !== content.selected;
    const isScrolled = !isSameView(before?.viewport, content.viewport);
    if (isMoved || isScrolled) {
      this.#updateColumns(content);
      this.#updateRows(content);
    }
    if (isMoved) {
      this.#updateCells(content);
      this.#updateTabStop(content);
    }
    if (isMoved || before.viewport.left !== content.viewport.left) {
      this.#placeCells(content);
    }
  }

  /** The element at the cursor: a cell or a header. */
  get cursorElement(): HTMLElement | undefined {
    return this.#tabStop;
  }

  #reset({ model, size, texts }: GridContent): void {
    for (const elements of [this.#rows, this.#columns, this.#bandElements, this.#cells]) {
      elements.forEach((old) => {
        old.remove();
      });
      elements.clear();
    }
    this.#tabStop = undefined;
    setAttribute(this.#corner, 'tabindex', '-1');
    const { rows, columns, options } = model;
    this.#bands = bandsOf(columns, texts);
    setAttribute(this.root, 'aria-rowcount', String(rows.lines.length + 1));
    setAttribute(this.root, 'aria-colcount', String(columns.lines.length + 1));
    setAttribute(
      this.root,
      'aria-label',
      options.isSwapped
        ? t('Who can reach whom: destinations are rows, sources columns')
        : t('Who can reach whom: sources are rows, destinations columns'),
    );
    this.root.style.width = `${String(size.headWidth + size.columnCount * size.cell + 1)}px`;
    this.root.style.height = `${String(size.headHeight + size.rowCount * size.cell + 1)}px`;
    this.#heads.style.height = `${String(size.headHeight)}px`;
    this.#corner.style.width = `${String(size.headWidth)}px`;
    const [down, across] = options.isSwapped
      ? [t('destination'), t('source')]
      : [t('source'), t('destination')];
    this.#corner.replaceChildren(
      element('span', 'axis', {}, [`${down} ↓`]),
      element('span', 'axis', {}, [`${across} →`]),
    );
  }

  // Headers of columns --------------------------------------------------------------------------------------

  #updateColumns(content: GridContent): void {
    const { model, size, viewport, cursor } = content;
    const wanted = withCursor(
      widen(visibleColumns(size, viewport), size.columnCount),
      cursor.column,
      size.columnCount,
    );
    keepInOrder(this.#columns, wanted, this.#heads, (column) => {
      const line = model.columns.lines[column];
      return line === undefined ? undefined : makeColumnHead(content, line, column);
    });
    this.#updateBands(content);
  }

  /** The name of a namespace stays in sight as long as one of its columns is. */
  #updateBands({ size, viewport }: GridContent): void {
    const { first, end } = visibleColumns(size, viewport);
    const shown = this.#bands.filter(({ start, stop }) => start < end && first < stop);
    dropOthers(this.#bandElements, new Set(shown.map(({ group }) => group.key)));
    for (const band of shown) {
      const head = this.#bandElements.get(band.group.key) ?? this.#addBand(band, size);
      // Never behind the headers of the rows.
      const left = Math.max(band.start * size.cell, Math.floor(viewport.left));
      const width = band.stop * size.cell - left;
      head.style.left = `${String(size.headWidth + left)}px`;
      head.style.width = `${String(width)}px`;
      const isUpright = band.isCramped && size.hasUprightNames;
      head.classList.toggle('small', width < BAND_TEXT_MIN[isUpright ? 'upright' : 'along']);
    }
  }

  #addBand({ group, name, isCramped }: Band, size: GridSize): HTMLElement {
    const head = element('div', 'band', { 'aria-hidden': 'true', 'data-group': group.key }, [
      element('span', 'twisty', {}, [group.isCollapsed ? '▸' : '▾']),
      element('bdi', 'name', {}, [name]),
    ]);
    if (isCramped) {
      head.classList.add(size.hasUprightNames ? 'upright' : 'tight');
    }
    head.title = name;
    head.style.height = `${String(size.bandHeight)}px`;
    this.#bandElements.set(group.key, head);
    this.#heads.append(head);
    return head;
  }

  // Rows and their headers ----------------------------------------------------------------------------------

  #updateRows(content: GridContent): void {
    const { model, size, viewport, cursor } = content;
    const wanted = withCursor(widen(visibleRows(size, viewport), size.rowCount), cursor.row, size.rowCount);
    for (const key of [...this.#cells.keys()].filter((cell) => !wanted.has(Number(cell.split(' ')[0])))) {
      this.#cells.delete(key);
    }
    keepInOrder(this.#rows, wanted, this.#lines, (index) => {
      const line = model.rows.lines[index];
      return line === undefined ? undefined : makeRow(content, line, index);
    });
  }

  #updateCells(content: GridContent): void {
    const { model, size, cursor, selected } = content;
    const wanted = new Set<string>();
    for (let row = cursor.row - AROUND; row <= cursor.row + AROUND; row++) {
      for (let column = cursor.column - AROUND; column <= cursor.column + AROUND; column++) {
        const line = model.rows.lines[row];
        if (line !== undefined && line.type !== 'heading' && 0 <= column && column < size.columnCount) {
          wanted.add(`${String(row)} ${String(column)}`);
        }
      }
    }
    dropOthers(this.#cells, wanted);
    for (const key of wanted) {
      const [row = 0, column = 0] = key.split(' ').map(Number);
      const cell = this.#cells.get(key) ?? this.#addCell(content, row, column);
      const isSelected = selected?.row === row && selected.column === column;
      setAttribute(cell, 'aria-selected', String(isSelected));
    }
  }

  /** Their rows stay where they are when columns move. */
  #placeCells({ size, viewport }: GridContent): void {
    for (const cell of this.#cells.values()) {
      const left = size.headWidth + Number(cell.dataset['column']) * size.cell - viewport.left;
      cell.style.left = `${String(left)}px`;
    }
  }

  #addCell({ model, texts }: GridContent, row: number, column: number): HTMLElement {
    const cell = element('div', 'cell', {
      role: 'gridcell',
      tabindex: '-1',
      'aria-colindex': String(column + 2),
      'aria-label': cellText(model, texts, { row, column }),
      'data-row': String(row),
      'data-column': String(column),
    });
    this.#cells.set(`${String(row)} ${String(column)}`, cell);
    insertInOrder(this.#rows.get(row), cell, column);
    return cell;
  }

  #updateTabStop({ cursor }: GridContent): void {
    const next = this.#elementAt(cursor);
    if (next !== this.#tabStop) {
      setAttribute(this.#tabStop ?? next ?? this.root, 'tabindex', '-1');
      this.#tabStop = next;
    }
    if (next !== undefined) {
      setAttribute(next, 'tabindex', '0');
    }
  }

  #elementAt({ row, column }: Position): HTMLElement | undefined {
    if (row < 0) {
      return column < 0 ? this.#corner : this.#columns.get(column);
    }
    return column < 0
      ? (this.#rows.get(row)?.querySelector<HTMLElement>('[role="rowheader"]') ?? undefined)
      : this.#cells.get(`${String(row)} ${String(column)}`);
  }
}

function makeColumnHead({ model, texts, size }: GridContent, line: Line, column: number): HTMLElement {
  const { group } = line;
  const head = element(
    'div',
    'column',
    {
      role: 'columnheader',
      tabindex: '-1',
      'aria-colindex': String(column + 2),
      'aria-label': texts.full(line),
      'data-column': String(column),
      ...(line.type === 'group' ? { 'aria-expanded': 'false' } : {}),
    },
    [element('bdi', 'name', {}, [texts.label(line)])],
  );
  head.title = [texts.full(line), texts.details(line)].filter(Boolean).join('\n');
  if (group !== undefined && model.columns.lines[column - 1]?.group !== group) {
    head.classList.add('first');
  }
  head.style.left = `${String(size.headWidth + column * size.cell)}px`;
  head.style.width = `${String(size.cell)}px`;
  head.style.top = `${String(size.bandHeight)}px`;
  return head;
}

function makeRow({ texts, size }: GridContent, line: Line, index: number): HTMLElement {
  const isGroup = line.type !== 'endpoint';
  const name = element('bdi', 'name', {}, [texts.label(line)]);
  const badge = texts.badge(line);
  const head = element(
    'div',
    `head ${line.type}${line.group === undefined ? '' : ' grouped'}`,
    {
      role: 'rowheader',
      tabindex: '-1',
      'aria-colindex': '1',
      'aria-label': [texts.full(line), badge].filter(Boolean).join(', '),
      'data-row': String(index),
      ...(isGroup ? { 'aria-expanded': String(line.type === 'heading') } : {}),
    },
    [
      ...(isGroup
        ? [element('span', 'twisty', { 'aria-hidden': 'true' }, [line.type === 'heading' ? '▾' : '▸'])]
        : []),
      name,
      ...(badge === '' ? [] : [element('span', 'badge', {}, [badge])]),
    ],
  );
  head.title = [texts.full(line), texts.details(line)].filter(Boolean).join('\n');
  // A heading may be wider than the names below: nothing stands beside it.
  head.style[line.type === 'heading' ? 'minWidth' : 'width'] = `${String(size.headWidth)}px`;
  const row = element('div', 'row', { role: 'row', 'aria-rowindex': String(index + 2) }, [head]);
  row.style.top = `${String(index * size.cell)}px`;
  return row;
}

function isSameView(one: Viewport | undefined, other: Viewport): boolean {
  return (
    one?.left === other.left &&
    one.top === other.top &&
    one.width === other.width &&
    one.height === other.height
  );
}

/** Cells of a row follow each other as their columns do. */
function insertInOrder(row: HTMLElement | undefined, cell: HTMLElement, column: number): void {
  const next = [...(row?.querySelectorAll<HTMLElement>('.cell') ?? [])].find(
    (other) => column < Number(other.dataset['column']),
  );
  row?.insertBefore(cell, next ?? null);
}

function widen({ first, end }: Range, count: number): Range {
  return { first: Math.max(first - AROUND, 0), end: Math.min(end + AROUND, count) };
}

/** What is in sight, and what is around the cursor, which keeps the focus wherever one scrolls; in ascending order. */
function withCursor({ first, end }: Range, cursor: number, count: number): ReadonlySet<number> {
  const wanted: number[] = [];
  for (let index = first; index < end; index++) {
    wanted.push(index);
  }
  for (let index = Math.max(cursor - AROUND, 0); index <= Math.min(cursor + AROUND, count - 1); index++) {
    wanted.push(index);
  }
  return new Set(wanted.sort((left, right) => left - right));
}

/** Throws away what is not wanted and makes what is missing, where it belongs: a screen reader reads elements as they follow. */
function keepInOrder(
  elements: Map<number, HTMLElement>,
  wanted: ReadonlySet<number>,
  parent: HTMLElement,
  make: (index: number) => HTMLElement | undefined,
): void {
  dropOthers(elements, wanted);
  let next: HTMLElement | null = null;
  for (const index of [...wanted].reverse()) {
    const known = elements.get(index);
    const kept = known ?? make(index);
    if (kept !== undefined && known === undefined) {
      elements.set(index, kept);
      parent.insertBefore(kept, next);
    }
    next = kept ?? next;
  }
}

function dropOthers<Key>(elements: Map<Key, HTMLElement>, wanted: ReadonlySet<Key>): void {
  for (const [key, old] of elements) {
    if (!wanted.has(key)) {
      old.remove();
      elements.delete(key);
    }
  }
}
