/**
 * Asks git, without a shell, and so that it reads objects and does nothing else: no hook, no file system monitor, no
 * filter, no transport and no question to the user, whatever the repository's configuration says.
 */
import { spawnSync } from 'node:child_process';
import { UsageError } from '../exitCode.ts';
import { findProgram } from './findProgram.ts';

export interface GitQuestion {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For its standard input. */
  readonly input?: string;
}

/** `trouble` is git's own line where it could not answer. */
export type GitAnswer =
  { readonly isOk: true; readonly output: Buffer } | { readonly isOk: false; readonly trouble: string };

/** Whatever would start another program or reach for the network is off. */
const SAFE_CONFIG: readonly string[] = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'protocol.allow=never',
];

/** Answers are kept in memory; this is far more than manifests need. */
const OUTPUT_BYTES_MAX: number = 1024 * 1024 * 1024;

/** Throws `UsageError` where there is no git. */
export function runGit({ args, cwd, env, input }: GitQuestion): GitAnswer {
  const program = findProgram('git', env);
  if (program === undefined) {
    throw new UsageError('git is not on the PATH, and without it no revision can be read');
  }
  const settings = SAFE_CONFIG.flatMap((setting) => ['-c', setting]);
  const result = spawnSync(program, ['--no-pager', ...settings, ...args], {
    cwd,
    env: {
      ...env,
      LC_ALL: 'C',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      // A partial clone must not fetch what it lacks.
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
    },
    input: input ?? '',
    maxBuffer: OUTPUT_BYTES_MAX,
    windowsHide: true,
  });
  if (result.error !== undefined) {
    return { isOk: false, trouble: describeError(result.error) };
  }
  return result.status === 0
    ? { isOk: true, output: result.stdout }
    : { isOk: false, trouble: firstLine(result.stderr.toString('utf8')) };
}

function describeError(error: Error): string {
  const code = 'code' in error ? String(error.code) : error.message;
  return code === 'ENOBUFS' ? 'there is too much to read' : `git could not be started (${code})`;
}

/** Without the word that git begins with. */
function firstLine(text: string): string {
  const [line = ''] = text.trim().split('\n');
  return line.replace(/^(?:fatal|error): /, '') || 'git says nothing';
}
