/**
 * Above the matrix: which scope, what to look for, what to leave out, in which order. Each control is one field of
 * `ViewOptions`; what that does to the matrix is the model's.
 */
import {
  type Sort,
  SORTS,
  VERDICT_FILTERS,
  type VerdictFilter,
  type ViewOptions,
  VIEWS,
} from '../model/viewOptions.ts';
import type { MatrixProvider, TakeAway } from '../matrixProvider.ts';
import type { MatrixState, PageEvent } from '../state.ts';
import { t } from '../translate.ts';
import { type Children, h, type View } from './html.ts';
import { CompareSelect } from './compareSelect.ts';
import { TakeAwayMenu } from './takeAwayMenu.ts';

export interface ToolbarProps {
  readonly state: MatrixState;
  readonly dispatch: (event: PageEvent) => void;
  readonly chooseScope: (scope: string) => void;
  /** From the search field back into the matrix. */
  readonly enterMatrix: () => void;
  /** Absent where nothing can be taken away. */
  readonly takeAway: TakeAway | undefined;
  /** Absent where there is nothing but the matrix itself. */
  readonly compare: MatrixProvider['compare'];
}

export const SEARCH_ID = 'search';

export function Toolbar(props: ToolbarProps): View {
  const { state } = props;
  const { options, model } = state;
  return h(
    'header',
    null,
    h('h1', { class: 'unseen' }, t('Matrix of {0}', state.table.matrix.name)),
    h('div', { class: 'toolbar', role: 'search', 'aria-label': t('What is shown') }, [
      h(
        'div',
        { class: 'controls' },
        scopeSelect(props),
        searchField(props),
        portField(props),
        verdictSelect(props),
      ),
      h('div', { class: 'controls' }, [
        chip(props, 'onlyInternet', t('Internet'), t('Only what is open to the internet')),
        chip(props, 'onlyAcross', t('Across namespaces'), t('Only what crosses namespaces')),
        h(CompareSelect, { key: 'compare', state, compare: props.compare }),
        model.changes.count === 0 && !options.onlyChanged
          ? null
          : chip(
              props,
              'onlyChanged',
              t('Changed ({0})', model.changes.count),
              model.changes.against === undefined
                ? t('Only what the last edit changed')
                : t('Only what changed'),
            ),
      ]),
      h('div', { class: 'order' }, orderControls(props)),
    ]),
  );
}

/** What a graph has no use for is not offered beside it. */
function orderControls(props: ToolbarProps): Children {
  const { state, takeAway } = props;
  const { options } = state;
  const isMatrix = options.view === 'matrix';
  return [
    isMatrix ? sortSelect(props) : null,
    chip(props, 'isFolded', t('Fold alike'), t('Workloads that no policy tells apart are one line')),
    isMatrix ? chip(props, 'isSwapped', t('Swap axes'), t('Destinations down, sources across')) : null,
    options.sort === 'namespace' ? collapseButton(props) : null,
    viewSwitch(props),
    takeAway === undefined ? null : h(TakeAwayMenu, { key: 'take', state, target: takeAway }),
  ];
}

function scopeSelect({ state, chooseScope }: ToolbarProps): View | null {
  const { scopes, table } = state;
  return scopes.length < 2
    ? null
    : h(
        'select',
        {
          'aria-label': t('Scope'),
          title: t('Scope'),
          value: table.matrix.scope,
          onChange: ({ currentTarget }: Event) => {
            chooseScope(valueOf(currentTarget));
          },
        },
        scopes.map(({ id, name }) => h('option', { key: id, value: id }, name)),
      );
}

function searchField({ state, dispatch, enterMatrix }: ToolbarProps): View {
  return h('input', {
    id: SEARCH_ID,
    type: 'search',
    class: 'wide',
    value: state.options.search,
    placeholder: t('Search name, label, namespace'),
    'aria-label': t('Search'),
    title: t('Every word must be found. "web > db" asks for sources and destinations apart. Key: /'),
    spellcheck: false,
    onInput: ({ currentTarget }: Event) => {
      dispatch({ type: 'options', options: { search: valueOf(currentTarget) } });
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === 'ArrowDown') {
        event.preventDefault();
        enterMatrix();
      }
    },
  });
}

