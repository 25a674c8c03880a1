/**
 * Messages to and from a web worker. Each comes in a turn of the event loop of its own.
 */
import type { Channel } from './channel.ts';

/** What of a worker's global scope is used. */
export interface WorkerScope {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  postMessage(message: object): void;
}

export function createWorkerChannel(scope: WorkerScope): Channel {
  return {
    // A worker is ended by its page, and never hears that nothing more will come.
    listen: (receive) => {
      scope.onmessage = ({ data }) => {
        receive(data);
      };
    },
    send: (message) => {
      scope.postMessage(message);
      return Promise.resolve();
    },
    defer: (run) => {
      run();
    },
  };
}
