/**
 * The reasons beside the matrix: the verdict for each set of ports of the selected pair, then both directions with the
 * policies and rules that decide, each with a link to its line. In which order is `explainParts.ts`' matter.
 */
import type { MatrixEndpoint } from '../../../protocol/src/matrix.ts';
import type { Place } from '../../../protocol/src/place.ts';
import type { ExplainAnswer } from '../../../protocol/src/explain.ts';
import { baselineName } from '../changeText.ts';
import { verdictWords } from '../connectionText.ts';
import { type DirectionPart, directionParts, isSameAnswer, verdictParts } from '../explainParts.ts';
import { LineTexts } from '../lineText.ts';
import { type Direction, directionText, directionTitle, placeText, reasonText } from '../reasonText.ts';
import type { ChangeMaker } from '../matrixProvider.ts';
import type { MatrixState, PageEvent } from '../state.ts';
import { t } from '../translate.ts';
import { ChangePanel } from './changePanel.ts';
import { ChangesList } from './changesList.ts';
import { type Children, h, type View } from './html.ts';
import { type OpenPlace, placeLink } from './linkButton.ts';

export interface ExplainPanelProps {
  readonly state: MatrixState;
  readonly open: OpenPlace;
  /** The same, in the state that the matrix is held against. */
  readonly openBefore: OpenPlace;
  /** Absent where no manifest can be changed. */
  readonly maker: ChangeMaker | undefined;
  readonly dispatch: (event: PageEvent) => void;
  readonly onClose: () => void;
}

export function ExplainPanel({ state, open, openBefore, maker, dispatch, onClose }: ExplainPanelProps): View {
  const ends = findEnds(state);
  const isChosen = state.selection !== undefined;
  return h('aside', { 'aria-label': t('Reasons') }, [
    isChosen
      ? h(
          'button',
          {
            key: 'close',
            type: 'button',
            class: 'close',
            'aria-label': t('Close'),
            title: t('Close'),
            onClick: onClose,
          },
          '✕',
        )
      : null,
    // Always there, so that what comes into it is said; the reasons below would be too many words.
    h('div', { key: 'answer', role: 'status' }, isChosen ? answerView(ends, open) : hintView(state)),
    isChosen && ends !== undefined
      ? h('div', { key: 'reasons' }, [
          maker === undefined ? null : h(ChangePanel, { key: 'change', state, maker, open, dispatch }),
          ...reasonsView(ends.explanation, { ...ends, open }),
          ...earlierView(state, { ...ends, open: openBefore }),
          ...endpointsView([ends.from, ends.to], open),
        ])
      : null,
    isChosen ? null : h(ChangesList, { key: 'changes', state, dispatch }),
  ]);
}

/** What one can do here, and what became of the pair that was here. */
function hintView({ gone, options }: MatrixState): readonly View[] {
  const hint =
    options.view === 'graph'
      ? t('Choose a line to see why it is as it is.')
      : t('Choose a cell to see why it is as it is.');
  return [
    ...(gone === undefined
      ? []
      : [h('p', { key: 'gone' }, h('bdi', null, t('{0} → {1} is not here any more.', gone.from, gone.to)))]),
    h('p', { key: 'hint', class: 'hint' }, hint),
  ];
}

/** An end of the pair as it is shown. */
interface End {
  readonly name: string;
  readonly place: Place | undefined;
  readonly endpoint: MatrixEndpoint | undefined;
}

/** Both ends of what is explained. */
interface Ends {
  readonly explanation: ExplainAnswer;
  readonly from: End;
  readonly to: End;
}

function findEnds({ explanation, table }: MatrixState): Ends | undefined {
  if (explanation === undefined) {
    return undefined;
  }
  const texts = new LineTexts(table);
  const { endpoints } = table.matrix;
  const endOf = (id: string, place: Place | undefined): End => {
    const index = endpoints.findIndex((endpoint) => endpoint.id === id);
    return { name: index < 0 ? id : texts.endpoint(index), place, endpoint: endpoints[index] };
  };
  return {
    explanation,
    from: endOf(explanation.from, explanation.fromPlace),
    to: endOf(explanation.to, explanation.toPlace),
  };
}

