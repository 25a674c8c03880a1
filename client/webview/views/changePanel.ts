/**
 * Opening and closing the selected pair, below its verdict: two buttons, then what would have to change, line by line, what
 * else that opens and closes, and a button that leads to the editor's preview. The page itself changes nothing.
 */
import type { ChangeStep, ConnectionChanges } from '../../../protocol/src/changeConnection.ts';
import { type AskedChange, listWishes, type Wish } from '../connectionChange.ts';
import { portsText } from '../connectionText.ts';
import type { ChangeMaker } from '../matrixProvider.ts';
import { placeText } from '../reasonText.ts';
import type { MatrixState, PageEvent } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';
import { type OpenPlace, placeLink } from './linkButton.ts';

export interface ChangePanelProps {
  readonly state: MatrixState;
  readonly maker: ChangeMaker;
  readonly open: OpenPlace;
  readonly dispatch: (event: PageEvent) => void;
}

export function ChangePanel({ state, maker, open, dispatch }: ChangePanelProps): View | null {
  const { explanation, change } = state;
  const wishes = explanation === undefined ? [] : listWishes(explanation);
  if (wishes.length === 0) {
    return null;
  }
  return h('section', { class: 'change', 'aria-label': t('Change') }, [
    h(
      'div',
      { key: 'wishes', class: 'wishes' },
      wishes.map((wish) =>
        h(
          'button',
          {
            key: wish,
            type: 'button',
            class: 'chip',
            'aria-pressed': change?.question.wish === wish,
            onClick: () => {
              dispatch({ type: 'askForChange', wish });
            },
          },
          wishText(wish),
        ),
      ),
    ),
    // Always there, so that what comes into it is said.
    h('p', { key: 'said', role: 'status', hidden: change === undefined }, saidText(change)),
    change?.answer?.type === 'changes'
      ? h(Answer, { key: 'answer', question: change.question, answer: change.answer, maker, open })
      : null,
  ]);
}

function wishText(wish: Wish): string {
  return wish === 'open' ? t('Open this connection') : t('Close this connection');
}

function saidText(change: AskedChange | undefined): string {
  if (change === undefined) {
    return '';
  }
  const { question, answer } = change;
  if (answer === undefined) {
    return t('Asking…');
  }
  if (answer?.type !== 'changes') {
    const because = answer?.because ?? t('it is not there any more');
    return question.wish === 'open'
      ? t('Nothing is offered to open it: {0}.', because)
      : t('Nothing is offered to close it: {0}.', because);
  }
  const ports = portsText(answer.ports);
  return question.wish === 'open' ? t('To open {0}:', ports) : t('To close {0}:', ports);
}

interface AnswerProps extends Pick<ChangePanelProps, 'maker' | 'open'> {
  readonly question: AskedChange['question'];
  readonly answer: ConnectionChanges;
}

function Answer({ question, answer, maker, open }: AnswerProps): View {
  return h('div', null, [
    ...answer.steps.map((step, index) => h(Step, { key: index, step, open })),
    h(SideEffects, { key: 'effects', answer }),
    h(
      'button',
      {
        key: 'preview',
        type: 'button',
        class: 'chip',
        onClick: () => {
          maker.preview(question);
        },
      },
      t('Preview and Apply…'),
    ),
  ]);
}

/** The signs before the lines say what becomes of them without a color. */
function Step({ step, open }: { readonly step: ChangeStep; readonly open: OpenPlace }): View {
  const { title, place, removed, added } = step;
  return h('div', { class: 'step' }, [
    h(
      'p',
      { key: 'title' },
      h('bdi', null, title),
      place === undefined ? null : [' · ', placeLink(placeText(place), place, open)],
    ),
    h(
      'pre',
      { key: 'lines', tabIndex: 0, 'aria-label': t('Lines that change') },
      [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].join('\n'),
    ),
  ]);
}

function SideEffects({ answer }: { readonly answer: ConnectionChanges }): View {
  const { items, rest } = answer.sideEffects;
  if (items.length === 0) {
    return h('p', null, t('It changes nothing else.'));
  }
  return h('div', null, [
    h('p', { key: 'also' }, t('It changes other pairs as well:')),
    h('ul', { key: 'pairs', class: 'effects' }, [
      ...items.map(({ kind, text }, index) => h('li', { key: index, class: kind }, h('bdi', null, text))),
      rest === 0 ? null : h('li', { key: 'rest' }, t('and {0} more', rest)),
    ]),
  ]);
}
