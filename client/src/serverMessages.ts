/**
 * What the server is told and asked beyond the Language Server Protocol, and what it may ask the client: files that it
 * cannot read by itself, what git has, and what Red Hat's extension checks already.
 */
import { type Disposable, extensions, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { HeadTextParams } from '../../protocol/src/compare.ts';
import type { FindFilesParams, ReadFileParams } from '../../protocol/src/files.ts';
import type { ClientNotifications, ClientRequests } from '../../protocol/src/serverMessages.ts';
import { findFiles } from './findFiles.ts';
import type { GitHeads } from './gitHeads.ts';
import { readFileText } from './readFileText.ts';
import { describeSchemaPartner } from './schemaPartner.ts';

/** As the engine has it: a larger file is skipped. */
const FILE_BYTES_MAX = 20 * 1024 * 1024;
const FOLDERS_LEFT_OUT = ['.git', 'node_modules'];

/** Registers for the questions of a server that is about to start. */
export function answerServer(client: BaseLanguageClient): readonly Disposable[] {
  return [
    client.onRequest('podgate/readFile', readFile),
    client.onRequest('podgate/findFiles', findAllFiles),
  ];
}

async function readFile({ uri }: ReadFileParams): Promise<ClientRequests['podgate/readFile']['result']> {
  let failure: { readonly cause: string } | null = null;
  const text = await readFileText(Uri.parse(uri), FILE_BYTES_MAX, (cause) => {
    failure = { cause };
  });
  return text === undefined ? failure : { text };
}

/** Where the folder must be walked, all its files: the server knows which it wants. */
async function findAllFiles({
  folder,
  pattern,
}: FindFilesParams): Promise<ClientRequests['podgate/findFiles']['result']> {
  const failures: { readonly uri: string; readonly cause: string }[] = [];
  const found = await findFiles(
    { folder: Uri.parse(folder), pattern, takes: () => true, foldersLeftOut: FOLDERS_LEFT_OUT },
    (uri, cause) => failures.push({ uri: uri.toString(), cause }),
  );
  return { uris: found.map((uri) => uri.toString()), failures };
}

/** Tells a running server what git has, and gives it the texts that it asks for. */
export function offerHeads(client: BaseLanguageClient, heads: GitHeads): readonly Disposable[] {
  let told = NO_REPOSITORIES;
  const tell = (): void => {
    const { repositories } = heads;
    const text = JSON.stringify(repositories);
    if (text !== told && client.isRunning()) {
      told = text;
      void tellServer(client, 'podgate/headChanged', { repositories });
    }
  };
  heads.start();
  return [
    client.onRequest('podgate/headText', (params: HeadTextParams) => heads.readText(params)),
    heads.onDidChange(tell),
    client.onDidChangeState(() => {
      // One that starts anew knows of none.
      told = client.isRunning() ? told : NO_REPOSITORIES;
      tell();
    }),
  ];
}

const NO_REPOSITORIES = '[]';

function tellServer<Method extends keyof ClientNotifications>(
  client: BaseLanguageClient,
  method: Method,
  params: ClientNotifications[Method],
): Promise<void> {
  return client.sendNotification(method, params);
}

/** Tells a running server when the schema partner comes, goes, or learns of other documents. */
export function followSchemaPartner(client: BaseLanguageClient): readonly Disposable[] {
  let told = JSON.stringify(describeSchemaPartner());
  const tell = (): void => {
    const partner = describeSchemaPartner();
    const text = JSON.stringify(partner);
    if (text !== told && client.isRunning()) {
      told = text;
      void tellServer(client, 'podgate/schemaPartner', partner);
    }
  };
  return [
    extensions.onDidChange(tell),
    workspace.onDidOpenTextDocument(tell),
    workspace.onDidSaveTextDocument(tell),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('yaml')) {
        tell();
      }
    }),
  ];
}
