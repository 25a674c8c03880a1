/**
 * The language server as a process of Node: over standard streams, a socket, a pipe or the channel between processes, as
 * its arguments say (`--stdio`, `--socket=PORT`, `--pipe=NAME`, `--node-ipc`); files are on the disk.
 */
import { readFile } from 'node:fs/promises';
import { connect, type NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageWriter,
  type MessageReader,
  type MessageWriter,
} from 'vscode-languageserver/node';
import { BUILD_FACTS } from './buildFacts.ts';
import { createDiskSource } from './fileSource.node.ts';
import { StreamReader, tolerate } from './lsp/messageReaders.node.ts';
import { startServer } from './server.ts';

/** The two ways to a client. */
interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Calls back when the client is gone, perhaps more than once. */
  readonly onGone: (tell: () => void) => void;
}

/** Ends the process where no argument says how to talk. */
export function startInProcess(): void {
  const transport = openTransport(process.argv.slice(2));
  if (transport === undefined) {
    process.stderr.write(
      'podgate: error: say how to talk: --stdio, --node-ipc, --socket=PORT or --pipe=NAME\n',
    );
    process.exit(2);
  }
  const server = startServer(createConnection(transport.reader, transport.writer), {
    ...BUILD_FACTS,
    place: `process ${String(process.pid)}, Node ${process.versions.node}`,
    createFiles: createDiskSource,
    findTranslation: readTranslationFile,
    measureMemory: () => process.memoryUsage().rss,
  });
  // A client that goes without a word is a failure, as the protocol has it.
  transport.onGone(() => process.exit(server.isShutDown() ? 0 : 1));
}

function openTransport(args: readonly string[]): Transport | undefined {
  // An editor may add arguments of its own.
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: false });
  if (values['node-ipc'] === true) {
    return openChannel();
  }
  const address = addressOf(values);
  if (address !== undefined) {
    const socket = connect(address);
    return openStreams(socket, socket);
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

/** The channel that Node opens between a process and the one that forked it. */
function openChannel(): Transport {
  return {
    reader: tolerate(new IPCMessageReader(process)),
    writer: new IPCMessageWriter(process),
    onGone: (tell) => process.once('disconnect', tell),
  };
}

/** What is logged there by mistake must not get between the messages. */
function openStandardStreams(): Transport {
  console.log = console.error;
  console.info = console.error;
  console.debug = console.error;
  return openStreams(process.stdin, process.stdout);
}

function openStreams(input: Readable, output: Writable): Transport {
  return {
    reader: new StreamReader(input),
    writer: new StreamMessageWriter(output),
    onGone: (tell) => {
      input.once('end', tell).once('close', tell).once('error', tell);
      output.once('error', tell);
    },
  };
}

/** The build puts one for each language beside the program. */
async function readTranslationFile(language: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(import.meta.dirname, `${language}.json`), 'utf8'));
  } catch {
    return undefined;
  }
}
