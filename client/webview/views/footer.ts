/**
 * Below the matrix: what the signs mean, and how much there is. The signs are drawn as in the cells.
 */
import { STROKES } from '../graph/drawGraph.ts';
import { graphOf } from '../graph/graphModel.ts';
import type { CellKind } from '../model/cellKind.ts';
import { baselineName, countsText } from '../changeText.ts';
import { countWorkloads } from '../lineText.ts';
import { type ChangeCounts, type Changes, hasChanged } from '../model/compareTables.ts';
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export function Footer({ state }: { readonly state: MatrixState }): View {
  return h('footer', null, [
    h(
      'ul',
      { class: 'legend', 'aria-label': t('Signs') },
      listSigns(state).map(([sign, words]) =>
        h('li', { key: sign }, signView(sign, state.options.view), words),
      ),
    ),
    h('p', { class: 'summary', role: 'status' }, summaryText(state)),
  ]);
}

/** As it is drawn: in a cell, or as a line between two nodes. */
function signView(sign: Sign[0], view: MatrixState['options']['view']): View {
  if (view === 'matrix' || isChange(sign) || sign === 'self') {
    return h('span', { class: `sign ${sign}`, 'aria-hidden': 'true' });
  }
  const [dash, width] = STROKES[sign];
  return h(
    'svg',
    { class: 'sample', width: 24, height: 10, 'aria-hidden': 'true' },
    h('path', {
      d: 'M0 5H24',
      stroke: `var(--matrix-${sign})`,
      'stroke-width': width,
      'stroke-dasharray': dash,
    }),
  );
}

type Sign = readonly [sign: CellKind | keyof ChangeCounts, words: string];

function isChange(sign: Sign[0]): sign is keyof ChangeCounts {
  return sign === 'opened' || sign === 'closed' || sign === 'changed';
}

function listSigns({ model, options }: MatrixState): readonly Sign[] {
  // A graph has no lines for what is denied, unless that is new, or what one looks for.
  const isGraph = options.view === 'graph';
  const hasCollapsed = isGraph
    ? graphOf(model).edges.some(({ kind }) => kind === 'mixed')
    : model.rows.groups.some(({ isCollapsed }) => isCollapsed);
  return [
    ['all', t('all ports')],
    ['some', t('some ports')],
    ...(isGraph && options.verdict !== 'denied' && model.changes.counts.closed === 0
      ? []
      : ([['denied', t('denied')]] satisfies readonly Sign[])),
    ['undefined', t('left open by Kubernetes')],
    ['unknown', t('not enough known')],
    ...(hasCollapsed ? ([['mixed', t('pairs that differ')]] satisfies readonly Sign[]) : []),
    ...listChangeSigns(model.changes),
  ];
}

function listChangeSigns({ count, counts, against }: Changes): readonly Sign[] {
  if (count === 0) {
    return [];
  }
  const closed = against === undefined ? t('closed by the last edit') : t('closed');
  return [
    ['opened', t('opened')],
    ['closed', closed],
    ...(counts.changed === 0 ? [] : ([['changed', t('changed otherwise')]] satisfies readonly Sign[])),
  ];
}

/** `3 namespaces · 12 workloads · 9 policies`, and what of it is in sight. */
function summaryText(state: MatrixState): string {
  const { scopes, table, model } = state;
  const { matrix } = table;
  const workloads = matrix.endpoints.filter(({ type }) => type === 'workload');
  const namespaces = new Set(workloads.map(({ namespace }) => namespace)).size;
  const policies = scopes.find(({ id }) => id === matrix.scope)?.policyCount ?? matrix.policies.length;
  const shown = countMembers(model.rows.groups.length === 0 ? model.rows.lines : model.rows.groups);
  const across = countMembers(model.columns.groups.length === 0 ? model.columns.lines : model.columns.groups);
  return [
    countNamespaces(namespaces),
    countWorkloads(workloads.length),
    countPolicies(policies),
    ...(shown === table.size && across === table.size ? [] : [t('{0} × {1} shown', shown, across)]),
    ...(matrix.complete ? [] : [t('the manifests do not describe everything')]),
    ...changesText(state),
  ].join(' · ');
}

/** What the marks are about: a comparison, or the last edit, which is heard here by who does not see it. */
function changesText({ scopes, model: { changes }, comparison }: MatrixState): readonly string[] {
  if (comparison === undefined) {
    return hasChanged(changes) ? [t('last edit: {0}', countsText(changes))] : [];
  }
  const name = baselineName(comparison.baseline, scopes);
  return 'none' in comparison.before ? [] : [t('compared with {0}: {1}', name, countsText(changes))];
}

function countMembers(lines: readonly { readonly members: readonly number[] }[]): number {
  return lines.reduce((sum, { members }) => sum + members.length, 0);
}

function countNamespaces(count: number): string {
  return count === 1 ? t('1 namespace') : t('{0} namespaces', count);
}

function countPolicies(count: number): string {
  return count === 1 ? t('1 policy') : t('{0} policies', count);
}
