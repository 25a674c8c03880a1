/**
 * Opening and closing the selected pair, as far as the page knows of it: what was asked for, and what was answered. Pure;
 * a question holds for one selection, and for as long as the pair is what it was. It is asked again when the matrix is another,
 * since the lines that would change may have moved.
 */
import type { ChangeConnectionAnswer, ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { MatrixTable } from './model/matrixTable.ts';
import { readPortQuestion } from './model/portQuestion.ts';
import type { MatrixState, PageState, Selection } from './state.ts';

export type Wish = ChangeConnectionParams['wish'];

/** A question, and its answer once it is there; `null` where the pair is gone. */
export interface AskedChange {
  readonly question: ChangeConnectionParams;
  readonly answer?: ChangeConnectionAnswer | null;
}

/** What can be asked of a pair: to open what is denied, to close what is allowed. */
export function listWishes({ decisions }: ExplainAnswer): readonly Wish[] {
  const has = (wanted: string): boolean => decisions.some(({ verdict }) => verdict === wanted);
  return [...(has('denied') ? (['open'] as const) : []), ...(has('allowed') ? (['close'] as const) : [])];
}

/** For the port that the page is asked about, where it is. */
export function askForChange(state: MatrixState, wish: Wish): MatrixState {
  const { selection, options, table } = state;
  if (selection === undefined) {
    return state;
  }
  const ports = readPortQuestion(options.port);
  const { from, to } = selection;
  const question = { scope: table.matrix.scope, from, to, wish, ...(ports === undefined ? {} : { ports }) };
  return { ...state, change: { question } };
}

/** The answer to a question that still stands. */
export function takeChange(
  state: MatrixState,
  question: ChangeConnectionParams,
  answer: ChangeConnectionAnswer | null,
): MatrixState {
  return state.change?.question === question ? { ...state, change: { question, answer } } : state;
}

/** Without a question that was asked about another selection or port, or about a pair that is another now. */
export function keepChange(before: PageState, after: PageState): PageState {
  if (after.type === 'nothing' || before.type === 'nothing') {
    return after;
  }
  const isSame = isSamePair(before, after) && before.options.port === after.options.port;
  if (before.table !== after.table) {
    const { change } = before;
    return change === undefined || !isSame
      ? after
      : { ...after, change: { ...change, question: { ...change.question } } };
  }
  const { change, ...rest } = after;
  return change === undefined || isSame ? after : rest;
}

function isSamePair(before: MatrixState, after: MatrixState): boolean {
  const [old, now] = [before.selection, after.selection];
  if (old === undefined || now === undefined) {
    return old === now;
  }
  return (
    old.from === now.from &&
    old.to === now.to &&
    before.table.matrix.scope === after.table.matrix.scope &&
    (before.table === after.table || describePair(before.table, old) === describePair(after.table, now))
  );
}

/** What the pair may do, as text: equal for equal answers. */
function describePair(table: MatrixTable, { from, to }: Selection): string {
  const { endpoints, answers } = table.matrix;
  const [source, destination] = [from, to].map((end) => endpoints.findIndex(({ id }) => id === end));
  return source === undefined || destination === undefined || source < 0 || destination < 0
    ? ''
    : JSON.stringify(answers[table.answerAt(source, destination)]);
}

/** What the page must ask for after a step. */
export function neededChange(before: PageState, after: PageState): ChangeConnectionParams | undefined {
  const asked = after.type === 'matrix' ? after.change : undefined;
  const known = before.type === 'matrix' ? before.change : undefined;
  return asked === undefined || asked.question === known?.question ? undefined : asked.question;
}
