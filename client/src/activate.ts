/**
 * Wires the extension: log, server, status line, matrix, commands. Whether the server runs at all is decided in
 * `startWhenNeeded.ts`; nothing here knows how it is started or what it answers.
 */
import { commands, type Disposable, type ExtensionContext, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CLIENT_NAME } from './clientName.ts';
import type { CommandHost } from './commandHost.ts';
import {
  CHOOSE_NETWORK_PLUGIN,
  OPEN_PLACE,
  EXPLAIN_RULE,
  REPORT_PROBLEM,
  RESTART_SERVER,
  SHOW_LIST,
  SHOW_MATRIX,
  SHOW_OUTPUT,
} from './commandIds.ts';
import { chooseNetworkPlugin } from './commands/chooseNetworkPlugin.ts';
import { goToPlace } from './commands/goToPlace.ts';
import { explainRule } from './commands/explainRule.ts';
import { reportProblem } from './commands/reportProblem.ts';
import { restartServer } from './commands/restartServer.ts';
import { showList } from './commands/showList.ts';
import { showMatrix } from './commands/showMatrix.ts';
import { showOutput } from './commands/showOutput.ts';
import { LanguageStatus } from './languageStatus.ts';
import { followActivePolicy, showMenus } from './policyContext.ts';
import { MATRIX_VIEW_TYPE, MatrixPanel } from './matrixPanel.ts';
import { RecordedLog } from './recordedLog.ts';
import { answerServer, followSchemaPartner } from './serverMessages.ts';
import { ServerConnection } from './serverConnection.ts';
import { startWhenNeeded } from './startWhenNeeded.ts';

type Command = (host: CommandHost, argument: unknown) => unknown;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [RESTART_SERVER, restartServer],
  [SHOW_OUTPUT, showOutput],
  [REPORT_PROBLEM, reportProblem],
  [SHOW_MATRIX, showMatrix],
  [CHOOSE_NETWORK_PLUGIN, chooseNetworkPlugin],
  [SHOW_LIST, showList],
  [OPEN_PLACE, goToPlace],
  [EXPLAIN_RULE, explainRule],
]);

/** `createClient` brings the client library, which is not loaded where no server is needed. */
export function activateWith(
  context: ExtensionContext,
  createClient: (log: RecordedLog) => Promise<BaseLanguageClient>,
): void {
  const log = new RecordedLog(window.createOutputChannel(CLIENT_NAME, { log: true }));
  const server = new ServerConnection(() => createClient(log));
  const matrix = new MatrixPanel({ context, log, server });
  const host = { context, log, server, matrix };
  context.subscriptions.push(
    log,
    server,
    matrix,
    followServer(host),
    followActivePolicy(),
    window.registerWebviewPanelSerializer(MATRIX_VIEW_TYPE, {
      deserializeWebviewPanel: (panel) => {
        matrix.adopt(panel);
        return Promise.resolve();
      },
    }),
    ...registerCommands(host),
  );
  // Activation does not wait: the editor has other things to do while we look around.
  startWhenNeeded(host).catch((error: unknown) => {
    log.error('the language server could not be started', error);
  });
}

function registerCommands(host: CommandHost): readonly Disposable[] {
  return [...COMMANDS].map(([id, run]) =>
    commands.registerCommand(id, (argument: unknown) => run(host, argument)),
  );
}

/** Everything that listens to a server does so from before it starts until the next one takes its place. */
function followServer({ server, matrix }: CommandHost): Disposable {
  const status = new LanguageStatus();
  const listeners: Disposable[] = [];
  const stopListening = (): void => {
    listeners.splice(0).forEach((listener) => void listener.dispose());
  };
  const listen = (client: BaseLanguageClient): void => {
    stopListening();
    showMenus();
    listeners.push(
      ...answerServer(client),
      ...followSchemaPartner(client),
      status.follow(client),
      client.onNotification('podgate/matrixChanged', () => {
        matrix.refreshSoon();
        status.refreshSoon();
      }),
    );
  };
  const subscription = server.onWillStart(listen);
  return {
    dispose: () => {
      subscription.dispose();
      stopListening();
      status.dispose();
    },
  };
}
