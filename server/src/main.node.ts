/**
 * The entry of the language server as a process of Node: over standard streams, a socket or the channel between
 * processes, as its arguments say (`--stdio`, `--node-ipc`). Everything else is in `server.ts`.
 */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createDiskSource } from './fileSource.node.ts';
import { startServer } from './server.ts';

/** Replaced by the build. */
declare const PODGATE_VERSION: string | undefined;
declare const PODGATE_DOCS_URL: string | undefined;

startServer(createConnection(ProposedFeatures.all), {
  version: typeof PODGATE_VERSION === 'string' ? PODGATE_VERSION : 'development',
  place: `process ${String(process.pid)}, Node ${process.versions.node}`,
  docsUrl: typeof PODGATE_DOCS_URL === 'string' ? PODGATE_DOCS_URL : undefined,
  createFiles: createDiskSource,
  measureMemory: () => process.memoryUsage().rss,
});
