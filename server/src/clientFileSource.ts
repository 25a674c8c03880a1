/**
 * Files that only the client can read: those of remote and virtual workspaces, and in a browser all of them. A client
 * that does not offer to read has none to show; one that refuses or does not answer has files that cannot be read.
 */
import type { Connection } from 'vscode-languageserver';
import { isConfigPath, isManifestPath } from '../../engine/src/index.ts';
import type { FindFilesResult, ReadFileResult } from '../../protocol/src/files.ts';
import type { ClientRequests } from '../../protocol/src/serverMessages.ts';
import type { FileSource, FoundFiles, ReadFailure } from './fileSource.ts';
import { normalizeUri } from './lsp/uri.ts';
import { withPatience } from './lsp/withPatience.ts';

/** The names that the engine's table of discovery knows (`isManifestPath`), as a glob. */
const PATTERN = '**/{*.[yY][aA][mM][lL],*.[yY][mM][lL],*.[jJ][sS][oO][nN],Kustomization}';

export interface ClientFiles {
  readonly connection: Connection;
  /** Whether the client answers these requests, which it tells while initializing. */
  readonly isOffered: () => boolean;
  /** How long one file is waited for, so that the others get their turn. */
  readonly patienceMs: number;
  /** A file comes after it was given up. */
  readonly onLate: (uri: string) => void;
}

export function createClientSource(client: ClientFiles): FileSource {
  return {
    counts: () => true,
    // The names of few have an ending.
    isFolder: (uri) => !uri.slice(uri.lastIndexOf('/')).includes('.'),
    isCheap: () => false,
    // Who reads for the server watches for it, too.
    hasChanged: () => false,
    // Who reads for the server knows better.
    isWritable: () => true,
    findFiles: (folder) => (client.isOffered() ? findFiles(folder, client) : Promise.resolve(NOTHING)),
    readText: (uri) => (client.isOffered() ? readText(uri, client) : Promise.resolve(undefined)),
  };
}

const NOTHING: FoundFiles = { manifests: [], configs: [], failures: [] };

/** However long it takes: without a list there is nothing else to do. */
function findFiles(folder: string, { connection }: ClientFiles): Promise<FoundFiles> {
  const params: ClientRequests['podgate/findFiles']['params'] = { folder, pattern: PATTERN };
  return connection
    .sendRequest<FindFilesResult>('podgate/findFiles', params)
    .then(toFound, (error: unknown) => ({
      ...NOTHING,
      failures: [refusal(folder, error)],
    }));
}

function toFound({ uris, failures }: FindFilesResult): FoundFiles {
  const found = uris.map(normalizeUri);
  return {
    manifests: found.filter((uri) => isManifestPath(uri) && !isConfigPath(uri)),
    configs: found.filter(isConfigPath),
    failures: failures.map(({ uri, cause }) => ({ uri: normalizeUri(uri), cause })),
  };
}

async function readText(
  uri: string,
  { connection, patienceMs, onLate }: ClientFiles,
): Promise<string | undefined | ReadFailure> {
  const params: ClientRequests['podgate/readFile']['params'] = { uri };
  const answer = connection.sendRequest<ReadFileResult | null>('podgate/readFile', params).then(
    (result) => toText(uri, result),
    (error: unknown) => refusal(uri, error),
  );
  const first = await withPatience(answer, patienceMs, GIVEN_UP);
  if (first !== GIVEN_UP) {
    return first;
  }
  void answer.then((late) => {
    if (typeof late === 'string') {
      onLate(uri);
    }
  });
  return { uri, cause: `the editor has not answered within ${String(patienceMs / 1000)} s` };
}

function toText(uri: string, result: ReadFileResult | null): string | undefined | ReadFailure {
  if (result === null) {
    return undefined;
  }
  return 'text' in result ? result.text : { uri, cause: result.cause };
}

function refusal(uri: string, error: unknown): ReadFailure {
  return { uri, cause: error instanceof Error ? error.message : String(error) };
}

const GIVEN_UP = Symbol('given up');
