/**
 * Messages over the channel that Node opens between a process and the one that forked it.
 */
import type { Channel } from './channel.ts';

/** What of a process is used. */
type Forked = Pick<NodeJS.Process, 'on' | 'send'>;

export function createProcessChannel(forked: Forked): Channel {
  return {
    listen: (receive, close) => {
      forked.on('message', receive);
      forked.on('disconnect', close);
    },
    send: (message) =>
      new Promise((resolve) => {
        forked.send?.(message, undefined, undefined, () => {
          resolve();
        });
      }),
    defer: (run) => {
      setImmediate(run);
    },
  };
}
