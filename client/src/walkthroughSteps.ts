/**
 * Tells the walkthrough what the user has done: seen a hover of ours, applied a fix of ours. The other steps are commands,
 * which the editor sees by itself.
 */
import { type CodeAction, CodeActionKind, type Command, commands } from 'vscode';
import { NOTE_FIX } from './commandIds.ts';

const STEPS = { hover: 'podgate.hasHovered', fix: 'podgate.hasFixed' } as const;

type Step = keyof typeof STEPS;

/**
 * Told each time, as something that happens and is over: the editor looks only once a walkthrough was opened, and a step
 * whose context is true by then is never done.
 */
export function noteStep(step: Step): void {
  void commands.executeCommand('setContext', STEPS[step], true);
  void commands.executeCommand('setContext', STEPS[step], false);
}

/** A fix runs this after its edit. */
export function markFixes<Action extends CodeAction | Command>(actions: readonly Action[]): Action[] {
  return actions.map((action) => {
    if ('edit' in action && action.edit !== undefined && isFix(action)) {
      action.command ??= { title: '', command: NOTE_FIX };
    }
    return action;
  });
}

function isFix({ kind }: CodeAction): boolean {
  return kind !== undefined && CodeActionKind.QuickFix.contains(kind);
}
