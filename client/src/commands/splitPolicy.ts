/**
 * "Split Policy...": the policy that the cursor is in, or that an action is about, as several that decide the same; shown
 * before it is made. Which ways there are, and what comes out, is the server's answer.
 */
import { l10n, window } from 'vscode';
import type { SplitPolicyParams } from '../../../protocol/src/splitPolicy.ts';
import type { CommandHost } from '../commandHost.ts';
import { previewChange } from '../previewChange.ts';
import { readSplitPolicyArgument } from '../readCommandArgument.ts';
import type { ServerConnection } from '../serverConnection.ts';

export async function splitPolicy({ server }: CommandHost, argument: unknown): Promise<void> {
  const asked = readSplitPolicyArgument(argument) ?? findCursor();
  if (asked === undefined) {
    tellNoPolicy();
  } else {
    await split(server, asked);
  }
}

function findCursor(): SplitPolicyParams | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function tellNoPolicy(): void {
  void window.showInformationMessage(l10n.t('Podgate: put the cursor into the policy that is to be split.'));
}

async function split(server: ServerConnection, asked: SplitPolicyParams): Promise<void> {
  const answer = await server.request('podgate/splitPolicy', asked);
  switch (answer?.type) {
    case undefined:
      tellNoPolicy();
      return;
    case 'refused':
      void window.showInformationMessage(l10n.t('Podgate: {0}.', answer.because));
      return;
    case 'choices': {
      const items = answer.choices.map(({ by, title }) => ({ label: title, by }));
      const picked = await window.showQuickPick(items, { title: l10n.t('Split Policy') });
      if (picked !== undefined) {
        await split(server, { ...asked, by: picked.by });
      }
      return;
    }
    case 'changes':
      void window.showInformationMessage(l10n.t('Podgate: {0}.', answer.summary));
      await previewChange(answer);
  }
}
