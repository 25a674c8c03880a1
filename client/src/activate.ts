/**
 * Where the editor enters, on a desktop and in a browser alike: wires log, server, status line, matrix, commands. Whether
 * the server runs at all is decided in `startWhenNeeded.ts`; nothing here knows how it is started or what it answers.
 */
import { commands, type Disposable, type ExtensionContext, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { CLIENT_NAME } from './clientName.ts';
import type { CommandHost } from './commandHost.ts';
import {
  ALLOW_CONNECTION,
  CHOOSE_NETWORK_PLUGIN,
  CLOSE_CONNECTION,
  CREATE_DEFAULT_DENY,
  EXPLAIN_CONNECTION,
  EXPLAIN_RULE,
  GENERATE_POLICIES,
  NOTE_FIX,
  OPEN_PLACE,
  OPEN_SAMPLES,
  REPORT_PROBLEM,
  RESTART_SERVER,
  SHOW_CALLERS,
  SHOW_CHANGES,
  SHOW_LIST,
  SHOW_MATRIX,
  SHOW_OUTPUT,
  SPLIT_POLICY,
} from './commandIds.ts';
import { allowConnection } from './commands/allowConnection.ts';
import { chooseNetworkPlugin } from './commands/chooseNetworkPlugin.ts';
import { closeConnection } from './commands/closeConnection.ts';
import { createDefaultDeny } from './commands/createDefaultDeny.ts';
import { generatePolicies } from './commands/generatePolicies.ts';
import { goToPlace } from './commands/goToPlace.ts';
import { explainConnection } from './commands/explainConnection.ts';
import { explainRule } from './commands/explainRule.ts';
import { openSamples } from './commands/openSamples.ts';
import { reportProblem } from './commands/reportProblem.ts';
import { restartServer } from './commands/restartServer.ts';
import { showCallers } from './commands/showCallers.ts';
import { showChanges } from './commands/showChanges.ts';
import { showList } from './commands/showList.ts';
import { showMatrix } from './commands/showMatrix.ts';
import { showOutput } from './commands/showOutput.ts';
import { provideSavedDocuments } from './earlierDocuments.ts';
import { GitHeads } from './gitHeads.ts';
import { splitPolicy } from './commands/splitPolicy.ts';
import { LanguageStatus } from './languageStatus.ts';
import { followActivePolicy, showMenus } from './policyContext.ts';
import { MATRIX_VIEW_TYPE, MatrixPanel } from './matrixPanel.ts';
import { PolicyTree } from './policyTree.ts';
import { RecordedLog } from './recordedLog.ts';
import { provideSamples } from './sampleDocuments.ts';
import { answerServer, followSchemaPartner, offerHeads } from './serverMessages.ts';
import { ServerConnection } from './serverConnection.ts';
import { startWhenNeeded } from './startWhenNeeded.ts';
import { noteStep } from './walkthroughSteps.ts';

type Command = (host: CommandHost, argument: unknown) => unknown;

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  [RESTART_SERVER, restartServer],
  [SHOW_OUTPUT, showOutput],
  [REPORT_PROBLEM, reportProblem],
  [SHOW_MATRIX, showMatrix],
  [EXPLAIN_CONNECTION, explainConnection],
  [ALLOW_CONNECTION, allowConnection],
  [CLOSE_CONNECTION, closeConnection],
  [SPLIT_POLICY, splitPolicy],
  [CHOOSE_NETWORK_PLUGIN, chooseNetworkPlugin],
  [GENERATE_POLICIES, generatePolicies],
  [CREATE_DEFAULT_DENY, createDefaultDeny],
  [OPEN_SAMPLES, openSamples],
  [SHOW_CALLERS, showCallers],
  [SHOW_CHANGES, showChanges],
  [
    NOTE_FIX,
    () => {
      noteStep('fix');
    },
  ],
  [SHOW_LIST, showList],
  [OPEN_PLACE, goToPlace],
  [EXPLAIN_RULE, explainRule],
]);

export function activate(context: ExtensionContext): void {
  const log = new RecordedLog(window.createOutputChannel(CLIENT_NAME, { log: true }));
  const server = new ServerConnection(() => createClient(context, log));
  const heads = new GitHeads();
  const matrix = new MatrixPanel({ context, log, server, heads });
  const tree = new PolicyTree(server, log);
  const host = { context, log, server, matrix, heads };
  context.subscriptions.push(
    log,
    server,
    matrix,
    tree,
    heads,
    provideSamples(context.extensionUri),
    provideSavedDocuments(),
    followServer(host, tree),
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

/** With the client library, which is not loaded where no server is needed. */
async function createClient(context: ExtensionContext, log: RecordedLog): Promise<BaseLanguageClient> {
  const { createRecoveringClient } = await import('./createRecoveringClient.ts');
  return createRecoveringClient(context, log);
}

function registerCommands(host: CommandHost): readonly Disposable[] {
  return [...COMMANDS].map(([id, run]) =>
    commands.registerCommand(id, (argument: unknown) => run(host, argument)),
  );
}

/** Everything that listens to a server does so from before it starts until the next one takes its place. */
function followServer({ server, matrix, heads }: CommandHost, tree: PolicyTree): Disposable {
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
      ...offerHeads(client, heads),
      status.follow(client),
      client.onNotification('podgate/matrixChanged', () => {
        matrix.refreshSoon();
        tree.refreshSoon();
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
