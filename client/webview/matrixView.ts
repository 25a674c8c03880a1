/**
 * The table: sources down, destinations across, a cell for each pair. One cell at a time can be reached by Tab, arrows
 * move from there. It is made anew when other endpoints are shown, and only marked otherwise.
 */
import { cellText, type CellText, noPairText } from './connectionText.ts';
import { element } from './element.ts';
import { endpointNames, type EndpointName } from './endpointText.ts';
import { answerAt, type Cell, type MatrixState, type PageEvent, type Step } from './state.ts';
import { t } from './translate.ts';

const PAGE_ROWS = 10;

const STEPS: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', { rows: -1, columns: 0 }],
  ['ArrowDown', { rows: 1, columns: 0 }],
  ['ArrowLeft', { rows: 0, columns: -1 }],
  ['ArrowRight', { rows: 0, columns: 1 }],
  ['PageUp', { rows: -PAGE_ROWS, columns: 0 }],
  ['PageDown', { rows: PAGE_ROWS, columns: 0 }],
  ['Home', { rows: 0, columns: -Infinity }],
  ['End', { rows: 0, columns: Infinity }],
  ['Ctrl+Home', { rows: -Infinity, columns: -Infinity }],
  ['Ctrl+End', { rows: Infinity, columns: Infinity }],
]);

export class MatrixView {
  readonly root: HTMLElement = element('main');
  readonly #dispatch: (event: PageEvent) => void;
  #drawn: Pick<MatrixState, 'matrix' | 'shown'> | undefined;
  #cells: readonly (readonly HTMLTableCellElement[])[] = [];
  #marked: readonly HTMLTableCellElement[] = [];

  constructor(dispatch: (event: PageEvent) => void) {
    this.#dispatch = dispatch;
    this.root.addEventListener('keydown', (event) => {
      this.#onKey(event);
    });
    this.root.addEventListener('click', ({ target }) => {
      const cell = target instanceof Element ? target.closest('td') : null;
      if (cell !== null) {
        this.#dispatch({ type: 'select', cell: cellOf(cell) });
      }
    });
  }

  render(state: MatrixState): void {
    if (this.#drawn?.matrix !== state.matrix || this.#drawn.shown !== state.shown) {
      this.#draw(state);
    }
    this.#mark(state);
  }

  /** Where the keyboard is, if it is in the table at all. */
  focusCursor({ cursor }: MatrixState): void {
    this.#cells[cursor.row]?.[cursor.column]?.focus();
  }

  hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  #draw(state: MatrixState): void {
    const hadFocus = this.hasFocus();
    const texts = state.matrix.answers.map(cellText);
    const noPair = noPairText();
    const textAt = (cell: Cell): CellText => texts[answerAt(state, cell)] ?? noPair;
    const names = endpointNames(state.shown.flatMap((index) => state.matrix.endpoints[index] ?? []));
    this.#drawn = state;
    this.#marked = [];
    this.#cells = names.map((from, row) =>
      names.map((to, column) =>
        drawCell({ row, column }, t('{0} to {1}', from.name, to.name), textAt({ row, column })),
      ),
    );
    const table = element(
      'table',
      {
        attributes: {
          role: 'grid',
          'aria-label': t('Who can reach whom: sources are rows, destinations columns'),
        },
      },
      [
        drawHead(names),
        element(
          'tbody',
          {},
          names.map((name, row) => drawRow(name, this.#cells[row] ?? [])),
        ),
      ],
    );
    const isEmpty = names.length === 0;
    this.root.replaceChildren(
      isEmpty ? element('p', { className: 'dim', text: t('Nothing matches the filter.') }) : table,
    );
    if (hadFocus) {
      this.focusCursor(state);
    }
  }

  #mark(state: MatrixState): void {
    for (const cell of this.#marked) {
      cell.tabIndex = -1;
      cell.setAttribute('aria-selected', 'false');
    }
    const cursor = this.#cells[state.cursor.row]?.[state.cursor.column];
    const selected = this.#selectedCell(state);
    cursor?.setAttribute('tabindex', '0');
    selected?.setAttribute('aria-selected', 'true');
    this.#marked = [cursor, selected].filter((cell) => cell !== undefined);
  }

  #selectedCell({ matrix, shown, selection }: MatrixState): HTMLTableCellElement | undefined {
    const positionOf = (id: string | undefined): number =>
      shown.findIndex((index) => matrix.endpoints[index]?.id === id);
    return selection === undefined
      ? undefined
      : this.#cells[positionOf(selection.from)]?.[positionOf(selection.to)];
  }

  #onKey(event: KeyboardEvent): void {
    const cell = event.target instanceof HTMLTableCellElement ? event.target : undefined;
    const step = STEPS.get(`${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.key}`);
    if (cell === undefined || event.altKey) {
      return;
    }
    if (step !== undefined) {
      event.preventDefault();
      this.#dispatch({ type: 'move', step });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#dispatch({ type: 'select', cell: cellOf(cell) });
    }
  }
}

function drawHead(names: readonly EndpointName[]): HTMLElement {
  const heads = names.map(({ name, title }) =>
    element('th', { className: 'column', attributes: { scope: 'col', title } }, [
      element('span', { text: name }),
    ]),
  );
  return element('thead', {}, [element('tr', {}, [element('th'), ...heads])]);
}

function drawRow({ name, title }: EndpointName, cells: readonly HTMLTableCellElement[]): HTMLElement {
  const head = element('th', { className: 'row', text: name, attributes: { scope: 'row', title } });
  return element('tr', {}, [head, ...cells]);
}

function drawCell(
  { row, column }: Cell,
  pair: string,
  { kind, sign, words }: CellText,
): HTMLTableCellElement {
  const attributes = {
    role: 'gridcell',
    tabindex: '-1',
    'aria-selected': 'false',
    'aria-label': `${pair}: ${words}`,
    title: `${pair}: ${words}`,
    'data-row': String(row),
    'data-column': String(column),
  };
  return element('td', { className: kind, text: sign, attributes });
}

function cellOf(cell: HTMLElement): Cell {
  return { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) };
}
