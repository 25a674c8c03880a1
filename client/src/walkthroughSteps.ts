/**
 * Tells the walkthrough what the user has done: seen a hover of ours, applied a fix of ours. Each is told once; the other
 * steps are commands, which the editor sees by itself.
 */
import { type CodeAction, CodeActionKind, type Command, commands } from 'vscode';
import { NOTE_FIX } from './commandIds.ts';

const STEPS = { hover: 'podgate.hasHovered', fix: 'podgate.hasFixed' } as const;

type Step = keyof typeof STEPS;

const done = new Set<Step>();

export function noteStep(step: Step): void {
  if (!done.has(step)) {
    done.add(step);
    void commands.executeCommand('setContext', STEPS[step], true);
  }
}

/** A fix runs this after its edit; until somebody has applied one. */
export function markFixes<Action extends CodeAction | Command>(actions: readonly Action[]): Action[] {
  return actions.map((action) => {
    if (!done.has('fix') && 'edit' in action && action.edit !== undefined && isFix(action)) {
      action.command ??= { title: '', command: NOTE_FIX };
    }
    return action;
  });
}

function isFix({ kind }: CodeAction): boolean {
  return kind !== undefined && CodeActionKind.QuickFix.contains(kind);
}
