/**
 * The built server as a process over standard streams, started by itself and by the command line: what only a real
 * process shows.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const SERVER = join(ROOT, 'dist', 'server', 'server.cjs');
const PODGATE = join(ROOT, 'dist', 'cli', 'podgate.cjs');

/** Greets a server, waits until it has read the sample, and says goodbye; answers its exit code. */
async function converse(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
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

describe('the built server', () => {
  before(() => {
    if (!existsSync(SERVER) || !existsSync(PODGATE)) {
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT });
    }
  });

  it('runs as a program of its own', async () => {
    assert.equal(await converse(spawn(process.execPath, [SERVER, '--stdio'])), 0);
  });

  it('runs as `podgate lsp --stdio`', async () => {
    assert.equal(await converse(spawn(process.execPath, [PODGATE, 'lsp', '--stdio'])), 0);
  });

  it('says how it wants to be started', () => {
    const { status, stderr } = spawnSync(process.execPath, [PODGATE, 'lsp'], { encoding: 'utf8' });
    assert.equal(status, 2);
    assert.match(stderr, /start it with --stdio/);
  });
});
