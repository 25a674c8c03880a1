/**
 * "Show Output": the log of the extension and of the language server.
 */
import type { CommandHost } from '../commandHost.ts';

export function showOutput({ log }: CommandHost): void {
  log.show();
}
