/**
 * Runs the command line in memory over files that a test writes down, and answers what a shell would see: the two
 * outputs and the exit code. The built program is `builtCli.test.ts`' subject.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from '../../cli/src/run.ts';
import type { OutputStream } from '../../cli/src/io.ts';

export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Makes standard output a terminal of this width. */
  readonly columns?: number;
}

const folders: string[] = [];

after(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A new folder with these files; a name may lead into folders. It is removed after the tests. */
export function writeFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'podgate-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** One run of `podgate`. */
export async function runPodgate(args: readonly string[], options: RunOptions): Promise<RunResult> {
  const outputs = { stdout: '', stderr: '' };
  const stdout = createStream((text) => {
    outputs.stdout += text;
  }, options.columns);
  const stderr = createStream((text) => {
    outputs.stderr += text;
  });
  const stdin = (async function* () {
    yield options.stdin ?? '';
  })();
  const exitCode = await run(args, { stdout, stderr, stdin, cwd: options.cwd, env: options.env ?? {} });
  return { exitCode, ...outputs };
}

function createStream(onText: (text: string) => void, columns?: number): OutputStream {
  return {
    write: (text) => {
      onText(text);
      return true;
    },
    once: () => undefined,
    removeListener: () => undefined,
    ...(columns === undefined ? {} : { isTTY: true, columns }),
  };
}
