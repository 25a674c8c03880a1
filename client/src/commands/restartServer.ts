/**
 * "Restart Language Server": a new server that forgets everything, also which files it was told to leave alone.
 */
import type { CommandHost } from '../commandHost.ts';

export async function restartServer({ server, log }: CommandHost): Promise<void> {
  log.info('restarting the language server, as asked');
  await server.restart();
}
