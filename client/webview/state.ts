/**
 * What the matrix page shows, and what news and hands make of it: pure functions from state to state. What is drawn is in
 * the views, what is sent in `page.ts`.
 */
import type { Baseline, ComparedWith, NoBaseline } from '../../protocol/src/compare.ts';
import type { ChangeConnectionAnswer, ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer, ExplainParams } from '../../protocol/src/explain.ts';
import type { MatrixAnswer } from '../../protocol/src/matrix.ts';
import type { MatrixFocus, MatrixMessage, NothingMessage } from '../../protocol/src/matrixPage.ts';
import type { ScopeInfo } from '../../protocol/src/scopes.ts';
import { type AskedChange, askForChange, keepChange, takeChange, type Wish } from './connectionChange.ts';
import type { MatrixNews } from './matrixProvider.ts';
import {
  type Position,
  clampPosition,
  firstCell,
  followLines,
  positionOfPair,
  stepFrom,
} from './model/cursor.ts';
import { groupKeyOf } from './model/axis.ts';
import { type Changes, compareTables, hasChanged } from './model/compareTables.ts';
import { buildModel, type MatrixModel } from './model/matrixModel.ts';
import { MatrixTable } from './model/matrixTable.ts';
import { DEFAULT_OPTIONS, type ViewOptions } from './model/viewOptions.ts';

export type PageState = NothingState | MatrixState;

interface Kept {
  readonly options: ViewOptions;
  /** Both ends of the pair whose reasons are shown, by their ids. */
  readonly selection?: Selection;
}

export interface NothingState extends Kept {
  readonly type: 'nothing';
  readonly why: NothingMessage['why'];
}

export interface Selection {
  readonly from: string;
  readonly to: string;
}

export interface MatrixState extends Kept {
  readonly type: 'matrix';
  readonly scopes: readonly ScopeInfo[];
  readonly table: MatrixTable;
  readonly model: MatrixModel;
  /** The pair that was selected until one of its ends was not there: it is again once both are back. */
  readonly gone?: Selection;
  /** Where the keyboard is. */
  readonly cursor: Position;
  /** What the last edit started from, and when the matrix was last another. */
  readonly baseline: MatrixTable;
  readonly changedAt: number;
  /** What the matrix is held against; without it, the marks of change are about the last edit. */
  readonly comparison?: Comparison;
  /** Of the selection, or of the one before while the answer is under way. */
  readonly explanation?: ExplainAnswer;
  /** What would open or close the selected pair, once somebody has asked. */
  readonly change?: AskedChange;
}

export interface Comparison {
  readonly baseline: ComparedWith;
  readonly before: MatrixTable | { readonly none: NoBaseline };
}

export type PageEvent =
  /** `time` in milliseconds, of any clock. */
  | { readonly type: 'news'; readonly news: MatrixNews; readonly time: number }
  | { readonly type: 'explained'; readonly explanation: ExplainAnswer }
  | { readonly type: 'askForChange'; readonly wish: Wish }
  | {
      readonly type: 'changeFound';
      readonly question: ChangeConnectionParams;
      readonly answer: ChangeConnectionAnswer | null;
    }
  | { readonly type: 'options'; readonly options: Partial<ViewOptions> }
  | { readonly type: 'toggleGroup'; readonly key: string; readonly isCollapsed: boolean }
  | { readonly type: 'collapseAll'; readonly isCollapsed: boolean }
  | { readonly type: 'move'; readonly rows: number; readonly columns: number }
  | { readonly type: 'goTo'; readonly position: Position }
  | { readonly type: 'select'; readonly position: Position }
  /** By ids, wherever the pair stands. */
  | ({ readonly type: 'selectPair' } & Selection)
  | { readonly type: 'unselect' };

/** Letters that are typed one after the other are one edit. */
const EDIT_MS = 2000;

export function initialState(options: ViewOptions = DEFAULT_OPTIONS, selection?: Selection): NothingState {
  return { type: 'nothing', why: 'loading', options, ...(selection === undefined ? {} : { selection }) };
}

export function reduce(state: PageState, event: PageEvent): PageState {
  return keepChange(state, step(state, event));
}

