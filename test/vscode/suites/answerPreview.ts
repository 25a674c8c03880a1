/**
 * The editor's preview of changes: the user takes what is shown, or leaves it.
 */
import { commands } from 'vscode';
import { eventually } from '../eventually.ts';

export type PreviewAnswer = 'refactorPreview.apply' | 'refactorPreview.discard';

/** The preview is there a moment after it was asked for, and gone with the answer. */
export async function answerPreview(answer: PreviewAnswer, until: Thenable<unknown>): Promise<void> {
  let isDone = false;
  void until.then(() => {
    isDone = true;
  });
  await eventually('the answer to the preview', async () => {
    await commands.executeCommand(answer);
    return isDone ? true : undefined;
  });
}