function answerView(ends: Ends | undefined, open: OpenPlace): readonly View[] {
  if (ends === undefined) {
    return [h('p', { key: 'hint', class: 'hint' }, t('Asking…'))];
  }
  const { explanation, from, to } = ends;
  return [
    h(
      'h2',
      { key: 'pair' },
      placeLink(from.name, from.place, open),
      ' → ',
      placeLink(to.name, to.place, open),
    ),
    ...verdictView(explanation),
  ];
}

interface Pair {
  readonly from: End;
  readonly to: End;
  readonly open: OpenPlace;
}

function verdictView(explanation: ExplainAnswer): readonly View[] {
  return verdictParts(explanation).map(({ ports, verdict }) =>
    h('p', { class: 'verdict' }, `${ports}: `, h('strong', { class: verdict }, verdictWords(verdict))),
  );
}

function reasonsView(explanation: ExplainAnswer, { from, to, open }: Pair): readonly View[] {
  return [
    ...directionView(directionParts(explanation, 'egress'), 'egress', { end: from, open }),
    ...directionView(directionParts(explanation, 'ingress'), 'ingress', { end: to, open }),
  ];
}

/** How it was, and why, where the matrix is held against something and that was something else. */
function earlierView({ explanation, comparison, scopes }: MatrixState, pair: Pair): readonly View[] {
  const before = explanation?.before;
  if (explanation === undefined || comparison === undefined || 'none' in comparison.before) {
    return [];
  }
  const name = baselineName(comparison.baseline, scopes);
  const heading = h('h2', { class: 'earlier' }, t('Before: {0}', name));
  if (before === undefined) {
    return [heading, h('p', { class: 'hint' }, t('One of the two is not there.'))];
  }
  return isSameAnswer(before, explanation)
    ? [heading, h('p', { class: 'hint' }, t('As it is now, for the same reasons.'))]
    : [heading, ...verdictView(before), ...reasonsView(before, pair)];
}

/** Policies apply to pods alone. */
function directionView(
  parts: readonly DirectionPart[],
  direction: Direction,
  { end, open }: { readonly end: End; readonly open: OpenPlace },
): readonly View[] {
  if (end.endpoint?.type === 'addresses') {
    return [];
  }
  return [
    h('h3', null, h('bdi', null, directionTitle(direction, end.name))),
    ...parts.flatMap(({ ports, answer }) => [
      h(
        'p',
        null,
        ports === undefined ? null : h('span', { class: 'ports' }, `${ports}: `),
        directionText(answer, direction),
      ),
      h(
        'ul',
        { class: 'reasons' },
        answer.reasons.map((reason) =>
          h(
            'li',
            { class: reason.effect },
            reasonText(reason, direction),
            ' · ',
            placeLink(placeText(reason.place), reason.place, open),
          ),
        ),
      ),
    ]),
  ];
}

/** What the two are, with their labels and the policies that select them. */
function endpointsView(ends: readonly End[], open: OpenPlace): readonly View[] {
  const known = ends.filter(
    ({ endpoint }, index) => endpoint !== undefined && ends[index - 1]?.endpoint !== endpoint,
  );
  return [
    h('h3', null, t('Endpoints')),
    h(
      'ul',
      { class: 'endpoints' },
      known.map((end) => h('li', null, endpointView(end, open))),
    ),
  ];
}

function endpointView({ name, place, endpoint }: End, open: OpenPlace): Children {
  if (endpoint?.type === 'addresses') {
    return [h('bdi', null, name), endpoint.addresses === undefined ? null : `: ${endpoint.addresses}`];
  }
  const { kind, replicas, labels = [] } = endpoint ?? {};
  const facts = [kind, replicas === undefined ? undefined : countReplicas(replicas)]
    .filter(Boolean)
    .join(', ');
  return [
    h('bdi', null, name),
    facts === '' ? null : `: ${facts}`,
    place === undefined ? null : [' · ', placeLink(placeText(place), place, open)],
    h(
      'div',
      { class: 'labels' },
      labels.map((label) => h('code', { key: label }, label)),
    ),
  ];
}

function countReplicas(count: number): string {
  return count === 1 ? t('1 replica') : t('{0} replicas', count);
}
