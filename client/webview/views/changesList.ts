/**
 * Beside a matrix that is held against something, while no pair is chosen: the pairs that are others now, each with what it is
 * and was. Choosing one leads to its cell and to the reasons of both states.
 */
import { Component } from 'preact';
import { connectionsText } from '../connectionText.ts';
import { LineTexts } from '../lineText.ts';
import { type ListedChange, listChanges } from '../model/listChanges.ts';
import type { MatrixState, PageEvent } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export interface ChangesListProps {
  readonly state: MatrixState;
  readonly dispatch: (event: PageEvent) => void;
}

/** More are no list that one reads; the filter "Changed" has them all. */
const SHOWN_MAX = 100;

/** Drawn anew only where something else is different: finding the pairs may mean to look at all of them. */
export class ChangesList extends Component<ChangesListProps> {
  override shouldComponentUpdate({ state }: ChangesListProps): boolean {
    return state.model.changes !== this.props.state.model.changes;
  }

  override render(): View | null {
    const { comparison, model, table } = this.props.state;
    if (comparison === undefined || model.changes.count === 0) {
      return null;
    }
    const shown = listChanges(model, SHOWN_MAX);
    const rest = model.changes.count - shown.length;
    const texts = new LineTexts(table);
    // What is said aloud is the pair that one chooses, not all that there are.
    return h('section', { class: 'changes', 'aria-label': t('Changes') }, [
      h('h2', { key: 'title' }, t('Changes')),
      h('ul', { key: 'pairs' }, [
        ...shown.map((item) => this.#item(item, texts)),
        rest === 0 ? null : h('li', { key: 'rest' }, t('and {0} more', rest)),
      ]),
    ]);
  }

  #item({ change, from, to }: ListedChange, texts: LineTexts): View {
    const { state, dispatch } = this.props;
    const { table, model } = state;
    const { endpoints, answers } = table.matrix;
    const [source, destination] = [endpoints[from]?.id ?? '', endpoints[to]?.id ?? ''];
    return h('li', { key: `${source} ${destination}`, class: change }, [
      h(
        'button',
        {
          key: 'pair',
          type: 'button',
          class: 'link',
          onClick: () => {
            dispatch({ type: 'selectPair', from: source, to: destination });
          },
        },
        h('bdi', null, texts.endpoint(from)),
        ' → ',
        h('bdi', null, texts.endpoint(to)),
      ),
      h(
        'p',
        { key: 'answer' },
        connectionsText(answers[table.answerAt(from, to)] ?? []),
        ' · ',
        t('before: {0}', connectionsText(model.changes.before(from, to))),
      ),
    ]);
  }
}
