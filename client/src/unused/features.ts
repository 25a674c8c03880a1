/**
 * What stands in the client library for features that our server does not have, so that their code need not ship: they
 * offer nothing to the server and do nothing. `scripts/bundling/leanClientLibrary.mjs` puts this module in their place; the
 * names are the library's.
 */
import type { FeatureState, StaticFeature } from 'vscode-languageclient';

export class UnusedFeature implements StaticFeature {
  fillClientCapabilities(): void {
    // The server is told of nothing.
  }

  initialize(): void {
    // There is nothing to begin.
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {
    // There is nothing to end.
  }
}

export {
  UnusedFeature as ColorProviderFeature,
  UnusedFeature as DeclarationFeature,
  UnusedFeature as DidCreateFilesFeature,
  UnusedFeature as DidDeleteFilesFeature,
  UnusedFeature as DidRenameFilesFeature,
  UnusedFeature as DocumentFormattingFeature,
  UnusedFeature as DocumentLinkFeature,
  UnusedFeature as DocumentOnTypeFormattingFeature,
  UnusedFeature as DocumentRangeFormattingFeature,
  UnusedFeature as FoldingRangeFeature,
  UnusedFeature as ImplementationFeature,
  UnusedFeature as InlayHintsFeature,
  UnusedFeature as InlineCompletionItemFeature,
  UnusedFeature as InlineValueFeature,
  UnusedFeature as LinkedEditingFeature,
  UnusedFeature as RenameFeature,
  UnusedFeature as SelectionRangeFeature,
  UnusedFeature as SemanticTokensFeature,
  UnusedFeature as SignatureHelpFeature,
  UnusedFeature as TextDocumentContentFeature,
  UnusedFeature as TypeDefinitionFeature,
  UnusedFeature as TypeHierarchyFeature,
  UnusedFeature as WillCreateFilesFeature,
  UnusedFeature as WillDeleteFilesFeature,
  UnusedFeature as WillRenameFilesFeature,
};
