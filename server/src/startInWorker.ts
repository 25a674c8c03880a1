/**
 * The language server in a web worker: messages come from the page, files from the client. Its page ends it, and takes it
 * along when it goes.
 */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { BUILD_FACTS } from './buildFacts.ts';
import { startServer } from './server.ts';

/** What of a worker's global scope is used. */
export type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0];

export function startInWorker(scope: WorkerScope): void {
  startServer(createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope)), {
    ...BUILD_FACTS,
    place: 'web worker',
    createFiles: (others) => others,
    // Its client has what it cannot find.
    findTranslation: () => Promise.resolve(undefined),
    measureMemory: () => undefined,
  });
}
