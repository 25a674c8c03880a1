/**
 * The page's loop: news and hands make events, events make a new state, the state is drawn, what it lacks is asked for, and
 * what is to outlive the page is saved. The host of the page is known to its provider alone.
 */
import { render } from 'preact';
import type { ChangeConnectionParams } from '../../protocol/src/changeConnection.ts';
import type { ExplainAnswer } from '../../protocol/src/explain.ts';
import { neededChange } from './connectionChange.ts';
import { GraphView } from './graph/graphView.ts';
import { GridView } from './grid/gridView.ts';
import type { MatrixProvider } from './matrixProvider.ts';
import { readSavedView, type SavedView } from './savedView.ts';
import {
  againstOf,
  initialState,
  type MatrixState,
  neededExplanation,
  type PageEvent,
  type PageState,
  reduce,
  wishedSelection,
} from './state.ts';
import { EmptyPage } from './views/emptyPage.ts';
import { ExplainPanel } from './views/explainPanel.ts';
import { Footer } from './views/footer.ts';
import { h, type View } from './views/html.ts';
import { Notice } from './views/notice.ts';
import { SEARCH_ID, Toolbar } from './views/toolbar.ts';
import { t } from './translate.ts';

/** Fills `root`, and goes on until the page is closed. */
export function startPage(provider: MatrixProvider, root: HTMLElement): void {
  new Page(provider, root).start();
}

class Page {
  readonly #provider: MatrixProvider;
  readonly #root: HTMLElement;
  readonly #grid: GridView;
  readonly #graph: GraphView;
  #state: PageState;
  #saved = '';

  constructor(provider: MatrixProvider, root: HTMLElement) {
    this.#provider = provider;
    this.#root = root;
    const { options, selection } = readSavedView(provider.readSaved());
    this.#state = initialState(options, selection);
    this.#grid = new GridView(this.#dispatch, focusSearch);
    this.#graph = new GraphView(this.#dispatch);
  }

  start(): void {
    document.addEventListener('keydown', this.#onKey);
    this.#draw();
    this.#provider.follow((news) => {
      this.#dispatch({ type: 'news', news, time: performance.now() });
    });
  }

  readonly #dispatch = (event: PageEvent): void => {
    const before = this.#state;
    this.#state = reduce(before, event);
    if (this.#state !== before) {
      this.#draw();
    }
    const question = neededExplanation(before, this.#state);
    if (question !== undefined) {
      void this.#provider.explain(question).then(this.#takeExplanation);
    }
    const wish = neededChange(before, this.#state);
    if (wish !== undefined) {
      void this.#findChange(wish);
    }
  };

  readonly #takeExplanation = (explanation: ExplainAnswer | undefined): void => {
    if (explanation !== undefined) {
      this.#dispatch({ type: 'explained', explanation });
    }
  };

  async #findChange(question: ChangeConnectionParams): Promise<void> {
    const answer = await this.#provider.changes?.find(question);
    this.#dispatch({ type: 'changeFound', question, answer: answer ?? null });
  }

  /** Wherever one is, Escape closes the reasons. */
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && event.target === document.body) {
      this.#dispatch({ type: 'unselect' });
    }
  };

  #draw(): void {
    const state = this.#state;
    if (state.type === 'nothing') {
      const words = this.#provider.words.nothing(state.why);
      render(h(EmptyPage, { words, isLoading: state.why === 'loading' }), this.#root);
      return;
    }
    render(this.#view(state), this.#root);
    this.#shown(state).render(state);
    const { options, table } = state;
    this.#save({ scope: table.matrix.scope, options, ...selectionOf(state), ...againstOf(state) });
  }

  #view(state: MatrixState): View {
    const { rows, columns } = state.model;
    const isEmpty = rows.lines.length === 0 || columns.lines.length === 0;
    return h('div', { class: 'page' }, [
      h(Toolbar, {
        key: 'toolbar',
        state,
        dispatch: this.#dispatch,
        chooseScope: (scope) => {
          this.#provider.chooseScope(scope);
        },
        enterMatrix: this.#enter,
        takeAway: this.#provider.takeAway,
        compare: this.#provider.compare,
      }),
      h(Notice, { key: 'notice', state, words: this.#provider.words }),
      state.options.view === 'graph'
        ? h('div', { key: 'graph', class: 'hold', hidden: isEmpty, ref: this.#holdGraph })
        : h('div', { key: 'matrix', class: 'hold', hidden: isEmpty, ref: this.#holdGrid }),
      isEmpty ? h(NothingFound, { key: 'empty', dispatch: this.#dispatch }) : null,
      h(ExplainPanel, {
        key: 'reasons',
        state,
        open: this.#provider.open,
        openBefore: this.#provider.openBefore,
        maker: this.#provider.changes,
        dispatch: this.#dispatch,
        onClose: () => {
          this.#dispatch({ type: 'unselect' });
          this.#enter();
        },
      }),
      h(Footer, { key: 'footer', state }),
    ]);
  }

  #shown({ options }: MatrixState): GridView | GraphView {
    return options.view === 'graph' ? this.#graph : this.#grid;
  }

  /** Back to what is shown, from beside it. */
  readonly #enter = (): void => {
    if (this.#state.type === 'matrix') {
      const shown = this.#shown(this.#state);
      if (shown instanceof GraphView) {
        shown.focusItem();
      } else {
        shown.focusCursor();
      }
    }
  };

  readonly #holdGrid = (holder: HTMLElement | null): void => {
    hold(holder, this.#grid.root);
  };

  readonly #holdGraph = (holder: HTMLElement | null): void => {
    hold(holder, this.#graph.root);
  };

  #save(view: SavedView): void {
    const text = JSON.stringify(view);
    if (text !== this.#saved) {
      this.#saved = text;
      this.#provider.save(view);
    }
  }
}

function hold(holder: HTMLElement | null, content: HTMLElement): void {
  if (holder !== null && content.parentElement !== holder) {
    holder.append(content);
  }
}

function NothingFound({ dispatch }: { readonly dispatch: (event: PageEvent) => void }): View {
  const onClick = (): void => {
    const options = {
      search: '',
      port: '',
      verdict: 'any',
      onlyInternet: false,
      onlyAcross: false,
      onlyChanged: false,
    } as const;
    dispatch({ type: 'options', options });
  };
  return h('main', { class: 'empty' }, [
    h('h1', null, t('Nothing matches search and filters')),
    h('p', null, h('button', { type: 'button', class: 'chip', onClick }, t('Show everything'))),
  ]);
}

function selectionOf(state: MatrixState): Pick<SavedView, 'selection'> {
  const selection = wishedSelection(state);
  return selection === undefined ? {} : { selection };
}

function focusSearch(): void {
  const search = document.getElementById(SEARCH_ID);
  search?.focus();
  if (search instanceof HTMLInputElement) {
    search.select();
  }
}