function portField({ state, dispatch }: ToolbarProps): View {
  const { isPortWrong } = state.model;
  return h('input', {
    type: 'search',
    class: 'narrow',
    value: state.options.port,
    placeholder: t('Port: 5432/TCP'),
    'aria-label': t('Port'),
    'aria-invalid': String(isPortWrong),
    title: isPortWrong
      ? t('Not a port: write 5432, 53/UDP, 8000-8080 or SCTP')
      : t('What this port alone may do'),
    spellcheck: false,
    onInput: ({ currentTarget }: Event) => {
      dispatch({ type: 'options', options: { port: valueOf(currentTarget) } });
    },
  });
}

function verdictSelect({ state, dispatch }: ToolbarProps): View {
  return h(
    'select',
    {
      'aria-label': t('Verdict'),
      title: t('Only cells with this verdict'),
      value: state.options.verdict,
      onChange: ({ currentTarget }: Event) => {
        const verdict = VERDICT_FILTERS.find((filter) => filter === valueOf(currentTarget)) ?? 'any';
        dispatch({ type: 'options', options: { verdict } });
      },
    },
    VERDICT_FILTERS.map((verdict) => h('option', { key: verdict, value: verdict }, verdictLabel(verdict))),
  );
}

function verdictLabel(verdict: VerdictFilter): string {
  switch (verdict) {
    case 'any':
      return t('Any verdict');
    case 'allowed':
      return t('Allowed');
    case 'denied':
      return t('Denied');
    case 'open':
      return t('Open questions');
  }
}

function sortSelect({ state, dispatch }: ToolbarProps): View {
  return h(
    'select',
    {
      'aria-label': t('Order'),
      title: t('Order'),
      value: state.options.sort,
      onChange: ({ currentTarget }: Event) => {
        const sort = SORTS.find((known) => known === valueOf(currentTarget)) ?? 'namespace';
        dispatch({ type: 'options', options: { sort } });
      },
    },
    SORTS.map((sort) => h('option', { key: sort, value: sort }, sortLabel(sort))),
  );
}

function sortLabel(sort: Sort): string {
  switch (sort) {
    case 'namespace':
      return t('By namespace');
    case 'name':
      return t('By name');
    case 'likeness':
      return t('By likeness');
  }
}

type Switch = 'onlyInternet' | 'onlyAcross' | 'onlyChanged' | 'isFolded' | 'isSwapped';

function chip({ state, dispatch }: ToolbarProps, option: Switch, label: string, title: string): View {
  const isOn = state.options[option];
  return h(
    'button',
    {
      key: option,
      type: 'button',
      class: 'chip',
      'aria-pressed': String(isOn),
      title,
      onClick: () => {
        dispatch({ type: 'options', options: { [option]: !isOn } satisfies Partial<ViewOptions> });
      },
    },
    label,
  );
}

/** The same selection as a matrix or as a graph. */
function viewSwitch({ state, dispatch }: ToolbarProps): View {
  return h(
    'div',
    { class: 'segments', role: 'group', 'aria-label': t('View') },
    VIEWS.map((view) =>
      h(
        'button',
        {
          key: view,
          type: 'button',
          class: 'chip',
          'aria-pressed': String(state.options.view === view),
          onClick: () => {
            dispatch({ type: 'options', options: { view } });
          },
        },
        view === 'matrix' ? t('Matrix') : t('Graph'),
      ),
    ),
  );
}

function collapseButton({ state, dispatch }: ToolbarProps): View {
  const isCollapsed = state.model.rows.groups.every((group) => group.isCollapsed);
  return h(
    'button',
    {
      type: 'button',
      class: 'chip',
      onClick: () => {
        dispatch({ type: 'collapseAll', isCollapsed: !isCollapsed });
      },
    },
    isCollapsed ? t('Expand all') : t('Collapse all'),
  );
}

function valueOf(target: EventTarget | null): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}
