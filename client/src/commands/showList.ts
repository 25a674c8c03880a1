/**
 * What a lens counted, as a list to pick from. Picking an entry goes to its place; an entry without one, such as the
 * internet, is there to be read.
 */
import { l10n, window } from 'vscode';
import type { CommandHost } from '../commandHost.ts';
import { openPlace } from '../openPlace.ts';
import { readShowListArgument } from '../readCommandArgument.ts';

export async function showList({ log }: CommandHost, argument: unknown): Promise<void> {
  const list = readShowListArgument(argument);
  if (list === undefined) {
    log.warn('a list without a title was asked for, and not shown');
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
