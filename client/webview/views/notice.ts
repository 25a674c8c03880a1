/**
 * A line above a matrix that needs a word of explanation: where no policy is in force, everything is allowed.
 */
import type { MatrixState } from '../state.ts';
import { t } from '../translate.ts';
import { h, type View } from './html.ts';

export function Notice({ state }: { readonly state: MatrixState }): View | null {
  const { scopes, table } = state;
  const scope = scopes.find(({ id }) => id === table.matrix.scope);
  return scope === undefined || 0 < scope.policyCount
    ? null
    : h(
        'p',
        { class: 'notice' },
        t(
          'No policy here: everyone may talk to everyone. The snippet "np-default-deny" begins to change that.',
        ),
      );
}
