/**
 * "Generate Policies...": those that keep what the manifests declare, for a scope, a folder of the explorer, or an item of
 * the tree.
 */
import { askForPolicies } from '../askForPolicies.ts';
import type { CommandHost } from '../commandHost.ts';
import { readNewPoliciesArgument } from '../readCommandArgument.ts';

export async function generatePolicies({ server }: CommandHost, argument: unknown): Promise<void> {
  await askForPolicies(server, { what: 'declared', ...readNewPoliciesArgument(argument) });
}
