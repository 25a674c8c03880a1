/**
 * Files that only the client can read: those of remote and virtual workspaces, and in a browser all of them. A client
 * that does not offer to read has none to show.
 */
import type { Connection } from 'vscode-languageserver';
import type { ClientRequests } from '../../protocol/src/serverMessages.ts';
import { isConfigPath } from '../../engine/src/index.ts';
import type { FileSource } from './fileSource.ts';
import { normalizeUri } from './lsp/uri.ts';

type Params<Method extends keyof ClientRequests> = ClientRequests[Method]['params'];

/** The names that the engine's table of discovery knows (`isManifestPath`), as a glob. */
const PATTERN = '**/{*.[yY][aA][mM][lL],*.[yY][mM][lL],*.[jJ][sS][oO][nN],Kustomization}';

/** `isOffered` says whether the client answers these requests, which it tells while initializing. */
export function createClientSource(connection: Connection, isOffered: () => boolean): FileSource {
  return {
    counts: () => true,
    isCheap: () => false,
    // Who reads for the server watches for it, too.
    hasChanged: () => false,
    findFiles: async (folder) => {
      const params: Params<'podgate/findFiles'> = { folder, pattern: PATTERN };
      const uris = isOffered()
        ? (await connection.sendRequest<readonly string[]>('podgate/findFiles', params)).map(normalizeUri)
        : [];
      return {
        manifests: uris.filter((uri) => !isConfigPath(uri)),
        configs: uris.filter(isConfigPath),
        failures: [],
      };
    },
    readText: async (uri) => {
      const params: Params<'podgate/readFile'> = { uri };
      const answer = isOffered()
        ? await connection.sendRequest<ClientRequests['podgate/readFile']['result']>(
            'podgate/readFile',
            params,
          )
        : null;
      return answer?.text;
    },
  };
}
