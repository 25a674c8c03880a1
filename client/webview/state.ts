/**
 * What the matrix page shows, and what each message and key makes of it: pure functions from state to state. What is
 * drawn is in the views, what is sent in `main.ts`.
 */
import type { ExplainAnswer, ExplainParams } from '../../protocol/src/explain.ts';
import type { MatrixAnswer, MatrixEndpoint } from '../../protocol/src/matrix.ts';
import type { MatrixMessage, NothingMessage, PairIds } from '../../protocol/src/matrixPage.ts';
import type { MatrixNews } from './matrixProvider.ts';
import type { ScopeInfo } from '../../protocol/src/scopes.ts';
import { searchText } from './endpointText.ts';
import { MatrixTable } from './model/matrixTable.ts';

/** A plain table beyond this is slow to draw and nothing to read; the filter brings the rest. */
export const SHOWN_MAX = 100;

export type PageState = NothingState | MatrixState;

export interface NothingState {
  readonly type: 'nothing';
  readonly why: NothingMessage['why'];
}

/** A cell by its place among those that are shown. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Both ends of the pair whose reasons are shown. */
export type Selection = Required<PairIds>;

export interface MatrixState {
  readonly type: 'matrix';
  readonly scopes: readonly ScopeInfo[];
  readonly matrix: MatrixAnswer;
  readonly table: MatrixTable;
  readonly filter: string;
  /** Indexes of the endpoints that are rows and columns; `filter`, capped, and always the selected ones. */
  readonly shown: readonly number[];
  /** Where the keyboard is. */
  readonly cursor: Cell;
  readonly selection?: Selection;
  /** Of the selection, or of the one before while the answer is under way. */
  readonly explanation?: ExplainAnswer;
}

export type PageEvent =
  | { readonly type: 'news'; readonly news: MatrixNews }
  | { readonly type: 'explained'; readonly explanation: ExplainAnswer }
  | { readonly type: 'filter'; readonly filter: string }
  | { readonly type: 'move'; readonly step: Step }
  | { readonly type: 'select'; readonly cell: Cell };

/** By so many rows and columns; `Infinity` goes to the edge. */
export interface Step {
  readonly rows: number;
  readonly columns: number;
}

export const INITIAL_STATE: PageState = { type: 'nothing', why: 'loading' };

export function reduce(state: PageState, event: PageEvent): PageState {
  if (event.type === 'news') {
    const { news } = event;
    return news.type === 'nothing' ? { type: 'nothing', why: news.why } : replaceMatrix(state, news);
  }
  if (state.type === 'nothing') {
    return state;
  }
  switch (event.type) {
    case 'explained':
      return isOf(state, event.explanation) ? { ...state, explanation: event.explanation } : state;
    case 'filter':
      return withShown({ ...state, filter: event.filter });
    case 'move':
      return { ...state, cursor: moved(state, event.step) };
    case 'select':
      return select(state, event.cell);
  }
}

/** What the page must ask for after a step: reasons for a pair that is newly selected, or whose matrix is new. */
export function neededExplanation(before: PageState, after: PageState): ExplainParams | undefined {
  if (after.type === 'nothing' || after.selection === undefined) {
    return undefined;
  }
  const isSame =
    before.type === 'matrix' && before.selection === after.selection && before.matrix === after.matrix;
  return isSame ? undefined : { scope: after.matrix.scope, ...after.selection };
}

/** The answer of a shown cell: an index into the matrix' answers, or -1 where the two form no pair. */
export function answerAt(state: MatrixState, { row, column }: Cell): number {
  const from = state.shown[row];
  const to = state.shown[column];
  return from === undefined || to === undefined ? -1 : state.table.answerAt(from, to);
}

function isOf({ matrix, selection }: MatrixState, { scope, from, to }: ExplainAnswer): boolean {
  return scope === matrix.scope && from === selection?.from && to === selection.to;
}

/** A renewed matrix keeps filter, cursor and selection, as far as they still mean something. */
function replaceMatrix(before: PageState, { scopes, matrix, focus }: MatrixMessage): MatrixState {
  const old = before.type === 'matrix' && before.matrix.scope === matrix.scope ? before : undefined;
  const ids = new Set(matrix.endpoints.map(({ id }) => id));
  const kept =
    old?.selection !== undefined && ids.has(old.selection.from) && ids.has(old.selection.to)
      ? old
      : undefined;
  const selection = pairOf(focus, ids) ?? kept?.selection;
  const state: MatrixState = {
    type: 'matrix',
    scopes,
    matrix,
    table: new MatrixTable(matrix),
    filter: old?.filter ?? '',
    shown: [],
    cursor: old?.cursor ?? { row: 0, column: 0 },
    ...(selection === undefined ? {} : { selection }),
    ...(kept?.explanation === undefined ? {} : { explanation: kept.explanation }),
  };
  return goTo(withShown(state), focus ?? selection ?? {});
}

function pairOf(focus: PairIds | undefined, ids: ReadonlySet<string>): Selection | undefined {
  const { from, to } = focus ?? {};
  return from !== undefined && to !== undefined && ids.has(from) && ids.has(to) ? { from, to } : undefined;
}

function select(state: MatrixState, cell: Cell): MatrixState {
  const from = endpointId(state, cell.row);
  const to = endpointId(state, cell.column);
  if (from === undefined || to === undefined || answerAt(state, cell) < 0) {
    return { ...state, cursor: clamp(cell, state.shown.length) };
  }
  return { ...state, cursor: cell, selection: { from, to } };
}

function endpointId({ matrix, shown }: MatrixState, position: number): string | undefined {
  return matrix.endpoints[shown[position] ?? -1]?.id;
}

function withShown(state: MatrixState): MatrixState {
  const shown = findShown(state);
  return goTo({ ...state, shown, cursor: clamp(state.cursor, shown.length) }, state.selection ?? {});
}

/** Every word of the filter must be in a name of the endpoint. */
function findShown({ matrix, filter, selection }: MatrixState): readonly number[] {
  const words = filter.toLowerCase().split(/\s+/);
  const { endpoints } = matrix;
  const indexesOf = (isMeant: (endpoint: MatrixEndpoint) => boolean): readonly number[] =>
    endpoints.flatMap((endpoint, index) => (isMeant(endpoint) ? [index] : []));
  const pinned = indexesOf(({ id }) => id === selection?.from || id === selection?.to);
  const matching = indexesOf((endpoint) => {
    const text = searchText(endpoint);
    return words.every((word) => text.includes(word));
  });
  const chosen = [...new Set([...pinned, ...matching])].slice(0, SHOWN_MAX);
  return chosen.sort((left, right) => left - right);
}

function goTo(state: MatrixState, { from, to }: PairIds): MatrixState {
  const positionOf = (id: string | undefined): number =>
    state.shown.findIndex((index) => state.matrix.endpoints[index]?.id === id);
  const row = positionOf(from);
  const column = positionOf(to);
  return {
    ...state,
    cursor: { row: row < 0 ? state.cursor.row : row, column: column < 0 ? state.cursor.column : column },
  };
}

function moved({ cursor, shown }: MatrixState, { rows, columns }: Step): Cell {
  return clamp({ row: cursor.row + rows, column: cursor.column + columns }, shown.length);
}

function clamp({ row, column }: Cell, size: number): Cell {
  const last = Math.max(size - 1, 0);
  return { row: Math.min(Math.max(row, 0), last), column: Math.min(Math.max(column, 0), last) };
}
