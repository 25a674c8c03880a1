/**
 * What the matrix is held against: the last edit by itself, what is saved, the last commit, another scope. What of that there is,
 * the server has said of each scope.
 */
import type { Baseline, ComparedWith } from '../../../protocol/src/compare.ts';
import { baselineName } from '../changeText.ts';
import type { MatrixProvider } from '../matrixProvider.ts';
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export interface CompareSelectProps {
  readonly state: MatrixState;
  readonly compare: MatrixProvider['compare'];
}

export function CompareSelect({ state, compare }: CompareSelectProps): View | null {
  const choices = listBaselines(state);
  if (compare === undefined || choices.length === 0) {
    return null;
  }
  const chosen = state.comparison?.baseline;
  return h(
    'select',
    {
      class: 'against',
      'aria-label': t('Compare with'),
      title: t('What changed, compared with what'),
      value: chosen === undefined ? '' : keyOf(chosen),
      onChange: ({ currentTarget }: Event) => {
        const key = currentTarget instanceof HTMLSelectElement ? currentTarget.value : '';
        compare(choices.find((baseline) => keyOf(baseline) === key));
      },
    },
    h('option', { key: '', value: '' }, t('Marks: last edit')),
    choices.map((baseline) =>
      h(
        'option',
        { key: keyOf(baseline), value: keyOf(baseline) },
        t('Compare with {0}', baselineName(baseline, state.scopes)),
      ),
    ),
  );
}

/** The chosen one stays among them where it is gone, so that one sees what is chosen. */
function listBaselines({ scopes, table, comparison }: MatrixState): readonly Baseline[] {
  const { scope } = table.matrix;
  const { baselines = [] } = scopes.find(({ id }) => id === scope) ?? {};
  const known: readonly Baseline[] = [
    ...baselines.map((type) => ({ type })),
    ...scopes.filter(({ id }) => id !== scope).map(({ id }): Baseline => ({ type: 'scope', scope: id })),
  ];
  const chosen = comparison?.baseline;
  return chosen === undefined ||
    chosen.type === 'named' ||
    known.some((baseline) => keyOf(baseline) === keyOf(chosen))
    ? known
    : [...known, chosen];
}

function keyOf(baseline: ComparedWith): string {
  return baseline.type === 'scope' ? `scope ${baseline.scope}` : baseline.type;
}
