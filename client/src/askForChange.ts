/**
 * Asks the server what opens or closes a connection, says what else that changes, and shows the change before it is made.
 */
import { l10n, window } from 'vscode';
import type {
  ChangeConnectionParams,
  ConnectionChanges,
  ConnectionSideEffect,
} from '../../protocol/src/changeConnection.ts';
import { previewChange } from './previewChange.ts';
import type { ServerConnection } from './serverConnection.ts';

export async function askForChange(server: ServerConnection, params: ChangeConnectionParams): Promise<void> {
  const answer = await server.request('podgate/changeConnection', params);
  if (answer === null) {
    void window.showInformationMessage(l10n.t('Podgate: this connection is not there any more.'));
    return;
  }
  if (answer.type === 'refused') {
    const text =
      params.wish === 'open'
        ? l10n.t('Podgate: nothing is offered to open it: {0}.', answer.because)
        : l10n.t('Podgate: nothing is offered to close it: {0}.', answer.because);
    void window.showInformationMessage(text);
    return;
  }
  void tell(answer);
  await previewChange(answer);
}

/** What else it changes, while the preview is open. */
async function tell({ steps, sideEffects, sideEffectRest }: ConnectionChanges): Promise<void> {
  const what = steps.map(({ title }) => title).join('; ');
  const count = sideEffects.length + sideEffectRest;
  if (count === 0) {
    void window.showInformationMessage(l10n.t('Podgate: {0}. It changes nothing else.', what));
    return;
  }
  const list = l10n.t('Show Them');
  const text =
    count === 1
      ? l10n.t('Podgate: {0}. It changes 1 other pair as well.', what)
      : l10n.t('Podgate: {0}. It changes {1} other pairs as well.', what, count);
  if ((await window.showWarningMessage(text, list)) === list) {
    await window.showQuickPick(listEffects(sideEffects, sideEffectRest), { title: what });
  }
}

function listEffects(effects: readonly ConnectionSideEffect[], rest: number): string[] {
  const lines = effects.map(({ effect, from, to }) =>
    effect === 'opens' ? l10n.t('opens {0}', `${from} → ${to}`) : l10n.t('closes {0}', `${from} → ${to}`),
  );
  return rest === 0 ? lines : [...lines, l10n.t('and {0} more', rest)];
}
