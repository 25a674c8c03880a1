/**
 * What the client library is told: documents, log, how hovers may behave. Commands in hovers and lenses are limited to
 * our own; text from manifests can name no other.
 */
import type { LogOutputChannel } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { CLIENT_NAME } from './clientName.ts';
import { selectDocuments } from './documentSelector.ts';
import { COMMANDS_IN_TEXT } from './commandIds.ts';

export function createClientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: selectDocuments(),
    outputChannel: log,
    diagnosticCollectionName: CLIENT_NAME,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: COMMANDS_IN_TEXT }, supportHtml: false },
  };
}
