/**
 * The table of the language server: which handler answers which message. No logic is here; what the server can do is
 * said in `handlers/initialize.ts`, what happens when a handler fails in `lsp/answerSafely.ts`.
 */
import type {
  CancellationToken,
  CodeLens,
  CompletionItem,
  DocumentDiagnosticReport,
  InitializeParams,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import type { ScopesAnswer } from '../../protocol/src/scopes.ts';
import { Announcer } from './announcer.ts';
import { readClientOffer, type ClientOffer } from './config.ts';
import { createClientSource } from './clientFileSource.ts';
import { Comparisons } from './earlier/comparisons.ts';
import { EarlierProjects } from './earlier/earlierProjects.ts';
import { changes } from './handlers/changes.ts';
import { codeAction } from './handlers/codeAction.ts';
import { codeLens } from './handlers/codeLens.ts';
import { codeLensResolve } from './handlers/codeLensResolve.ts';
import { completion } from './handlers/completion.ts';
import { completionItemResolve } from './handlers/completionItemResolve.ts';
import { inlayHint } from './handlers/inlayHint.ts';
import { definition } from './handlers/definition.ts';
import { documentHighlight } from './handlers/documentHighlight.ts';
import { incomingCalls, outgoingCalls } from './handlers/callHierarchyCalls.ts';
import { prepareCallHierarchy } from './handlers/prepareCallHierarchy.ts';
import { generate } from './handlers/generate.ts';
import { headChanged } from './handlers/headChanged.ts';
import { hover } from './handlers/hover.ts';
import { prepareRename } from './handlers/prepareRename.ts';
import { rename } from './handlers/rename.ts';
import { references } from './handlers/references.ts';
import { workspaceSymbol } from './handlers/workspaceSymbol.ts';
import { didChangeConfiguration } from './handlers/didChangeConfiguration.ts';
import { didChangeWatchedFiles } from './handlers/didChangeWatchedFiles.ts';
import { didChangeWorkspaceFolders } from './handlers/didChangeWorkspaceFolders.ts';
import { documentDiagnostic } from './handlers/documentDiagnostic.ts';
import { didChange, didClose, didOpen, didSave } from './handlers/documentSync.ts';
import { explain } from './handlers/explain.ts';
import { initialize, initialized } from './handlers/initialize.ts';
import { matrix } from './handlers/matrix.ts';
import { MATRIX_WORKLOADS_MAX } from '../../wire/src/matrixLimits.ts';
import { matrixPlace } from './handlers/matrixPlace.ts';
import { chooseNetworkPlugin, networkPlugins } from './handlers/networkPlugins.ts';
import { schemaPartner } from './handlers/schemaPartner.ts';
import { scopes } from './handlers/scopes.ts';
import { status } from './handlers/status.ts';
import { tree } from './handlers/tree.ts';
import { workspaceDiagnostic } from './handlers/workspaceDiagnostic.ts';
import { answerSafely, takeSafely } from './lsp/answerSafely.ts';
import { NO_ABILITIES, readAbilities, type ClientAbilities } from './lsp/clientAbilities.ts';
import { createServerLog } from './lsp/serverLog.ts';
import { Preparation, type Needs } from './preparation.ts';
import { readAgain } from './readAgain.ts';
import type { Channel } from './rpc/channel.ts';
import { RpcConnection, type Connection } from './rpc/connection.ts';
import type { ServerContext, ServerHost } from './serverContext.ts';
import { Session } from './session.ts';

/** Answers on the channel from now on. */
export function startServer(channel: Channel, host: ServerHost): void {
  const connection = new RpcConnection(channel);
  const { context, exit } = connectLifecycle(connection, host);
  for (const connect of ENTRIES) {
    connect(connection, context);
  }
  connection.listen(exit);
}

/** A server's life, from the first message to the last. */
function connectLifecycle(
  connection: Connection,
  host: ServerHost,
): { readonly context: ServerContext; readonly exit: () => void } {
  let abilities = NO_ABILITIES;
  let offer = readClientOffer(undefined);
  let isShutDown = false;
  const context = createContext(connection, host, {
    abilities: () => abilities,
    offer: () => offer,
  });
  // Who was not asked to shut down ends in failure, as the protocol has it.
  const exit = (): void => {
    host.exit(isShutDown ? 0 : 1);
  };
  connection.onRequest('initialize', (params: InitializeParams) => {
    abilities = readAbilities(params.capabilities);
    offer = readClientOffer(params.initializationOptions);
    if (typeof params.processId === 'number') {
      host.watchClient(params.processId);
    }
    return initialize(context, params, offer);
  });
  connection.onNotification(
    'initialized',
    takeSafely(context.log, 'initialized', () => initialized(context)),
  );
  connection.onRequest('shutdown', () => {
    isShutDown = true;
    context.announcer.stop();
    context.session.stopIndexing();
  });
  connection.onNotification('exit', exit);
  return { context, exit };
}

/** A file that takes longer is read later; the rest need not wait for it. */
const FILE_PATIENCE_MS = 10_000;

/** What the client said of itself; it changes once, when the client introduces itself. */
interface ClientFacts {
  readonly abilities: () => ClientAbilities;
  readonly offer: () => ClientOffer;
}

function createContext(connection: Connection, host: ServerHost, client: ClientFacts): ServerContext {
  const log = createServerLog(connection);
  const session = new Session();
  const guard = (doing: string, work: () => Promise<void>): void => {
    void takeSafely(log, doing, work)(undefined);
  };
  const { abilities } = client;
  const preparation = new Preparation(session);
  const patienceMs = host.patienceMs ?? FILE_PATIENCE_MS;
  const others = createClientSource({
    connection,
    isOffered: () => client.offer().readsFiles,
    patienceMs,
    onLate: (uri) => {
      readAgain(context, [uri]);
    },
  });
  const files = host.createFiles(others);
  const earlier = new EarlierProjects({ session, connection, files, patienceMs });
  const context: ServerContext = {
    connection,
    session,
    host,
    log,
    guard,
    abilities,
    preparation,
    files,
    earlier,
    comparisons: new Comparisons(earlier),
    announcer: new Announcer({
      connection,
      session,
      preparation,
      abilities,
      followsMatrix: () => client.offer().followsMatrix,
      docsUrl: host.docsUrl,
      log,
      guard,
    }),
  };
  return context;
}

// The table -------------------------------------------------------------------------------------------------

const NO_REPORT: DocumentDiagnosticReport = { kind: 'full', items: [] };
const NO_LENS: CodeLens | null = null;
const NO_ITEM: CompletionItem | null = null;
const NO_SCOPES: ScopesAnswer = { scopes: [], workloadsMax: MATRIX_WORKLOADS_MAX };
const NO_WORKSPACE_REPORT: WorkspaceDiagnosticReport = { items: [] };

/** What answers a message. */
type Entry = (connection: Connection, context: ServerContext) => unknown;

/** `nothing` is the answer when there is none. */
function request<Params, Result>(
  method: string,
  needs: Needs,
  nothing: Result,
  answer: (context: ServerContext, params: Params, token: CancellationToken) => Result | Promise<Result>,
): Entry {
  return (connection, context) =>
    connection.onRequest<Params>(
      method,
      answerSafely(context.log, {
        method,
        nothing,
        prepare: (params, token) => context.preparation.ready(needs, params, token),
        answer: (params: Params, token) => answer(context, params, token),
      }),
    );
}

function notification<Params>(
  method: string,
  take: (context: ServerContext, params: Params) => void | Promise<void>,
): Entry {
  return (connection, context) =>
    connection.onNotification(
      method,
      takeSafely(context.log, method, (params: Params) => take(context, params)),
    );
}

const ENTRIES: readonly Entry[] = [
  notification('textDocument/didOpen', didOpen),
  notification('textDocument/didChange', didChange),
  notification('textDocument/didClose', didClose),
  notification('textDocument/didSave', didSave),
  notification('workspace/didChangeConfiguration', didChangeConfiguration),
  notification('workspace/didChangeWatchedFiles', didChangeWatchedFiles),
  notification('workspace/didChangeWorkspaceFolders', didChangeWorkspaceFolders),
  notification('podgate/schemaPartner', schemaPartner),
  notification('podgate/headChanged', headChanged),
  request('textDocument/diagnostic', 'findings', NO_REPORT, documentDiagnostic),
  request('workspace/diagnostic', 'findings', NO_WORKSPACE_REPORT, workspaceDiagnostic),
  request('textDocument/hover', 'answers', null, hover),
  request('textDocument/definition', 'answers', [], definition),
  request('textDocument/references', 'answers', [], references),
  request('textDocument/prepareCallHierarchy', 'answers', null, prepareCallHierarchy),
  request('callHierarchy/incomingCalls', 'answers', [], incomingCalls),
  request('callHierarchy/outgoingCalls', 'answers', [], outgoingCalls),
  request('textDocument/documentHighlight', 'text', [], documentHighlight),
  request('workspace/symbol', 'clusters', [], workspaceSymbol),
  request('textDocument/codeLens', 'text', [], codeLens),
  request('codeLens/resolve', 'answers', NO_LENS, codeLensResolve),
  request('textDocument/codeAction', 'text', [], codeAction),
  request('textDocument/completion', 'clusters', null, completion),
  request('completionItem/resolve', 'answers', NO_ITEM, completionItemResolve),
  request('textDocument/prepareRename', 'clusters', null, prepareRename),
  request('textDocument/rename', 'clusters', null, rename),
  request('textDocument/inlayHint', 'text', [], inlayHint),
  request('podgate/matrix', 'answers', null, matrix),
  request('podgate/matrixPlace', 'clusters', null, matrixPlace),
  request('podgate/explain', 'answers', null, explain),
  request('podgate/changes', 'clusters', null, changes),
  request('podgate/scopes', 'clusters', NO_SCOPES, scopes),
  request('podgate/tree', 'answers', null, tree),
  request('podgate/generate', 'answers', null, generate),
  request('podgate/networkPlugins', 'clusters', null, networkPlugins),
  request('podgate/chooseNetworkPlugin', 'clusters', null, chooseNetworkPlugin),
  request('podgate/status', 'counts', null, status),
];
