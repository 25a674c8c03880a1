/**
 * "Close Connection...": asks from whom, to whom and on which port, and shows the smallest change that closes it.
 */
import { l10n } from 'vscode';
import { askForChange } from '../askForChange.ts';
import type { CommandHost } from '../commandHost.ts';
import { pickConnection } from '../pickConnection.ts';
import { readConnectionArgument } from '../readCommandArgument.ts';

export async function closeConnection({ server }: CommandHost, argument: unknown): Promise<void> {
  const picked = await pickConnection(server, l10n.t('Close Connection'), readConnectionArgument(argument));
  if (picked !== undefined) {
    const { scope, from, to, port } = picked;
    const ports =
      port === undefined ? {} : { ports: { protocol: port.protocol, from: port.number, to: port.number } };
    await askForChange(server, { scope, from, to, wish: 'close', ...ports });
  }
}
