/**
 * Asks the server for new policies, and the user for the scope where several come into question; shows what would be
 * written, and what to know about it. Nothing is written here without the user's consent.
 */
import { type CancellationToken, l10n, ProgressLocation, window } from 'vscode';
import type { GenerateAnswer, GeneratedAnswer, GenerateParams } from '../../protocol/src/generate.ts';
import { chooseScopeOf } from './chooseScopeOf.ts';
import { areAllNamed, listEffects, nameFirstEffects } from './effectWords.ts';
import { previewFiles } from './previewFiles.ts';
import type { ServerConnection } from './serverConnection.ts';

/** More notes are in a list. */
const NOTES_MAX = 2;

export async function askForPolicies(server: ServerConnection, params: GenerateParams): Promise<void> {
  const answer = await ask(server, params);
  if (answer === undefined) {
    return;
  }
  if (answer === null) {
    void window.showInformationMessage(l10n.t('Podgate: there are no workloads here to write policies for.'));
    return;
  }
  if (answer.type === 'scopes') {
    const scope = await chooseScopeOf(answer.scopes);
    if (scope !== undefined) {
      await askForPolicies(server, { ...params, scope: scope.id });
    }
    return;
  }
  void tell(answer);
  await previewFiles(answer.files);
}

/** `undefined` where the user did not wait for it. */
async function ask(
  server: ServerConnection,
  params: GenerateParams,
): Promise<GenerateAnswer | null | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Podgate: reading what the manifests declare'),
    cancellable: true,
  };
  return window.withProgress(options, (_progress, token: CancellationToken) =>
    server.request('podgate/generate', params, token).catch((error: unknown) => {
      if (token.isCancellationRequested) {
        return undefined;
      }
      throw error;
    }),
  );
}

/** What they open and close, and what else to know, while the preview is open. */
async function tell({ summary, effects, notes }: GeneratedAnswer): Promise<void> {
  const shown = notes.slice(0, NOTES_MAX);
  const named = nameFirstEffects(effects);
  const [count, ...others] = shown;
  const text = `Podgate: ${[summary, ...(count === undefined ? [] : [count]), ...named, ...others].join('; ')}`;
  const allEffects = l10n.t('Show What Opens and Closes');
  const allNotes = l10n.t('Show All {0} Notes', notes.length);
  const buttons = [
    ...(areAllNamed(effects) ? [] : [allEffects]),
    ...(shown.length === notes.length ? [] : [allNotes]),
  ];
  const chosen = await window.showInformationMessage(text, ...buttons);
  if (chosen === allEffects) {
    await listEffects(effects, summary);
  } else if (chosen === allNotes) {
    await window.showQuickPick([...notes], { title: summary });
  }
}
