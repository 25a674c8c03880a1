/**
 * The matrix on the page: cells painted on a canvas, headers and the cells around the cursor as elements above it. It
 * follows the pointer, the keyboard and the scroll bars; what they mean is in `state.ts` and `gridKeys.ts`.
 */
import { cellText } from '../cellText.ts';
import { LineTexts } from '../lineText.ts';
import { type Position, positionOfPair } from '../model/cursor.ts';
import type { MatrixModel } from '../model/matrixModel.ts';
import type { MatrixState, PageEvent } from '../state.ts';
import { element } from './element.ts';
import { GlyphSheet } from './glyphs.ts';
import { followTheme, type GridColors, readColors } from './gridColors.ts';
import { GridElements } from './gridElements.ts';
import { type GridKeyHost, onGridKey } from './gridKeys.ts';
import { type GridSize, pageLength, positionAt, scrollTo, type Viewport } from './gridLayout.ts';
import { measureGrid } from './measureGrid.ts';
import { paintGrid } from './paintGrid.ts';
import { Tooltip } from './tooltip.ts';

const NOWHERE: Position = { row: -1, column: -1 };

export class GridView {
  readonly root: HTMLElement;
  readonly #dispatch: (event: PageEvent) => void;
  readonly #canvas = document.createElement('canvas');
  readonly #scroller: HTMLElement;
  readonly #elements = new GridElements();
  readonly #tooltip = new Tooltip();
  #state: MatrixState | undefined;
  #texts: LineTexts | undefined;
  #size: GridSize | undefined;
  #colors: GridColors | undefined;
  #glyphs: GlyphSheet | undefined;
  #hovered: Position | undefined;
  #selected: Position | undefined;
  #isScheduled = false;

