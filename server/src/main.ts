/**
 * The entry of the language server, one program for every host: a process of Node, or a web worker. What is of the host
 * is in `startInProcess.node.ts` and `startInWorker.ts`, all else in `server.ts`.
 */
import { startInProcess } from './startInProcess.node.ts';
import { startInWorker, type WorkerScope } from './startInWorker.ts';

/** The worker itself, where it is one. */
declare const self: WorkerScope;

if (typeof process === 'undefined') {
  startInWorker(self);
} else {
  startInProcess();
}
