/**
 * The page's loop: messages and keys make events, events make a new state, the state is drawn, and what it lacks is
 * asked for. The editor keeps the name of the scope while the page is hidden; everything else is fetched again.
 */
import type { MessageFromPage, NothingMessage } from '../../protocol/src/matrixPage.ts';
import { element } from './element.ts';
import { ExplainView } from './explainView.ts';
import { drawLegend, HeaderView } from './headerView.ts';
import { MatrixView } from './matrixView.ts';
import { readHostMessage } from './readHostMessage.ts';
import {
  INITIAL_STATE,
  type MatrixState,
  neededExplanation,
  type PageEvent,
  type PageState,
  reduce,
} from './state.ts';
import { t, useTexts } from './translate.ts';

interface EditorApi {
  postMessage(message: MessageFromPage): void;
  getState(): unknown;
  setState(state: { readonly scope: string }): void;
}

declare function acquireVsCodeApi(): EditorApi;

useTexts(JSON.parse(document.body.dataset['texts'] ?? '{}'));

const editor = acquireVsCodeApi();
const root = document.body;
const header = new HeaderView(dispatch, (scope) => {
  editor.postMessage({ type: 'chooseScope', scope });
});
const table = new MatrixView(dispatch);
const reasons = new ExplainView((place) => {
  editor.postMessage({ type: 'open', place });
});
const legend = drawLegend();

let state: PageState = INITIAL_STATE;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data);
  if (message !== undefined) {
    dispatch({ type: 'message', message });
  }
});
draw(state);
editor.postMessage({ type: 'ready', ...readSavedScope(editor.getState()) });

function dispatch(event: PageEvent): void {
  const before = state;
  state = reduce(before, event);
  draw(before);
  const question = neededExplanation(before, state);
  if (question !== undefined) {
    editor.postMessage(question);
  }
  if (state.type === 'matrix' && (event.type === 'move' || event.type === 'select')) {
    table.focusCursor(state);
  }
}

function draw(before: PageState): void {
  if (state.type === 'nothing') {
    root.replaceChildren(element('p', { className: 'dim', text: nothingText(state.why) }));
    return;
  }
  if (before.type === 'nothing') {
    root.replaceChildren(header.root, table.root, reasons.root, legend);
  }
  drawMatrix(state);
}

function drawMatrix(matrixState: MatrixState): void {
  header.render(matrixState);
  table.render(matrixState);
  reasons.render(matrixState);
  editor.setState({ scope: matrixState.matrix.scope });
}

function readSavedScope(saved: unknown): { readonly scope?: string } {
  const scope: unknown =
    typeof saved === 'object' && saved !== null && 'scope' in saved ? saved.scope : undefined;
  return typeof scope === 'string' ? { scope } : {};
}

function nothingText(why: NothingMessage['why']): string {
  switch (why) {
    case 'loading':
      return t('Reading the workspace…');
    case 'noWorkloads':
      return t('There is no workload in this workspace yet: nothing that could reach anything.');
    case 'tooLarge':
      return t(
        'There are more workloads, or more ranges of addresses, than this page can show. `podgate matrix --from ... --to ...` shows a part.',
      );
    case 'serverStopped':
      return t('The language server does not answer. "Podgate: Show Output" may say why.');
  }
}
