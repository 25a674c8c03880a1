/**
 * The server of a desktop: a process of its own that talks over Node's channel between processes. What it prints beside
 * that goes to the log; one that does not end when it is told to is ended.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { LogOutputChannel } from 'vscode';
import type { MessageTransports } from 'vscode-languageclient';
import { ProcessReader, ProcessWriter } from './processTransports.ts';
import { SERVER_ENVIRONMENT } from './serverEnvironment.ts';

export interface ServerProcess extends MessageTransports {
  /** The server has been told to end. */
  end(): void;
}

/** The process that this runs in, which a server must not outlive; `undefined` in a browser. */
export const OWN_PROCESS_ID: number | undefined = typeof process === 'undefined' ? undefined : process.pid;

/** How long a server may take to end. */
const END_PATIENCE_MS = 2000;
/** Where a debugger finds the server when the extension itself is debugged. */
const DEBUG_ARGUMENTS = ['--nolazy', '--inspect=6009'];

/** `program` is the path of the server's bundle. */
export function startServerProcess(program: string, log: LogOutputChannel): ServerProcess {
  const child = fork(program, ['--node-ipc'], {
    // Electron is Node when it is told so.
    env: { ...SERVER_ENVIRONMENT, ...process.env, ELECTRON_RUN_AS_NODE: '1', ELECTRON_NO_ASAR: '1' },
    execArgv: isDebugged() ? DEBUG_ARGUMENTS : [],
    silent: true,
  });
  readLines(child.stdout, (line) => {
    log.info(line);
  });
  readLines(child.stderr, (line) => {
    log.error(line);
  });
  child.once('exit', (code, signal) => {
    if (code !== 0) {
      log.error(`the server ended: ${String(code ?? signal)}`);
    }
  });
  return {
    reader: new ProcessReader(child),
    writer: new ProcessWriter(child),
    end: () => {
      endSoon(child);
    },
  };
}

function isDebugged(): boolean {
  return process.execArgv.some((argument) => argument.startsWith('--inspect'));
}

function readLines(stream: Readable | null, take: (line: string) => void): void {
  if (stream !== null) {
    createInterface({ input: stream, crlfDelay: Infinity, historySize: 0 }).on('line', take);
  }
}

function endSoon(child: ChildProcess): void {
  const timer = setTimeout(() => child.kill('SIGKILL'), END_PATIENCE_MS);
  child.once('exit', () => {
    clearTimeout(timer);
  });
}
