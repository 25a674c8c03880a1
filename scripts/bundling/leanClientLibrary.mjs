/**
 * The client library without the features that our server does not have: a quarter of its weight. The library registers
 * all features it knows, so each of these has a stand-in that does nothing, in `client/src/unused/`.
 */
import { join } from 'node:path';

/** Modules of the library, and what a server offers that needs them. */
export const UNUSED_FEATURES = {
  colorProvider: ['colorProvider'],
  declaration: ['declarationProvider'],
  documentLink: ['documentLinkProvider'],
  fileOperations: ['workspace.fileOperations'],
  foldingRange: ['foldingRangeProvider'],
  formatting: [
    'documentFormattingProvider',
    'documentOnTypeFormattingProvider',
    'documentRangeFormattingProvider',
  ],
  implementation: ['implementationProvider'],
  inlayHint: ['inlayHintProvider'],
  inlineCompletion: ['inlineCompletionProvider'],
  inlineValue: ['inlineValueProvider'],
  linkedEditingRange: ['linkedEditingRangeProvider'],
  notebook: ['notebookDocumentSync'],
  rename: ['renameProvider'],
  selectionRange: ['selectionRangeProvider'],
  semanticTokens: ['semanticTokensProvider'],
  signatureHelp: ['signatureHelpProvider'],
  textDocumentContent: ['workspace.textDocumentContent'],
  typeDefinition: ['typeDefinitionProvider'],
  typeHierarchy: ['typeHierarchyProvider'],
};

/** Those that have a stand-in of their own. */
const OWN_STAND_INS = { notebook: 'notebook.ts', 'utils/globPattern': 'globPattern.ts' };
const STAND_INS = {
  ...Object.fromEntries(Object.keys(UNUSED_FEATURES).map((name) => [name, 'features.ts'])),
  ...OWN_STAND_INS,
};
const LIBRARY = /[\\/]vscode-languageclient[\\/]lib[\\/]common$/;

/** A plugin for esbuild; the build fails where the library has no such module any more. */
export function leanClientLibrary(root) {
  return {
    name: 'lean client library',
    setup: ({ onStart, onResolve, onEnd }) => {
      const found = new Set();
      onStart(() => found.clear());
      onResolve({ filter: /^\.\// }, ({ path, resolveDir }) => {
        const name = path.slice('./'.length);
        const standIn = LIBRARY.test(resolveDir) ? STAND_INS[name] : undefined;
        if (standIn === undefined) {
          return undefined;
        }
        found.add(name);
        return { path: join(root, 'client', 'src', 'unused', standIn) };
      });
      onEnd(() => {
        const missing = Object.keys(STAND_INS).filter((name) => !found.has(name));
        return { errors: missing.map((name) => ({ text: `the client library has no module \`${name}\`` })) };
      });
    },
  };
}
