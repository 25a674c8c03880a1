/**
 * The page's loop: messages and keys make events, events make a new state, the state is drawn, and what it lacks is
 * asked for. The editor keeps the name of the scope while the page is hidden; everything else is fetched again.
 */
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import type { NothingMessage } from '../../protocol/src/matrixPage.ts';
import { type EditorApi, EditorProvider } from './editorProvider.ts';
import { element } from './element.ts';
import { ExplainView } from './explainView.ts';
import { drawLegend, HeaderView } from './headerView.ts';
import { MatrixView } from './matrixView.ts';
import {
  INITIAL_STATE,
  type MatrixState,
  neededExplanation,
  type PageEvent,
  type PageState,
  reduce,
} from './state.ts';
import { t, useTexts } from './translate.ts';

declare function acquireVsCodeApi(): EditorApi;

useTexts(JSON.parse(document.body.dataset['texts'] ?? '{}'));

const provider = new EditorProvider(acquireVsCodeApi());
const root = document.body;
const header = new HeaderView(dispatch, (scope) => {
  provider.chooseScope(scope);
});
const table = new MatrixView(dispatch);
const reasons = new ExplainView((place) => {
  provider.open(place);
});
const legend = drawLegend();

let state: PageState = INITIAL_STATE;

draw(state);
provider.follow((news) => {
  dispatch({ type: 'news', news });
});

function dispatch(event: PageEvent): void {
  const before = state;
  state = reduce(before, event);
  draw(before);
  const question = neededExplanation(before, state);
  if (question !== undefined) {
    void provider.explain(question).then(takeExplanation);
  }
  if (state.type === 'matrix' && (event.type === 'move' || event.type === 'select')) {
    table.focusCursor(state);
  }
}

function takeExplanation(explanation: ExplainAnswer | undefined): void {
  if (explanation !== undefined) {
    dispatch({ type: 'explained', explanation });
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
  provider.save({ scope: matrixState.matrix.scope });
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
