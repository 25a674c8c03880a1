/**
 * `initialize` and `initialized`: what the client and the server tell each other before anything else. The server says
 * what it can do; the client, where its folders are and what it can take.
 */
import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  WatchKind,
  type FileSystemWatcher,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
  type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver';
import type { ColumnUnit, Translation } from '../../../engine/src/index.ts';
import { readServerConfig, type ClientOffer } from '../config.ts';
import { reindex } from '../indexWorkspace.ts';
import { takeSafely } from '../lsp/answerSafely.ts';
import { chooseColumnUnit } from '../lsp/clientLines.ts';
import type { ClientAbilities } from '../lsp/clientAbilities.ts';
import { SOURCE } from '../lsp/toProto.ts';
import { normalizeUri } from '../lsp/uri.ts';
import type { ServerContext, ServerHost } from '../serverContext.ts';
import { languageOf, readTranslation } from '../translation.ts';
import { FIX_ALL_KIND } from './codeAction.ts';
import { TRIGGER_CHARACTERS } from './completion.ts';
import { loadConfig } from './didChangeConfiguration.ts';
import { didChangeWorkspaceFolders } from './didChangeWorkspaceFolders.ts';

/** The files that can matter, as the engine's table of discovery has them, and any folder that comes or goes. */
const WATCHERS: FileSystemWatcher[] = [
  { globPattern: '**/*.{yaml,yml,json,YAML,YML,JSON}', kind: WatchKind.Change },
  { globPattern: '**/{Kustomization,.gitignore}', kind: WatchKind.Change },
  { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
];

/** Takes the folders and what the client offers; answers what the server can do. */
export async function initialize(
  { session, host, abilities }: ServerContext,
  params: InitializeParams,
  offer: ClientOffer,
): Promise<InitializeResult> {
  session.partner = offer.partner;
  session.avoided = offer.avoided;
  session.commands = offer.commands;
  session.columnUnit = chooseColumnUnit(params.capabilities);
  session.folders = foldersOf(params);
  session.translation = offer.translation ?? (await findTranslation(host, params.locale));
  session.givenConfig = readServerConfig(offer.settings).value;
  session.config = session.givenConfig;
  return {
    capabilities: capabilities(session.columnUnit, abilities()),
    serverInfo: { name: 'podgate', version: host.version },
  };
}

async function findTranslation(host: ServerHost, locale: unknown): Promise<Translation | undefined> {
  const language = languageOf(locale);
  return language === undefined ? undefined : readTranslation(await host.findTranslation(language));
}

/** Workspace folders, else the one root of older clients. */
function foldersOf({ workspaceFolders, ...older }: InitializeParams): readonly string[] {
  if (Array.isArray(workspaceFolders)) {
    return [...new Set(workspaceFolders.map(({ uri }) => normalizeUri(uri)))];
  }
  const root = 'rootUri' in older ? older.rootUri : undefined;
  return typeof root === 'string' ? [normalizeUri(root)] : [];
}

function capabilities(positionEncoding: ColumnUnit, { preparesRename }: ClientAbilities): ServerCapabilities {
  return {
    positionEncoding,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: { includeText: false },
    },
    diagnosticProvider: { identifier: SOURCE, interFileDependencies: true, workspaceDiagnostics: true },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    callHierarchyProvider: true,
    documentHighlightProvider: true,
    workspaceSymbolProvider: true,
    codeLensProvider: { resolveProvider: true },
    completionProvider: { resolveProvider: true, triggerCharacters: [...TRIGGER_CHARACTERS] },
    inlayHintProvider: true,
    renameProvider: preparesRename ? { prepareProvider: true } : true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL_KIND],
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/**
 * Asks for what comes unasked from now on, reads the settings, and begins to read the workspace. `settings` are those that
 * the client brought.
 */
export async function initialized(context: ServerContext, { settings }: ClientOffer): Promise<void> {
  const { connection, host } = context;
  context.log.info(`podgate ${host.version} (${host.place}) is listening`);
  const { registersConfiguration, registersWatchers, tellsFolders } = context.abilities();
  // Before anything is awaited: the client may tell of folders at once.
  if (tellsFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(
      takeSafely(context.log, 'workspace/didChangeWorkspaceFolders', (event: WorkspaceFoldersChangeEvent) => {
        didChangeWorkspaceFolders(context, event);
      }),
    );
  }
  reindex(context);
  // Only now may anything be shown.
  readServerConfig(settings).complaints.forEach(context.log.tell);
  // Each by itself: a client that refuses one of them, or never answers, gets the others nevertheless.
  if (registersWatchers) {
    context.guard('watching files', async () => {
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: WATCHERS });
    });
  }
  if (registersConfiguration) {
    context.guard('watching settings', async () => {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: SOURCE });
    });
  }
  await loadConfig(context);
}
