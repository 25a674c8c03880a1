/**
 * The language server in a web worker: messages come from the page, files from the client.
 */
import { BUILD_FACTS } from './buildFacts.ts';
import { createWorkerChannel, type WorkerScope } from './rpc/workerChannel.ts';
import { startServer } from './server.ts';

export function startInWorker(scope: WorkerScope): void {
  startServer(createWorkerChannel(scope), {
    ...BUILD_FACTS,
    place: 'web worker',
    createFiles: (others) => others,
    // Its client has what it cannot find.
    findTranslation: () => Promise.resolve(undefined),
    measureMemory: () => undefined,
    // Its page ends it, and takes it along when it goes.
    watchClient: () => undefined,
    exit: () => undefined,
  });
}
