/**
 * A whole run of the command line as a function: arguments and streams in, exit code out. This is the boundary
 * where a bug becomes one line; nothing below it catches one.
 */
import { EXIT_TROUBLE, isUsageError } from './exitCode.ts';
import type { Io } from './io.ts';
import { runProgram } from './program.ts';

/** Runs the command line. Never throws. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    return await runProgram(args, io);
  } catch (error) {
    io.stderr.write(await failureText(error, args, io));
    return EXIT_TROUBLE;
  }
}

async function failureText(error: unknown, args: readonly string[], io: Io): Promise<string> {
  const { isolateRightToLeft, printable } = await import('../../engine/src/index.ts');
  if (isUsageError(error)) {
    return `podgate: error: ${isolateRightToLeft(printable(error.message))}\n`;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const isVerbose = args.includes('--verbose') || (io.env['DEBUG'] ?? '') !== '';
  const details = isVerbose ? `${(stack ?? '').split('\n').map(printable).join('\n')}\n` : '';
  const hint = isVerbose
    ? 'Please report it with these lines'
    : 'Run again with --verbose and please report it';
  return `podgate: this is a bug in podgate: ${printable(message)}\n${details}${hint} and, if you can, the manifests.\n`;
}
