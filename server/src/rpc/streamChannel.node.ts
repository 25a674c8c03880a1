/**
 * Messages over a pair of byte streams: standard input and output, a socket, a pipe. The streams are Node's, by their
 * shape alone, so that nothing of Node is loaded here.
 */
import type { Readable, Writable } from 'node:stream';
import type { Channel } from './channel.ts';
import { FrameReader } from './frameReader.ts';

export function createStreamChannel(input: Readable, output: Writable): Channel {
  const encoder = new TextEncoder();
  // Who does not listen any more is noticed at the input.
  output.on('error', () => undefined);
  return {
    listen: (receive, close) => {
      const frames = new FrameReader((text) => {
        receive(parse(text));
      });
      input.on('data', (bytes: Uint8Array) => {
        frames.take(bytes);
      });
      input.on('error', close);
      input.on('end', close);
      input.on('close', close);
    },
    send: (message) => {
      const body = encoder.encode(JSON.stringify(message));
      const header = encoder.encode(`Content-Length: ${String(body.length)}\r\n\r\n`);
      return new Promise((resolve) => {
        output.cork();
        output.write(header);
        output.write(body, () => {
          resolve();
        });
        output.uncork();
      });
    },
    defer: (run) => {
      setImmediate(run);
    },
  };
}

/** Of what is no JSON, nothing. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
