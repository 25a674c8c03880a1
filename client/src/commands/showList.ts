/**
 * What a hover or a lens counted, as a list to pick from. It is asked for when it is wanted, by the place that it is about.
 * Picking an entry goes to its place.
 */
import { l10n, window } from 'vscode';
import type { CommandHost } from '../commandHost.ts';
import { openPlace } from '../openPlace.ts';
import { readShowListArgument } from '../readCommandArgument.ts';

export async function showList({ log, server }: CommandHost, argument: unknown): Promise<void> {
  const asked = readShowListArgument(argument);
  if (asked === undefined) {
    log.warn('a list was asked for by something that is no question, and not shown');
    return;
  }
  const list = await server.request('podgate/list', asked);
  if (list === null) {
    void window.showInformationMessage(l10n.t('Podgate: what this list was about is not there any more.'));
    return;
  }
  const chosen = await window.showQuickPick(list.items, {
    title: list.title,
    placeHolder: l10n.t('Choose one to go to its manifest'),
    matchOnDescription: true,
  });
  if (chosen?.place !== undefined) {
    await openPlace(chosen.place);
  }
}
