/**
 * What the client said that it can do, as plain questions. Everything that is optional in the protocol is asked here
 * and nowhere else; a client that says nothing gets the oldest way of each.
 */
import type { InitializeParams } from 'vscode-languageserver';

export interface ClientAbilities {
  /** Asks for diagnostics; otherwise they are sent. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly tellsFolders: boolean;
  readonly showsProgress: boolean;
  /** Takes edits that name the version of the text that they are for. */
  readonly versionsEdits: boolean;
  /** Takes edits that make files. */
  readonly createsFiles: boolean;
}

/** A client without abilities, until it has introduced itself. */
export const NO_ABILITIES: ClientAbilities = readAbilities({});

export function readAbilities(capabilities: Partial<InitializeParams['capabilities']>): ClientAbilities {
  const { textDocument, window, workspace } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic != null,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
    showsProgress: window?.workDoneProgress === true,
  };
}
