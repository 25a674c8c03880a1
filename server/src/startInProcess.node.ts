/**
 * The language server as a process of Node: over standard streams, a socket, a pipe or the channel between processes, as
 * its arguments say (`--stdio`, `--socket=PORT`, `--pipe=NAME`, `--node-ipc`); files are on the disk.
 */
import { readFile } from 'node:fs/promises';
import { connect, type NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUILD_FACTS } from './buildFacts.ts';
import { createDiskSource } from './fileSource.node.ts';
import type { Channel } from './rpc/channel.ts';
import { createProcessChannel } from './rpc/processChannel.node.ts';
import { createStreamChannel } from './rpc/streamChannel.node.ts';
import { startServer } from './server.ts';

const WATCH_INTERVAL_MS = 3000;

/** Ends the process where no argument says how to talk. */
export function startInProcess(): void {
  const channel = openChannel(process.argv.slice(2));
  if (channel === undefined) {
    process.stderr.write(
      'podgate: error: say how to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n',
    );
    process.exit(2);
  }
  startServer(channel, {
    ...BUILD_FACTS,
    place: `process ${String(process.pid)}, Node ${process.versions.node}`,
    createFiles: createDiskSource,
    findTranslation: readTranslationFile,
    measureMemory: () => process.memoryUsage().rss,
    watchClient: exitWithoutClient,
    exit: (code) => process.exit(code),
  });
}

function openChannel(args: readonly string[]): Channel | undefined {
  // An editor may add arguments of its own.
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: false });
  if (values['node-ipc'] === true) {
    return createProcessChannel(process);
  }
  const address = addressOf(values);
  if (address !== undefined) {
    const socket = connect(address);
    return createStreamChannel(socket, socket);
  }
  return values.stdio === true ? openStandardStreams() : undefined;
}

const OPTIONS = {
  stdio: { type: 'boolean' },
  'node-ipc': { type: 'boolean' },
  socket: { type: 'string' },
  pipe: { type: 'string' },
} as const;

/** Where the client listens. */
function addressOf({ socket, pipe }: { socket?: unknown; pipe?: unknown }): NetConnectOpts | undefined {
  if (typeof socket === 'string') {
    return { host: '127.0.0.1', port: Number(socket) };
  }
  return typeof pipe === 'string' ? { path: pipe } : undefined;
}

/** What is logged there by mistake must not get between the messages. */
function openStandardStreams(): Channel {
  console.log = console.error;
  console.info = console.error;
  console.debug = console.error;
  return createStreamChannel(process.stdin, process.stdout);
}

/** The build puts one for each language beside the program. */
async function readTranslationFile(language: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(import.meta.dirname, `${language}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}

function exitWithoutClient(processId: number): void {
  setInterval(() => {
    try {
      process.kill(processId, 0);
    } catch {
      process.exit(1);
    }
  }, WATCH_INTERVAL_MS).unref();
}
