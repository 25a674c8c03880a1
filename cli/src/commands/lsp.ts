/**
 * `lsp`: the language server for editors, from the bundle beside this one. It takes over the streams and ends the
 * process when its client says so; the command line has nothing more to do then.
 */
import { EXIT_OK, UsageError } from '../exitCode.ts';

export interface LspOptions {
  readonly stdio?: boolean;
}

/** From the bundle of the command line. As a variable, because it is built apart and not part of this bundle. */
const SERVER_BUNDLE = '../server/server.js';

export async function runLsp({ stdio }: LspOptions): Promise<number> {
  if (stdio !== true) {
    throw new UsageError('lsp talks to an editor over standard streams; start it with --stdio');
  }
  await import(SERVER_BUNDLE);
  return EXIT_OK;
}
