/**
 * What a change opens and closes, while it is only shown: the first of it in a message, all of it in a list.
 */
import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { ChangeEffects } from '../../protocol/src/effect.ts';

/** More stand in the list. */
const NAMED_MAX = 3;

/** The first effects, as clauses for a message. */
export function nameFirstEffects({ items, rest }: ChangeEffects): readonly string[] {
  const shown = items.slice(0, NAMED_MAX).map(({ text }) => text);
  const others = items.length - shown.length + rest;
  return others === 0 ? shown : [...shown, l10n.t('and {0} more', others)];
}

/** Whether a message names all of them. */
export function areAllNamed({ items, rest }: ChangeEffects): boolean {
  return items.length <= NAMED_MAX && rest === 0;
}

/** Nothing happens to what is chosen: its line is there to be read and searched. */
export async function listEffects({ items, rest }: ChangeEffects, title: string): Promise<void> {
  const entries: readonly QuickPickItem[] = [
    ...items.map(({ text }) => ({ label: text })),
    ...(rest === 0 ? [] : [{ label: l10n.t('and {0} more', rest), kind: QuickPickItemKind.Separator }]),
  ];
  await window.showQuickPick(entries, { title });
}
