/**
 * The built server, over each of the ways to talk to it, started by itself and by the command line: what only a real process
 * shows, and whether it finds all that it needs in a worker.
 */
import assert from 'node:assert/strict';
import {
  execFileSync,
  fork,
  spawn,
  spawnSync,
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
  type Serializable,
} from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type Message,
  type MessageReader,
  type MessageWriter,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';
import { NO_MESSAGES } from './noMessages.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SERVER = join(ROOT, 'dist', 'server', 'server.js');
const PODGATE = join(ROOT, 'dist', 'cli', 'podgate.cjs');

/** A port that is none. */
const MISTAKE = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector: {}
  ingress: [{ ports: [{ port: 70000 }] }]
  policyTypes: [Ingress]
`;

/** Greets a server, waits until it has read the sample, and says goodbye; answers its exit code. */
async function converse(
  child: ChildProcess,
  reader: MessageReader,
  writer: MessageWriter,
): Promise<number | null> {
  const connection = createMessageConnection(reader, writer);
  connection.listen();
  const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(join(ROOT, 'samples', 'three-tier')).href,
    capabilities: {},
  });
  assert.equal(serverInfo.name, 'podgate');
  await connection.sendNotification('initialized', {});
  const { scopes } = await connection.sendRequest<{ scopes: { workloadCount: number }[] }>(
    'podgate/scopes',
    {},
  );
  assert.deepEqual(
    scopes.map(({ workloadCount }) => workloadCount),
    [3],
  );
  const report = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  assert.ok(Array.isArray(report.items));
  await connection.sendRequest('shutdown');
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await connection.sendNotification('exit');
  const code = await ended;
  connection.dispose();
  return code;
}

function converseOverStreams(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return converse(child, new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}

/** A client that listens, and a server that is told where. */
async function converseOverSocket(listener: Server, argument: string): Promise<number | null> {
  const child = spawn(process.execPath, [SERVER, argument]);
  const [socket] = (await once(listener, 'connection')) as [Socket];
  const code = await converse(child, new StreamMessageReader(socket), new StreamMessageWriter(socket));
  listener.close();
  return code;
}

interface WorkerMessage {
  readonly id?: unknown;
}

/** What of a worker's scope the server may look for; `onmessage` is its own. */
interface WorkerScope {
  onmessage?: (event: { readonly data: unknown }) => void;
  readonly addEventListener: () => void;
  readonly postMessage: (message: WorkerMessage) => void;
}

/** Sends messages to a server in a scope like that of a web worker, and answers the first one from it that `isAnswer`. */
function tellWorker(
  messages: readonly unknown[],
  isAnswer: (message: WorkerMessage) => boolean,
): Promise<WorkerMessage> {
  return new Promise((resolve) => {
    const silent = { error: () => undefined };
    const scope: WorkerScope = {
      addEventListener: () => undefined,
      postMessage: (message) => {
        if (isAnswer(message)) {
          resolve(message);
        }
      },
    };
    const shared = { setTimeout, clearTimeout, performance, TextDecoder, TextEncoder, console: silent };
    runInNewContext(readFileSync(SERVER, 'utf8'), { ...shared, self: scope });
    for (const data of messages) {
      scope.onmessage?.({ data });
    }
  });
}

describe('the built server', () => {
  before(() => {
    if (!existsSync(SERVER) || !existsSync(PODGATE)) {
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT });
    }
  });

  it('runs as a program of its own', async () => {
    assert.equal(await converseOverStreams(spawn(process.execPath, [SERVER, '--stdio'])), 0);
  });

  it('runs as `podgate lsp --stdio`', async () => {
    assert.equal(await converseOverStreams(spawn(process.execPath, [PODGATE, 'lsp', '--stdio'])), 0);
  });

  it('runs over the channel between processes, whatever else comes there', async () => {
    const child = fork(SERVER, ['--node-ipc']);
    for (const message of NO_MESSAGES) {
      child.send(message as Serializable);
    }
    assert.equal(await converse(child, new IPCMessageReader(child), new IPCMessageWriter(child)), 0);
  });

  it('runs over a socket, and over a pipe', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const { port } = listener.address() as AddressInfo;
    assert.equal(await converseOverSocket(listener, `--socket=${String(port)}`), 0);
    const name = `podgate-test-${String(process.pid)}`;
    const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), name);
    assert.equal(await converseOverSocket(createServer().listen(path), `--pipe=${path}`), 0);
  });

  it('runs in a web worker, where nothing of Node is', async () => {
    const params = { processId: null, rootUri: null, capabilities: {} };
    const greeting = { jsonrpc: '2.0', id: 1, method: 'initialize', params };
    const answer = await tellWorker([...NO_MESSAGES, greeting], ({ id }) => id === 1);
    assert.equal(JSON.stringify(answer).includes('"name":"podgate"'), true);
  });

  it('finds the sentences of its user beside itself', async () => {
    for (const [locale, sentence] of [
      ['de-AT', /ist keine Portnummer/],
      ['../de', /is not a port number/],
    ] as const) {
      const child = spawn(process.execPath, [SERVER, '--stdio']);
      const connection = createMessageConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
      connection.listen();
      await connection.sendRequest('initialize', {
        processId: null,
        rootUri: null,
        locale,
        capabilities: {},
      });
      const uri = 'untitled:Untitled-1';
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text: MISTAKE },
      });
      const report = await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
      assert.match(JSON.stringify(report), sentence);
      connection.dispose();
      child.kill();
    }
  });

  it('ends, as a failure, when its client goes without a word', async () => {
    const overStreams = spawn(process.execPath, [SERVER, '--stdio']);
    overStreams.stdin.end();
    assert.deepEqual(await once(overStreams, 'exit'), [1, null]);
    const overChannel = fork(SERVER, ['--node-ipc']);
    overChannel.send({ id: 1, method: 'podgate/unheard' });
    await once(overChannel, 'message');
    overChannel.disconnect();
    assert.deepEqual(await once(overChannel, 'exit'), [1, null]);
  });

  it('ends, and says nothing of it, when nobody reads what it writes', async () => {
    const child = spawn(process.execPath, [SERVER, '--stdio']);
    let errors = '';
    child.stderr.on('data', (text: Buffer) => {
      errors += text.toString();
    });
    child.stdin.on('error', () => undefined);
    child.stdout.destroy();
    const writer = new StreamMessageWriter(child.stdin);
    const params = { processId: null, rootUri: null, capabilities: {} };
    await writer.write({ jsonrpc: '2.0', id: 1, method: 'initialize', params } as Message);
    assert.deepEqual(await once(child, 'close'), [1, null]);
    assert.equal(errors, '');
  });

  it('ends when the process of its client is gone, though nobody closed the streams', async () => {
    const client = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 1000)']);
    const server = spawn(process.execPath, [SERVER, '--stdio']);
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    await connection.sendRequest('initialize', { processId: client.pid, rootUri: null, capabilities: {} });
    client.kill('SIGKILL');
    assert.deepEqual(await once(server, 'exit'), [1, null]);
    connection.dispose();
  });

  it('is refused without a way to talk', () => {
    const { status, stderr } = spawnSync(process.execPath, [SERVER], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /--stdio, --node-ipc, --socket=PORT or --pipe=NAME/);
  });

  it('says how it wants to be started', () => {
    const { status, stderr } = spawnSync(process.execPath, [PODGATE, 'lsp'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /start it with --stdio/);
  });
});
