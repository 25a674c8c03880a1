/**
 * Tells the editor's menus two things: whether the server is needed in this window, and whether the text in front is a
 * policy. By a scan of its words; what the policy says is not asked.
 */
import { commands, type Disposable, type TextEditor, window, workspace } from 'vscode';
import { isOurDocument } from './documentSelector.ts';

const IS_ACTIVE = 'podgate.isActive';
const IS_POLICY = 'podgate.isPolicy';
const POLICY_KIND = /^[ \t{-]*["']?kind["']?[ \t]*:[ \t]*["']?NetworkPolicy\b/m;

/** The entries of menus that are for workspaces with manifests may be shown. */
export function showMenus(): void {
  void commands.executeCommand('setContext', IS_ACTIVE, true);
}

export function followActivePolicy(): Disposable {
  let told: boolean | undefined;
  const tell = (editor: TextEditor | undefined): void => {
    const isPolicy =
      editor !== undefined && isOurDocument(editor.document) && POLICY_KIND.test(editor.document.getText());
    if (isPolicy !== told) {
      told = isPolicy;
      void commands.executeCommand('setContext', IS_POLICY, isPolicy);
    }
  };
  const listeners = [
    window.onDidChangeActiveTextEditor(tell),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) {
        tell(window.activeTextEditor);
      }
    }),
  ];
  tell(window.activeTextEditor);
  return {
    dispose: () => {
      listeners.forEach((listener) => void listener.dispose());
    },
  };
}
