/**
 * What the server is told and asked beyond the Language Server Protocol, and what it may ask the client: files that it
 * cannot read by itself, and what Red Hat's extension checks already.
 */
import { type Disposable, extensions, type LogOutputChannel, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { FindFilesParams, ReadFileParams } from '../../protocol/src/files.ts';
import type { ClientRequests } from '../../protocol/src/serverMessages.ts';
import { findFiles } from './findFiles.ts';
import { readFileText } from './readFileText.ts';
import { describeSchemaPartner } from './schemaPartner.ts';

/** As the engine has it: a larger file is skipped. */
const FILE_BYTES_MAX = 20 * 1024 * 1024;
const FOLDERS_LEFT_OUT = ['.git', 'node_modules'];

/** Registers for the questions of a server that is about to start. What cannot be read is named in the log. */
export function answerServer(client: BaseLanguageClient, log: LogOutputChannel): readonly Disposable[] {
  const complain = (uri: Uri, error: unknown): void => {
    log.warn(`cannot read ${uri.toString()}: ${error instanceof Error ? error.message : String(error)}`);
  };
  return [
    client.onRequest('podgate/readFile', (params: ReadFileParams) => readFile(params, complain)),
    client.onRequest('podgate/findFiles', (params: FindFilesParams) => findAllFiles(params, complain)),
  ];
}

type Complain = (uri: Uri, error: unknown) => void;

async function readFile(
  { uri }: ReadFileParams,
  complain: Complain,
): Promise<ClientRequests['podgate/readFile']['result']> {
  const text = await readFileText(Uri.parse(uri), FILE_BYTES_MAX, complain);
  return text === undefined ? null : { text };
}

/** Where the folder must be walked, all its files: the server knows which it wants. */
async function findAllFiles(
  { folder, pattern }: FindFilesParams,
  complain: Complain,
): Promise<ClientRequests['podgate/findFiles']['result']> {
  const query = {
    folder: Uri.parse(folder),
    pattern,
    takes: () => true,
    foldersLeftOut: FOLDERS_LEFT_OUT,
  };
  return (await findFiles(query, complain)).map((uri) => uri.toString());
}

/** Tells a running server when the schema partner comes, goes, or learns of other documents. */
export function followSchemaPartner(client: BaseLanguageClient): readonly Disposable[] {
  let told = JSON.stringify(describeSchemaPartner());
  const tell = (): void => {
    const partner = describeSchemaPartner();
    const text = JSON.stringify(partner);
    if (text !== told && client.isRunning()) {
      told = text;
      void client.sendNotification('podgate/schemaPartner', partner);
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
