/**
 * What the client library is told: documents, log, how hovers may behave, what to do about crashes. Commands in hovers
 * are limited to our own; text from manifests can name no other.
 */
import { l10n, type LogOutputChannel, Uri } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import type { InitializationOptions } from '../../protocol/src/settings.ts';
import { CLIENT_NAME } from './clientName.ts';
import { COMMANDS_IN_TEXT, RESTART_SERVER, SHOW_OUTPUT, SUGGEST } from './commandIds.ts';
import type { CrashRecovery } from './crashRecovery.ts';
import { DocumentGate } from './documentGate.ts';
import { selectDocuments } from './documentSelector.ts';
import { offerCommands } from './offerCommands.ts';
import { describeSchemaPartner } from './schemaPartner.ts';
import { createMiddleware } from './serverMiddleware.ts';
import { askAboutShownFindings } from './shownFindings.ts';
import { markFixes } from './walkthroughSteps.ts';

/** What is known before a server starts. */
export interface ClientFacts {
  readonly log: LogOutputChannel;
  readonly recovery: CrashRecovery;
  readonly translation: InitializationOptions['translation'];
}

export function createClientOptions({ log, recovery, translation }: ClientFacts): LanguageClientOptions {
  const gate = new DocumentGate();
  return {
    documentSelector: selectDocuments(),
    outputChannel: log,
    diagnosticCollectionName: CLIENT_NAME,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: COMMANDS_IN_TEXT }, supportHtml: false },
    // Asked for again at each start.
    initializationOptions: (): InitializationOptions => ({
      schemaPartner: describeSchemaPartner(),
      readsFiles: true,
      followsMatrix: true,
      commands: [...COMMANDS_IN_TEXT, SUGGEST],
      avoid: recovery.listLeftAlone(),
      ...(translation === undefined ? {} : { translation }),
    }),
    middleware: {
      ...createMiddleware(recovery, gate),
      provideWorkspaceDiagnostics: askAboutShownFindings,
      provideCodeActions: async (...[document, range, context, token, next]) =>
        markFixes((await next(document, range, context, token)) ?? []),
    },
    errorHandler: createErrorHandler(recovery, gate, log),
  };
}

function createErrorHandler(
  recovery: CrashRecovery,
  gate: DocumentGate,
  log: LogOutputChannel,
): ErrorHandler {
  return {
    error: (error) => {
      log.error(error);
      // A message that could not be written or read is lost; a server that is gone is met below.
      return { action: ErrorAction.Continue, handled: true };
    },
    closed: (): CloseHandlerResult => {
      const { action, leftAlone } = recovery.noteCrash(Date.now());
      gate.reset();
      if (leftAlone !== undefined) {
        nameFile(leftAlone, log);
      }
      if (action === 'restart') {
        return { action: CloseAction.Restart, handled: true };
      }
      void offerCommands(
        'error',
        l10n.t('Podgate: the language server stopped again and again, and stays stopped.'),
        [RESTART_SERVER, SHOW_OUTPUT],
      );
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}

function nameFile(uri: string, log: LogOutputChannel): void {
  const path = Uri.parse(uri).path;
  const name = path.slice(path.lastIndexOf('/') + 1);
  log.error(
    `the server stopped twice while it worked on ${uri}; it is left alone until the server is restarted by hand`,
  );
  void offerCommands(
    'warning',
    l10n.t(
      'Podgate stopped twice while it worked on "{0}" and leaves that file alone now. Restarting the language server tries it again.',
      name,
    ),
    [RESTART_SERVER, SHOW_OUTPUT],
  );
}
