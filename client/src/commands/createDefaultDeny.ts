/**
 * "Create Default-Deny Policy...": closes a namespace for both directions; from a Namespace or a policy, from the tree, or
 * for a namespace that the user chooses.
 */
import { l10n, window } from 'vscode';
import type { NewPoliciesArgument } from '../../../protocol/src/clientCommands.ts';
import { askForPolicies } from '../askForPolicies.ts';
import { chooseScopeOf } from '../chooseScopeOf.ts';
import type { CommandHost } from '../commandHost.ts';
import { readNewPoliciesArgument } from '../readCommandArgument.ts';

export async function createDefaultDeny(host: CommandHost, argument: unknown): Promise<void> {
  const asked = readNewPoliciesArgument(argument);
  const meant = asked.namespace === undefined ? await chooseNamespace(host) : asked;
  if (meant !== undefined) {
    await askForPolicies(host.server, { what: 'defaultDeny', ...meant });
  }
}

async function chooseNamespace({ server }: CommandHost): Promise<NewPoliciesArgument | undefined> {
  const { scopes } = await server.request('podgate/scopes', {});
  const scope = await chooseScopeOf(scopes.filter(({ workloadCount }) => 0 < workloadCount));
  if (scope === undefined) {
    return undefined;
  }
  const answer = await server.request('podgate/tree', { scope: scope.id });
  const items = (answer?.items ?? []).flatMap(({ label, detail, below }) =>
    below?.namespace === undefined ? [] : [{ label, description: detail, namespace: below.namespace }],
  );
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Default Deny'),
    placeHolder: l10n.t('Which namespace is to be closed?'),
  });
  return picked === undefined ? undefined : { scope: scope.id, namespace: picked.namespace };
}
