/**
 * Starts the embedded VS Code server on the loopback address and ends it again. What it is started for (people, with
 * a token and workspace trust; tests, without) is the caller's choice of flags; nothing here weakens anything.
 */
import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { embeddedEditorFiles } from './editorCache.mjs';

const HOST = '127.0.0.1';
const START_TIMEOUT_MS = 30_000;
const POLL_MS = 50;
const END_TIMEOUT_MS = 3_000;

/**
 * The server of the installation in `folder`, ready for requests: `{ port, authority, exited, stop }`. Its data lies below
 * `dataFolder` (`server`, `user`, `extensions`, `server.log`).
 */
export async function startEditorServer({ folder, dataFolder, flags }) {
  const { node, serverMain } = embeddedEditorFiles(folder);
  const port = await findFreePort();
  const log = openSync(join(dataFolder, 'server.log'), 'w');
  const server = spawn(node, [serverMain, ...serverArguments(port, dataFolder), ...flags], {
    // A group of its own, so that extension hosts end with it; and the terminal's Ctrl+C reaches us alone.
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, PATH: `${dirname(node)}:${process.env.PATH ?? ''}` },
  });
  closeSync(log);
  const exited = new Promise((resolve) => server.once('exit', resolve));
  const stop = () => endGroup(server, exited);
  // A group of its own outlives a parent that leaves without `stop`.
  const endWithParent = () => signalGroup(server, 'SIGKILL');
  process.once('exit', endWithParent);
  server.once('exit', () => process.off('exit', endWithParent));
  try {
    await waitUntilReady(server, port);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}; its log is ${join(dataFolder, 'server.log')}`, { cause: error });
  }
  return { port, authority: `${HOST}:${port}`, exited, stop };
}

function serverArguments(port, dataFolder) {
  return [
    ...['--host', HOST, '--port', String(port)],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-getting-started-override'],
    ...['--server-data-dir', join(dataFolder, 'server')],
    ...['--user-data-dir', join(dataFolder, 'user')],
    ...['--extensions-dir', join(dataFolder, 'extensions')],
  ];
}

async function waitUntilReady(server, port) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) {
      throw new Error(`the VS Code server ended at once (exit code ${server.exitCode})`);
    }
    if (await answers(`http://${HOST}:${port}/version`)) {
      return;
    }
    await sleep(POLL_MS);
  }
  throw new Error('the VS Code server did not answer in time');
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** Asks the whole group to end, and ends it when it does not. */
async function endGroup(server, exited) {
  signalGroup(server, 'SIGTERM');
  const hasEnded = await Promise.race([
    exited.then(() => true),
    sleep(END_TIMEOUT_MS, false, { ref: false }),
  ]);
  if (!hasEnded) {
    signalGroup(server, 'SIGKILL');
    await exited;
  }
}

function signalGroup(server, signal) {
  try {
    process.kill(-server.pid, signal);
  } catch {
    // The group has ended already.
  }
}

function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
