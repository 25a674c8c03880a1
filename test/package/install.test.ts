/**
 * The command line as somebody gets it from npm: installed from its package into an empty folder, without a network, and
 * used there. What it answers is tested elsewhere; here, that it answers at all with nothing of this checkout around it.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { ROOT } from '../tidy/projectFiles.ts';
import { packHere, temporaryFolder } from './packaging.ts';

const isWindows = process.platform === 'win32';

describe('the installed command line', () => {
  let folder: string;

  before(async () => {
    const { commandLine, remove } = await packHere();
    folder = temporaryFolder();
    try {
      install(commandLine, folder);
    } finally {
      remove();
    }
    cpSync(join(ROOT, 'samples', 'three-tier'), join(folder, 'shop'), { recursive: true });
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('came alone', () => {
    const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    assert.deepEqual(installed, ['podgate']);
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    assert.deepEqual(podgate(folder, ['--version']), { status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('says who can reach whom', () => {
    const { status, stdout } = podgate(folder, ['matrix', 'shop', '--to', 'shop/db', '--format', 'list']);
    assert.equal(stdout, 'shop/backend[Deployment] => shop/db[StatefulSet] : TCP 3306\n');
    assert.equal(status, 0);
  });

  it('writes a report with the page that came along', () => {
    const { status, stdout } = podgate(folder, ['matrix', 'shop', '--format', 'html']);
    assert.match(stdout, /^<!doctype html>\n[^]*"id":"shop\/db\[StatefulSet\]"[^]*<\/html>\n$/);
    assert.equal(status, 0);
  });

  it('says what the API server will reject', () => {
    const policies = join(folder, 'shop', 'policies.yaml');
    writeFileSync(
      join(folder, 'broken.yaml'),
      readFileSync(policies, 'utf8').replace('port: 3306', 'port: 70000'),
    );
    const { status, stdout } = podgate(folder, ['check', 'broken.yaml', '--isolated']);
    assert.match(stdout, /`70000` is not a port number/);
    assert.equal(status, 1);
  });

  it('is a language server', async () => {
    const server = spawn(process.execPath, [programOf(folder), 'lsp', '--stdio']);
    const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
    const connection = createMessageConnection(
      new StreamMessageReader(server.stdout),
      new StreamMessageWriter(server.stdin),
    );
    connection.listen();
    const { serverInfo } = await connection.sendRequest<{ serverInfo: { name: string } }>('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(join(folder, 'shop')).href,
      capabilities: {},
    });
    assert.equal(serverInfo.name, 'podgate');
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
    assert.equal(await ended, 0);
    connection.dispose();
  });
});

/** What a user types, with an empty cache instead of a network. */
function install(commandLine: string, folder: string): void {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const args = [
    'install',
    '--offline',
    '--no-audit',
    '--no-fund',
    '--cache',
    join(folder, '.cache'),
    commandLine,
  ];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: isWindows });
  assert.equal(status, 0, stderr);
}

/** Through the command that npm made. */
function podgate(
  folder: string,
  args: readonly string[],
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const command = join(folder, 'node_modules', '.bin', isWindows ? 'podgate.cmd' : 'podgate');
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    shell: isWindows,
  });
  return { status, stdout, stderr };
}

function programOf(folder: string): string {
  return join(folder, 'node_modules', 'podgate', 'cli', 'podgate.cjs');
}