function step(state: PageState, event: PageEvent): PageState {
  if (event.type === 'news') {
    const { news, time } = event;
    return news.type === 'nothing' ? forgetMatrix(state, news.why) : takeMatrix(state, news, time);
  }
  if (state.type === 'nothing') {
    return state;
  }
  switch (event.type) {
    case 'explained':
      return isOf(state, event.explanation) ? { ...state, explanation: event.explanation } : state;
    case 'askForChange':
      return askForChange(state, event.wish);
    case 'changeFound':
      return takeChange(state, event.question, event.answer);
    case 'options':
      return withOptions(state, { ...state.options, ...event.options });
    case 'toggleGroup':
      return withOptions(state, toggleGroup(state.options, event.key, event.isCollapsed));
    case 'collapseAll':
      return withOptions(state, {
        ...state.options,
        collapsed: event.isCollapsed ? listGroups(state.table) : [],
      });
    case 'move':
      return { ...state, cursor: stepFrom(state.model, state.cursor, event) };
    case 'goTo':
      return { ...state, cursor: clampPosition(state.model, event.position) };
    case 'select':
      return select(state, event.position);
    case 'selectPair':
      return selectPair(state, { from: event.from, to: event.to });
    case 'unselect':
      return withoutSelection(state);
  }
}

/** What the page must ask for after a step: reasons for a pair that is newly selected, or whose matrix is new. */
export function neededExplanation(before: PageState, after: PageState): ExplainParams | undefined {
  if (after.type === 'nothing' || after.selection === undefined) {
    return undefined;
  }
  const isSame =
    before.type === 'matrix' && before.selection === after.selection && before.table === after.table;
  return isSame ? undefined : { scope: after.table.matrix.scope, ...after.selection, ...againstOf(after) };
}

/** What the matrix is held against, for messages; a state that came with it is not asked for. */
export function againstOf({ comparison }: MatrixState): { readonly baseline?: Baseline } {
  return comparison === undefined || comparison.baseline.type === 'named'
    ? {}
    : { baseline: comparison.baseline };
}

function forgetMatrix(state: PageState, why: NothingMessage['why']): NothingState {
  return { ...initialState(state.options, wishedSelection(state)), why };
}

/** What is to be selected, be it there or not. */
export function wishedSelection(state: PageState): Selection | undefined {
  return state.selection ?? (state.type === 'matrix' ? state.gone : undefined);
}

function isOf({ table, selection }: MatrixState, { scope, from, to }: ExplainAnswer): boolean {
  return scope === table.matrix.scope && from === selection?.from && to === selection.to;
}

/** A renewed matrix keeps options, cursor and selection, as far as they still mean something. */
function takeMatrix(before: PageState, { scopes, matrix, focus }: MatrixMessage, time: number): MatrixState {
  const old = before.type === 'matrix' && before.table.matrix.scope === matrix.scope ? before : undefined;
  const table = new MatrixTable(matrix);
  const ids = new Set(matrix.endpoints.map(({ id }) => id));
  const isThere = (pair: Selection | undefined): pair is Selection =>
    pair !== undefined && ids.has(pair.from) && ids.has(pair.to);
  const wished = wishedSelection(before);
  const selection = [selectionOf(focus), wished].find(isThere);
  const options = focus === undefined ? before.options : optionsFor(before.options, focus, table);
  const { baseline, changedAt } = findBaseline(old, table, time);
  const comparison = readComparison(matrix);
  const changes = findChanges(
    { table, baseline, ...(comparison === undefined ? {} : { comparison }) },
    options,
  );
  const model = buildModel(table, options, changes);
  const state: MatrixState = {
    type: 'matrix',
    options,
    scopes,
    table,
    model,
    baseline,
    changedAt,
    ...(comparison === undefined ? {} : { comparison }),
    cursor: old === undefined ? firstCell(model) : followLines(old.model, old.cursor, model),
    ...(selection === undefined ? {} : { selection }),
    ...(selection !== undefined || wished === undefined ? {} : { gone: wished }),
    ...(old?.explanation === undefined || selection === undefined ? {} : { explanation: old.explanation }),
  };
  const place = focus ?? (old === undefined ? selection : undefined);
  return place === undefined ? state : { ...state, cursor: positionOfPair(model, place, state.cursor) };
}

function readComparison({ comparison }: MatrixAnswer): Comparison | undefined {
  if (comparison === undefined) {
    return undefined;
  }
  const { baseline, before } = comparison;
  return { baseline, before: 'none' in before ? before : new MatrixTable(before) };
}

