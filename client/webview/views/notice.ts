/**
 * A line above a matrix that needs a word of explanation: where no policy is in force, everything is allowed; where there is
 * nothing to compare with, nothing is marked.
 */
import type { NoBaseline } from '../../../protocol/src/compare.ts';
import { baselineName } from '../changeText.ts';
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export function Notice({ state }: { readonly state: MatrixState }): View {
  const text = noComparison(state) ?? noPolicy(state);
  // Always there: what comes and goes before the matrix would move it, and take the focus from it.
  return h('p', { class: 'notice', hidden: text === undefined }, text);
}

function noPolicy({ scopes, table }: MatrixState): string | undefined {
  const scope = scopes.find(({ id }) => id === table.matrix.scope);
  return scope?.policyCount === 0
    ? t('No policy here: everyone may talk to everyone. The snippet "np-default-deny" begins to change that.')
    : undefined;
}

function noComparison({ comparison, scopes }: MatrixState): string | undefined {
  return comparison === undefined || !('none' in comparison.before)
    ? undefined
    : whyNot(comparison.before.none, baselineName(comparison.baseline, scopes));
}

function whyNot(why: NoBaseline, name: string): string {
  switch (why) {
    case 'noHead':
      return t('Nothing to compare with: there is no commit here.');
    case 'noScope':
      return t('Nothing to compare with: "{0}" is not there.', name);
    case 'tooLarge':
      return t('Nothing to compare with: "{0}" is larger than a matrix can be.', name);
    case 'unreadable':
      return t('Nothing to compare with: what {0} has could not be read.', name);
  }
}