  constructor(dispatch: (event: PageEvent) => void, openSearch: () => void) {
    this.#dispatch = dispatch;
    this.#canvas.setAttribute('aria-hidden', 'true');
    this.#scroller = element('div', 'scroller', {}, [this.#elements.root]);
    this.root = element('main', 'matrix', {}, [this.#canvas, this.#scroller, this.#tooltip.root]);
    this.#listen(openSearch);
  }

  render(state: MatrixState): void {
    const before = this.#state;
    // Asked first: elements that go away take the focus with them.
    const hadFocus = this.root.contains(document.activeElement);
    this.#state = state;
    if (before?.table !== state.table) {
      this.#texts = new LineTexts(state.table);
    }
    if (before?.model !== state.model || before.selection !== state.selection) {
      this.#selected = selectedPosition(state);
    }
    if (before?.model !== state.model) {
      this.#layOut(before);
    }
    if (before?.cursor !== state.cursor) {
      this.#scrollToCursor();
    }
    this.#updateElements();
    this.#schedule();
    if (hadFocus) {
      this.focusCursor();
    }
  }

  focusCursor(): void {
    this.#elements.cursorElement?.focus({ preventScroll: true });
  }

  #listen(openSearch: () => void): void {
    this.#scroller.addEventListener('scroll', () => {
      this.#tooltip.hide();
      this.#schedule();
    });
    this.#scroller.addEventListener('pointermove', (event) => {
      this.#hover(event);
    });
    this.#scroller.addEventListener('pointerleave', () => {
      this.#hovered = undefined;
      this.#tooltip.hide();
      this.#schedule();
    });
    this.#scroller.addEventListener('click', (event) => {
      this.#click(event);
    });
    this.#scroller.addEventListener('keydown', (event) => {
      const host = this.#keyHost(openSearch);
      if (host !== undefined) {
        this.#tooltip.hide();
        onGridKey(event, host);
      }
    });
    new ResizeObserver(() => {
      this.#resize();
    }).observe(this.#scroller);
    followTheme(() => {
      this.#colors = undefined;
      this.#schedule();
    });
  }

  #keyHost(openSearch: () => void): GridKeyHost | undefined {
    const state = this.#state;
    const size = this.#size;
    return state === undefined || size === undefined
      ? undefined
      : { state, dispatch: this.#dispatch, pageLength: pageLength(size, this.#viewport()), openSearch };
  }

  // Layout ----------------------------------------------------------------------------------------------------

  #layOut(before: MatrixState | undefined): void {
    const [state, texts] = [this.#state, this.#texts];
    if (state === undefined || texts === undefined) {
      return;
    }
    const anchor = before === undefined ? undefined : this.#findAnchor(before.model);
    this.#size = measureGrid(state.model, texts, this.#scroller);
    this.#hovered = undefined;
    this.#updateElements();
    if (anchor !== undefined) {
      this.#restoreAnchor(anchor, state.model);
    }
  }

  /** The lines in the upper left corner: they stay there when lines before them come or go. */
  #findAnchor({ rows, columns }: MatrixModel): Anchor | undefined {
    const size = this.#size;
    if (size === undefined) {
      return undefined;
    }
    const { left, top } = this.#viewport();
    const [row, column] = [Math.floor(top / size.cell), Math.floor(left / size.cell)];
    return {
      rowKey: rows.lines[row]?.key,
      columnKey: columns.lines[column]?.key,
      top: top - row * size.cell,
      left: left - column * size.cell,
    };
  }

  #restoreAnchor({ rowKey, columnKey, top, left }: Anchor, { rows, columns }: MatrixModel): void {
    const cell = this.#size?.cell ?? 0;
    const row = rows.lines.findIndex(({ key }) => key === rowKey);
    const column = columns.lines.findIndex(({ key }) => key === columnKey);
    if (0 <= row) {
      this.#scroller.scrollTop = row * cell + top;
    }
    if (0 <= column) {
      this.#scroller.scrollLeft = column * cell + left;
    }
  }

  #resize(): void {
    const [state, texts] = [this.#state, this.#texts];
    if (state === undefined || texts === undefined || this.#scroller.clientWidth === 0) {
      return;
    }
    const size = measureGrid(state.model, texts, this.#scroller);
    if (!isSameSize(size, this.#size)) {
      const hadFocus = this.root.contains(document.activeElement);
      this.#size = size;
      this.#updateElements();
      if (hadFocus) {
        this.focusCursor();
      }
    }
    this.#updateElements();
    this.#draw();
  }

  #scrollToCursor(): void {
    const [state, size] = [this.#state, this.#size];
    if (state !== undefined && size !== undefined) {
      const { left, top } = scrollTo(size, this.#viewport(), state.cursor);
      this.#scroller.scrollTo({ left, top, behavior: 'instant' });
    }
  }

  #viewport(): Viewport {
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = this.#scroller;
    return { left: scrollLeft, top: scrollTop, width: clientWidth, height: clientHeight };
  }

  // Drawing ---------------------------------------------------------------------------------------------------

  #schedule(): void {
    if (!this.#isScheduled) {
      this.#isScheduled = true;
      requestAnimationFrame(() => {
        this.#isScheduled = false;
        // Asked once, and before anything is written: then the browser lays out once.
        const viewport = this.#viewport();
        this.#updateElements(viewport);
        this.#draw(viewport);
      });
    }
  }

  #updateElements(viewport: Viewport = this.#viewport()): void {
    const [state, texts, size] = [this.#state, this.#texts, this.#size];
    if (state !== undefined && texts !== undefined && size !== undefined) {
      const { model, cursor } = state;
      this.#elements.update({ model, texts, size, viewport, cursor, selected: this.#selected });
    }
  }

  #draw(viewport: Viewport = this.#viewport()): void {
    const [state, size] = [this.#state, this.#size];
    const context = this.#canvas.getContext('2d');
    if (state === undefined || size === undefined || context === null) {
      return;
    }
    const { colors, glyphs } = this.#prepareCanvas(context, viewport);
    const isActive = this.root.contains(document.activeElement);
    paintGrid(context, {
      model: state.model,
      size,
      viewport,
      colors,
      glyphs,
      marked: listMarked(this.#hovered, isActive ? state.cursor : undefined),
      selected: this.#selected,
    });
  }

  /** As sharp as the screen is, at any zoom. */
  #prepareCanvas(
    context: CanvasRenderingContext2D,
    { width, height }: Viewport,
  ): { readonly colors: GridColors; readonly glyphs: GlyphSheet } {
    const scale = window.devicePixelRatio;
    const [dotsAcross, dotsDown] = [Math.round(width * scale), Math.round(height * scale)];
    const isResized = this.#canvas.width !== dotsAcross || this.#canvas.height !== dotsDown;
    if (isResized) {
      this.#canvas.width = dotsAcross;
      this.#canvas.height = dotsDown;
      this.#canvas.style.width = `${String(width)}px`;
      this.#canvas.style.height = `${String(height)}px`;
    }
    if (isResized || this.#colors === undefined || this.#glyphs === undefined) {
      this.#colors = readColors(this.root);
      this.#glyphs = new GlyphSheet(this.#colors, scale);
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    return { colors: this.#colors, glyphs: this.#glyphs };
  }

  // Pointer ---------------------------------------------------------------------------------------------------

  #positionOf({ clientX, clientY }: MouseEvent): Position | undefined {
    const { left, top } = this.#scroller.getBoundingClientRect();
    return this.#size === undefined
      ? undefined
      : positionAt(this.#size, this.#viewport(), clientX - left, clientY - top);
  }

  #hover(event: PointerEvent): void {
    const position = this.#positionOf(event);
    const [state, texts] = [this.#state, this.#texts];
    if (state === undefined || texts === undefined || isSame(position, this.#hovered)) {
      return;
    }
    this.#hovered = position;
    this.#schedule();
    const isCell =
      position !== undefined &&
      0 <= position.row &&
      0 <= position.column &&
      state.model.rows.lines[position.row]?.type !== 'heading';
    if (isCell && state.model.cells.cellAt(position.row, position.column).kind !== 'self') {
      this.#tooltip.show(cellText(state.model, texts, position), event);
    } else {
      this.#tooltip.hide();
    }
  }

  #click(event: MouseEvent): void {
    const state = this.#state;
    const band = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-group]') : null;
    if (state === undefined) {
      return;
    }
    if (band !== null) {
      this.#toggleGroup(state, band.dataset['group'] ?? '');
      return;
    }
    const position = this.#positionOf(event);
    const head = event.target instanceof Element ? event.target.closest<HTMLElement>('.head') : null;
    const row = head === null ? position?.row : Number(head.dataset['row']);
    const place = head === null ? position : { row: row ?? -1, column: -1 };
    if (place === undefined) {
      return;
    }
    const line = place.column < 0 ? state.model.rows.lines[place.row] : undefined;
    const columnLine = place.row < 0 ? state.model.columns.lines[place.column] : undefined;
    const group = [line, columnLine].find((found) => found !== undefined && found.type !== 'endpoint');
    if (group === undefined) {
      this.#dispatch({ type: place.row < 0 || place.column < 0 ? 'goTo' : 'select', position: place });
    } else {
      this.#dispatch({ type: 'goTo', position: place });
      this.#toggleGroup(state, group.key);
    }
    this.focusCursor();
  }

  #toggleGroup({ options }: MatrixState, key: string): void {
    this.#dispatch({ type: 'toggleGroup', key, isCollapsed: !options.collapsed.includes(key) });
  }
}

/** What was in the upper left corner, and by how much it was cut off. */
interface Anchor {
  readonly rowKey: string | undefined;
  readonly columnKey: string | undefined;
  readonly top: number;
  readonly left: number;
}

function selectedPosition({ model, selection }: MatrixState): Position | undefined {
  return selection === undefined ? undefined : positionOfPair(model, selection, NOWHERE);
}

/** A line that both are on is marked once: colors that let others through would add up. */
function listMarked(hovered: Position | undefined, cursor: Position | undefined): readonly Position[] {
  const other = {
    row: cursor?.row === hovered?.row ? -1 : (cursor?.row ?? -1),
    column: cursor?.column === hovered?.column ? -1 : (cursor?.column ?? -1),
  };
  return hovered === undefined ? [cursor ?? other] : [hovered, other];
}

function isSameSize(one: GridSize, other: GridSize | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isSame(one: Position | undefined, other: Position | undefined): boolean {
  return one?.row === other?.row && one?.column === other?.column;
}
