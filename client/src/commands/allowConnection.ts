/**
 * "Allow Connection...": asks from whom, to whom and on which port, and shows the smallest change that lets it through: into a
 * policy that is there, or as a new one in the way of the folder. From an action on a workload or a policy, with that end.
 */
import { l10n } from 'vscode';
import { askForChange } from '../askForChange.ts';
import type { CommandHost } from '../commandHost.ts';
import { pickConnection } from '../pickConnection.ts';
import { readConnectionArgument } from '../readCommandArgument.ts';

export async function allowConnection({ server }: CommandHost, argument: unknown): Promise<void> {
  const known = readConnectionArgument(argument);
  const usual = l10n.t('The Ports It Listens On');
  const picked = await pickConnection(server, l10n.t('Allow Connection'), known, usual);
  if (picked !== undefined) {
    const { scope, from, to, port } = picked;
    const ports =
      port === undefined ? {} : { ports: { protocol: port.protocol, from: port.number, to: port.number } };
    await askForChange(server, { scope, from, to, wish: 'open', ...ports });
  }
}