/** Where there is nothing to compare with, nothing is said to have changed. */
function findChanges(
  { table, baseline, comparison }: Pick<MatrixState, 'table' | 'baseline' | 'comparison'>,
  { port }: ViewOptions,
): Changes {
  if (comparison === undefined) {
    return compareTables(baseline, table, { port });
  }
  const { before, baseline: against } = comparison;
  return compareTables(before instanceof MatrixTable ? before : table, table, { against, port });
}

function selectionOf({ from, to }: MatrixFocus = {}): Selection | undefined {
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Whoever is led to a place must see it: no filter may hide it. */
function optionsFor(
  options: ViewOptions,
  { from, to, search, port, verdict }: MatrixFocus,
  table: MatrixTable,
): ViewOptions {
  const { endpoints } = table.matrix;
  const wanted = endpoints.filter(({ id }) => id === from || id === to).map(groupKeyOf);
  const { onlyInternet, onlyAcross, onlyChanged } = DEFAULT_OPTIONS;
  return {
    ...options,
    ...{ verdict: verdict ?? DEFAULT_OPTIONS.verdict, onlyInternet, onlyAcross, onlyChanged },
    search: search ?? '',
    ...(port === undefined ? {} : { port }),
    collapsed: search === undefined ? options.collapsed.filter((key) => !wanted.includes(key)) : [],
  };
}

/** What the last edit started from: the matrix before the first of the letters that were typed without a pause. */
function findBaseline(
  old: MatrixState | undefined,
  table: MatrixTable,
  time: number,
): { readonly baseline: MatrixTable; readonly changedAt: number } {
  if (old === undefined) {
    return { baseline: table, changedAt: -Infinity };
  }
  const { baseline, changedAt } = old;
  if (!hasChanged(compareTables(old.table, table))) {
    return { baseline, changedAt };
  }
  return { baseline: time - changedAt < EDIT_MS ? baseline : old.table, changedAt: time };
}

function withOptions(state: MatrixState, options: ViewOptions): MatrixState {
  const changes = options.port === state.options.port ? state.model.changes : findChanges(state, options);
  const model = buildModel(state.table, options, changes);
  const isTurned = options.isSwapped !== state.options.isSwapped;
  const cursor = followLines(state.model, state.cursor, model, isTurned);
  return { ...state, options, model, cursor };
}

function toggleGroup(options: ViewOptions, key: string, isCollapsed: boolean): ViewOptions {
  const others = options.collapsed.filter((other) => other !== key);
  return { ...options, collapsed: isCollapsed ? [...others, key] : others };
}

function listGroups({ matrix }: MatrixTable): readonly string[] {
  return [...new Set(matrix.endpoints.map(groupKeyOf))];
}

/** A cell of several pairs is opened rather than explained, unless all of them are alike. */
function select(state: MatrixState, position: Position): MatrixState {
  const { model, table, options } = state;
  const cursor = clampPosition(model, position);
  const { connections } = model.cells.cellAt(cursor.row, cursor.column);
  const pair = model.cells.pairAt(cursor.row, cursor.column);
  const { endpoints } = table.matrix;
  const [from, to] = [endpoints[pair?.from ?? -1]?.id, endpoints[pair?.to ?? -1]?.id];
  if (from === undefined || to === undefined) {
    return { ...state, cursor };
  }
  if (connections === undefined) {
    const lines = [model.rows.lines[cursor.row], model.columns.lines[cursor.column]];
    const closed = lines.flatMap((line) => (line?.type === 'group' ? [line.key] : []));
    const opened = options.collapsed.filter((key) => !closed.includes(key));
    return withOptions({ ...state, cursor }, { ...options, collapsed: opened });
  }
  return { ...state, cursor, selection: { from, to } };
}

function selectPair(state: MatrixState, selection: Selection): MatrixState {
  const { endpoints } = state.table.matrix;
  const isThere = (id: string): boolean => endpoints.some((endpoint) => endpoint.id === id);
  return isThere(selection.from) && isThere(selection.to)
    ? { ...state, selection, cursor: positionOfPair(state.model, selection, state.cursor) }
    : state;
}

function withoutSelection(state: MatrixState): MatrixState {
  const { selection, explanation, gone, ...rest } = state;
  return [selection, explanation, gone].every((part) => part === undefined) ? state : rest;
}
