/**
 * The table of the language server: which handler answers which message. No logic is here; what the server can do is
 * said in `handlers/initialize.ts`, what happens when a handler fails in `lsp/answerSafely.ts`.
 */
import {
  NotificationType,
  ParameterStructures,
  RequestType,
  type CancellationToken,
  type CodeLens,
  type CompletionItem,
  type Connection,
  type DocumentDiagnosticReport,
  type WorkspaceDiagnosticReport,
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
import { completionItemResolve, needsOfItem } from './handlers/completionItemResolve.ts';
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
import { documentDiagnostic } from './handlers/documentDiagnostic.ts';
import { didChange, didClose, didOpen, didSave } from './handlers/documentSync.ts';
import { endpoints } from './handlers/endpoints.ts';
import { explain } from './handlers/explain.ts';
import { initialize, initialized } from './handlers/initialize.ts';
import { list } from './handlers/list.ts';
import { matrix } from './handlers/matrix.ts';
import { MATRIX_WORKLOADS_MAX } from '../../wire/src/matrixLimits.ts';
import { matrixPlace } from './handlers/matrixPlace.ts';
import { changeConnection } from './handlers/changeConnection.ts';
import { chooseNetworkPlugin, networkPlugins } from './handlers/networkPlugins.ts';
import { schemaPartner } from './handlers/schemaPartner.ts';
import { scopes } from './handlers/scopes.ts';
import { splitPolicy } from './handlers/splitPolicy.ts';
import { status } from './handlers/status.ts';
import { tree } from './handlers/tree.ts';
import { workspaceDiagnostic } from './handlers/workspaceDiagnostic.ts';
import { answerSafely, takeSafely } from './lsp/answerSafely.ts';
import { NO_ABILITIES, readAbilities, type ClientAbilities } from './lsp/clientAbilities.ts';
import { createServerLog } from './lsp/serverLog.ts';
import { Preparation, type Needs } from './preparation.ts';
import { readAgain } from './readAgain.ts';
import type { ServerContext, ServerHost } from './serverContext.ts';
import { Session } from './session.ts';

/** What a host wants to know of the server that it started. */
interface RunningServer {
  /** Whether the client has asked it to shut down. */
  readonly isShutDown: () => boolean;
}

/** Answers on the connection from now on. */
export function startServer(connection: Connection, host: ServerHost): RunningServer {
  let isShutDown = false;
  const context = connectLifecycle(connection, host);
  connection.onShutdown(() => {
    isShutDown = true;
    context.announcer.stop();
    context.session.stopIndexing();
  });
  for (const connect of ENTRIES) {
    connect(connection, context);
  }
  connection.listen();
  return { isShutDown: () => isShutDown };
}

/** Initializing is part of the connection itself, and folders can be told only to who was asked to listen. */
function connectLifecycle(connection: Connection, host: ServerHost): ServerContext {
  let abilities = NO_ABILITIES;
  let offer = readClientOffer(undefined);
  const context = createContext(connection, host, {
    abilities: () => abilities,
    offer: () => offer,
  });
  connection.onInitialize((params) => {
    abilities = readAbilities(params.capabilities);
    offer = readClientOffer(params.initializationOptions);
    return initialize(context, params, offer);
  });
  connection.onInitialized(takeSafely(context.log, 'initialized', () => initialized(context, offer)));
  return context;
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

/** `nothing` is the answer when there is none. Without parameters, or with a list of them, a request is refused. */
function request<Params, Result>(
  method: string,
  needs: Needs | ((params: Params) => Needs),
  nothing: Result,
  answer: (context: ServerContext, params: Params, token: CancellationToken) => Result | Promise<Result>,
): Entry {
  const type = new RequestType<Params, unknown, void>(method, ParameterStructures.byName);
  return (connection, context) =>
    connection.onRequest(
      type,
      answerSafely(context.log, {
        method,
        nothing,
        prepare: (params: Params, token) =>
          context.preparation.ready(typeof needs === 'function' ? needs(params) : needs, params, token),
        answer: (params: Params, token) => answer(context, params, token),
      }),
    );
}

function notification<Params>(
  method: string,
  take: (context: ServerContext, params: Params) => void | Promise<void>,
): Entry {
  const type = new NotificationType<Params>(method, ParameterStructures.byName);
  return (connection, context) =>
    connection.onNotification(
      type,
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
  request('completionItem/resolve', needsOfItem, NO_ITEM, completionItemResolve),
  request('textDocument/prepareRename', 'clusters', null, prepareRename),
  request('textDocument/rename', 'clusters', null, rename),
  request('textDocument/inlayHint', 'text', [], inlayHint),
  request('podgate/matrix', 'answers', null, matrix),
  request('podgate/matrixPlace', 'clusters', null, matrixPlace),
  request('podgate/list', 'answers', null, list),
  request('podgate/explain', 'answers', null, explain),
  request('podgate/changes', 'clusters', null, changes),
  request('podgate/changeConnection', 'answers', null, changeConnection),
  request('podgate/endpoints', 'answers', null, endpoints),
  request('podgate/scopes', 'clusters', NO_SCOPES, scopes),
  request('podgate/tree', 'answers', null, tree),
  request('podgate/splitPolicy', 'answers', null, splitPolicy),
  request('podgate/generate', 'answers', null, generate),
  request('podgate/networkPlugins', 'clusters', null, networkPlugins),
  request('podgate/chooseNetworkPlugin', 'clusters', null, chooseNetworkPlugin),
  request('podgate/status', 'counts', null, status),
];
