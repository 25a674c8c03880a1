/**
 * Asks the server what opens or closes a connection, says what else that changes, and shows the change before it is made.
 */
import { l10n, window } from 'vscode';
import type { ChangeConnectionParams, ConnectionChanges } from '../../protocol/src/changeConnection.ts';
import { areAllNamed, listEffects, nameFirstEffects } from './effectWords.ts';
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

/** What it opens and closes, while the preview is open. */
async function tell({ steps, effect, sideEffects }: ConnectionChanges): Promise<void> {
  const what = [...steps.map(({ title }) => title), effect].join('; ');
  if (sideEffects.items.length === 0) {
    void window.showInformationMessage(l10n.t('Podgate: {0}. It changes nothing else.', what));
    return;
  }
  const list = l10n.t('Show Them');
  const others = nameFirstEffects(sideEffects).join('; ');
  const text = l10n.t('Podgate: {0}. It changes other pairs as well: {1}.', what, others);
  const buttons = areAllNamed(sideEffects) ? [] : [list];
  if ((await window.showWarningMessage(text, ...buttons)) === list) {
    await listEffects(sideEffects, what);
  }
}
