/**
 * What the client said that it can do, as plain questions. Everything that is optional in the protocol is asked here
 * and nowhere else; a client that says nothing gets the oldest way of each.
 */
import {
  InsertTextMode,
  MarkupKind,
  type DiagnosticsCapabilities,
  type DiagnosticTag,
  type InitializeParams,
  type TextDocumentClientCapabilities,
} from 'vscode-languageserver';

/** What of a diagnostic is shown beside its range and its message. */
export interface DiagnosticAbilities {
  readonly relatedPlaces: boolean;
  readonly ruleLinks: boolean;
  readonly tags: ReadonlySet<DiagnosticTag>;
}

/** How completion items may be written. */
export interface CompletionAbilities {
  /** Asks for what an item is about when it is looked at; otherwise it must be there at once. */
  readonly resolves: boolean;
  readonly snippets: boolean;
  /** Can be told that several lines are indented already. */
  readonly keepsIndentation: boolean;
  readonly format: MarkupKind;
}

export interface ClientAbilities {
  /** Asks for diagnostics; otherwise they are sent. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly diagnostics: DiagnosticAbilities;
  readonly refreshesLenses: boolean;
  /** Asks for the texts of lenses when they come into view; otherwise they must be there at once. */
  readonly resolvesLenses: boolean;
  /** The notation that hovers are written in. */
  readonly hoverFormat: MarkupKind;
  readonly completion: CompletionAbilities;
  readonly refreshesHints: boolean;
  /** Asks whether something can be renamed before it asks for a name. */
  readonly preparesRename: boolean;
  /** Shows edits before they are made, where it is told what they are. */
  readonly annotatesEdits: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly tellsFolders: boolean;
  /** Takes edits that name the version of the text that they are for. */
  readonly versionsEdits: boolean;
  /** Takes edits that make files. */
  readonly createsFiles: boolean;
}

/** A client without abilities, until it has introduced itself. */
export const NO_ABILITIES: ClientAbilities = readAbilities({});

export function readAbilities(capabilities: Partial<InitializeParams['capabilities']>): ClientAbilities {
  const { textDocument, workspace } = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic != null,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    diagnostics: readDiagnostics(textDocument),
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    resolvesLenses: resolvesLenses(textDocument?.codeLens),
    hoverFormat: textDocument?.hover?.contentFormat?.find(isMarkup) ?? MarkupKind.PlainText,
    completion: readCompletion(textDocument?.completion),
    preparesRename: textDocument?.rename?.prepareSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    annotatesEdits:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.changeAnnotationSupport !== undefined,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    tellsFolders: workspace?.workspaceFolders === true,
    versionsEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.resourceOperations?.includes('create') === true,
  };
}

/** Clients that pull say it here or there; what they can show is the same. */
function readDiagnostics(textDocument: TextDocumentClientCapabilities | undefined): DiagnosticAbilities {
  const said: readonly DiagnosticsCapabilities[] = [
    textDocument?.publishDiagnostics ?? {},
    textDocument?.diagnostic ?? {},
  ];
  return {
    relatedPlaces: said.some(({ relatedInformation }) => relatedInformation === true),
    ruleLinks: said.some(({ codeDescriptionSupport }) => codeDescriptionSupport === true),
    tags: new Set(said.flatMap(({ tagSupport }) => tagSupport?.valueSet ?? [])),
  };
}

function readCompletion(completion: TextDocumentClientCapabilities['completion']): CompletionAbilities {
  const item = completion?.completionItem;
  return {
    resolves: item?.resolveSupport?.properties.includes('documentation') === true,
    snippets: item?.snippetSupport === true,
    keepsIndentation: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) === true,
    format: item?.documentationFormat?.find(isMarkup) ?? MarkupKind.PlainText,
  };
}

/** Until version 3.18 of the protocol, who shows lenses also asks for their texts. */
function resolvesLenses(codeLens: TextDocumentClientCapabilities['codeLens']): boolean {
  if (codeLens === undefined) {
    return false;
  }
  return codeLens.resolveSupport === undefined || codeLens.resolveSupport.properties.includes('command');
}

function isMarkup(kind: string): kind is MarkupKind {
  return kind === MarkupKind.Markdown || kind === MarkupKind.PlainText;
}
