/**
 * Above the table: which scope, which endpoints, and how much of everything is shown. Below it, the signs.
 */
import type { MatrixEndpoint } from '../../protocol/src/matrix.ts';
import type { CellKind } from './connectionText.ts';
import { element } from './element.ts';
import type { MatrixState, PageEvent } from './state.ts';
import { t } from './translate.ts';

type Sign = readonly [kind: CellKind, sign: string, words: string];

function listSigns(): readonly Sign[] {
  return [
    ['all', t('all'), t('all ports')],
    ['some', '80/TCP', t('some ports')],
    ['denied', '✕', t('denied')],
    ['undefined', '~', t('left open by Kubernetes')],
    ['unknown', '?', t('not enough known')],
  ];
}

export class HeaderView {
  readonly root: HTMLElement;
  readonly #scope = element('select', { attributes: { 'aria-label': t('Scope') } });
  readonly #filter = element('input', {
    attributes: {
      type: 'search',
      placeholder: t('Filter: namespace, name, kind'),
      'aria-label': t('Filter'),
    },
  });
  readonly #summary = element('span', { className: 'dim', attributes: { role: 'status' } });
  #scopes: MatrixState['scopes'] = [];

  constructor(dispatch: (event: PageEvent) => void, chooseScope: (scope: string) => void) {
    this.root = element('header', {}, [this.#scope, this.#filter, this.#summary]);
    this.#filter.addEventListener('input', () => {
      dispatch({ type: 'filter', filter: this.#filter.value });
    });
    this.#scope.addEventListener('change', () => {
      chooseScope(this.#scope.value);
    });
  }

  render(state: MatrixState): void {
    if (this.#scopes !== state.scopes) {
      this.#scopes = state.scopes;
      this.#scope.replaceChildren(
        ...state.scopes.map(({ id, name }) => element('option', { text: name, attributes: { value: id } })),
      );
    }
    this.#scope.hidden = state.scopes.length < 2;
    this.#scope.value = state.matrix.scope;
    if (this.#filter.value !== state.filter) {
      this.#filter.value = state.filter;
    }
    this.#summary.textContent = summaryText(state);
  }
}

export function drawLegend(): HTMLElement {
  return element(
    'footer',
    {},
    listSigns().map(([kind, sign, words]) =>
      element('span', {}, [
        element('span', { className: `sign ${kind}`, text: sign }),
        document.createTextNode(` ${words}`),
      ]),
    ),
  );
}

function summaryText({ matrix, shown }: MatrixState): string {
  const total = matrix.endpoints.length;
  const workloads = matrix.endpoints.filter(({ type }) => type === 'workload').length;
  const parts = [[countWorkloads(workloads), ...addressTexts(matrix.endpoints)].join(', ')];
  if (shown.length < total) {
    parts.push(t('{0} of {1} shown', shown.length, total));
  }
  if (!matrix.complete) {
    parts.push(t('the manifests do not describe everything'));
  }
  return parts.join(' · ');
}

/** By name where there is one set of addresses. */
function addressTexts(endpoints: readonly MatrixEndpoint[]): readonly string[] {
  const addresses = endpoints.filter(({ type }) => type === 'addresses');
  return addresses.length < 2
    ? addresses.map(({ id, name }) => name ?? id)
    : [t('{0} sets of addresses', addresses.length)];
}

function countWorkloads(count: number): string {
  return count === 1 ? t('1 workload') : t('{0} workloads', count);
}
