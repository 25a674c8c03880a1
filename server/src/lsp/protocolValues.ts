/**
 * The numbers and words of the Language Server Protocol that the server says or understands. The library has them all, but
 * only as a whole; from it come the types, which hold these to the protocol.
 */
import type * as Protocol from 'vscode-languageserver';

export type CodeActionKind = Protocol.CodeActionKind;
export type CompletionItemKind = Protocol.CompletionItemKind;
export type DiagnosticSeverity = Protocol.DiagnosticSeverity;
export type DiagnosticTag = Protocol.DiagnosticTag;
export type MarkupKind = Protocol.MarkupKind;
export type PositionEncodingKind = Protocol.PositionEncodingKind;
export type SymbolKind = Protocol.SymbolKind;

export const CodeActionKind: Pick<
  typeof Protocol.CodeActionKind,
  'QuickFix' | 'RefactorRewrite' | 'SourceFixAll'
> = {
  QuickFix: 'quickfix',
  RefactorRewrite: 'refactor.rewrite',
  SourceFixAll: 'source.fixAll',
};

export const CompletionItemKind: Pick<
  typeof Protocol.CompletionItemKind,
  'Property' | 'EnumMember' | 'Value' | 'Module' | 'Unit' | 'Constant' | 'Reference' | 'Struct' | 'Snippet'
> = {
  Property: 10,
  EnumMember: 20,
  Value: 12,
  Module: 9,
  Unit: 11,
  Constant: 21,
  Reference: 18,
  Struct: 22,
  Snippet: 15,
};

export const CompletionTriggerKind: Pick<typeof Protocol.CompletionTriggerKind, 'TriggerCharacter'> = {
  TriggerCharacter: 2,
};

export const DiagnosticSeverity: Pick<
  typeof Protocol.DiagnosticSeverity,
  'Error' | 'Warning' | 'Information' | 'Hint'
> = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
};

export const DiagnosticTag: Pick<typeof Protocol.DiagnosticTag, 'Unnecessary'> = { Unnecessary: 1 };

export const DocumentHighlightKind: Pick<typeof Protocol.DocumentHighlightKind, 'Text'> = { Text: 1 };

export const FileChangeType: Pick<typeof Protocol.FileChangeType, 'Deleted'> = { Deleted: 3 };

export const InsertTextFormat: Pick<typeof Protocol.InsertTextFormat, 'Snippet'> = { Snippet: 2 };

export const InsertTextMode: Pick<typeof Protocol.InsertTextMode, 'asIs'> = { asIs: 1 };

export const MarkupKind: Pick<typeof Protocol.MarkupKind, 'PlainText' | 'Markdown'> = {
  PlainText: 'plaintext',
  Markdown: 'markdown',
};

export const MessageType: Pick<typeof Protocol.MessageType, 'Error' | 'Warning' | 'Info'> = {
  Error: 1,
  Warning: 2,
  Info: 3,
};

export const PositionEncodingKind: Pick<typeof Protocol.PositionEncodingKind, 'UTF8' | 'UTF16' | 'UTF32'> = {
  UTF8: 'utf-8',
  UTF16: 'utf-16',
  UTF32: 'utf-32',
};

export const SymbolKind: Pick<
  typeof Protocol.SymbolKind,
  'Module' | 'Namespace' | 'Class' | 'Interface' | 'Constant' | 'String' | 'Object'
> = {
  Module: 2,
  Namespace: 3,
  Class: 5,
  Interface: 11,
  Constant: 14,
  String: 15,
  Object: 19,
};

export const TextDocumentSyncKind: Pick<typeof Protocol.TextDocumentSyncKind, 'Incremental'> = {
  Incremental: 2,
};

export const WatchKind: Pick<typeof Protocol.WatchKind, 'Create' | 'Change' | 'Delete'> = {
  Create: 1,
  Change: 2,
  Delete: 4,
};
