/**
 * A line above a matrix that needs a word of explanation: where no policy is in force, everything is allowed; where there is
 * nothing to compare with, nothing is marked.
 */
import type { NoBaseline } from '../../../protocol/src/compare.ts';
import { baselineName } from '../changeText.ts';
import type { HostWords } from '../hostWords.ts';
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

interface NoticeInputs {
  readonly state: MatrixState;
  readonly words: HostWords;
}

export function Notice({ state, words }: NoticeInputs): View {
  const text = noComparison(state) ?? (hasPolicies(state) ? undefined : words.noPolicy());
  // Always there: what comes and goes before the matrix would move it, and take the focus from it.
  return h('p', { class: 'notice', hidden: text === undefined }, text);
}

function hasPolicies({ scopes, table }: MatrixState): boolean {
  return scopes.find(({ id }) => id === table.matrix.scope)?.policyCount !== 0;
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
