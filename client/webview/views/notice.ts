/**
 * A line above a matrix that needs a word of explanation: where no policy is in force, everything is allowed.
 */
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export function Notice({ state }: { readonly state: MatrixState }): View {
  const { scopes, table } = state;
  const scope = scopes.find(({ id }) => id === table.matrix.scope);
  const isNeeded = scope?.policyCount === 0;
  // Always there: what comes and goes before the matrix would move it, and take the focus from it.
  return h(
    'p',
    { class: 'notice', hidden: !isNeeded },
    isNeeded
      ? t(
          'No policy here: everyone may talk to everyone. The snippet "np-default-deny" begins to change that.',
        )
      : null,
  );
}
