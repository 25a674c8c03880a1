/** What a client says of itself that behaves as VS Code does, as far as the server asks. */
export const EDITOR_CAPABILITIES = {
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } },
    codeLens: { resolveSupport: { properties: ['command'] } },
  },
  workspace: { workspaceFolders: true, diagnostics: { refreshSupport: true } },
};
