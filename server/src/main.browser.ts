/**
 * The entry of the language server in a web worker: messages come from the page, files from the client. Everything
 * else is in `server.ts`.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

/** Replaced by the build. */
declare const PODGATE_VERSION: string | undefined;
declare const PODGATE_DOCS_URL: string | undefined;
/** The worker itself. */
declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  version: typeof PODGATE_VERSION === 'string' ? PODGATE_VERSION : 'development',
  place: 'web worker',
  docsUrl: typeof PODGATE_DOCS_URL === 'string' ? PODGATE_DOCS_URL : undefined,
  createFiles: (others) => others,
  measureMemory: () => undefined,
});
