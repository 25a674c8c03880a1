/**
 * "Explain Connection...": asks from whom, to whom and on which port, and opens the matrix at that pair, where each reason
 * leads to its line. From a lens or a link in a hover, with what it is about.
 */
import { l10n } from 'vscode';
import type { CommandHost } from '../commandHost.ts';
import { pickConnection } from '../pickConnection.ts';
import { readConnectionArgument } from '../readCommandArgument.ts';

export async function explainConnection({ server, matrix }: CommandHost, argument: unknown): Promise<void> {
  const known = readConnectionArgument(argument);
  if (known.from !== undefined && known.to !== undefined) {
    matrix.show(known);
    return;
  }
  const picked = await pickConnection(server, l10n.t('Explain Connection'), known);
  if (picked !== undefined) {
    const { port, ...pair } = picked;
    matrix.show({ ...pair, port: port === undefined ? '' : `${String(port.number)}/${port.protocol}` });
  }
}
