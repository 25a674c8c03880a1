/**
 * Asks the user which of several scopes is meant.
 */
import { l10n, Uri, window, workspace } from 'vscode';
import type { ScopeInfo } from '../../protocol/src/scopes.ts';

/** The only one without a question; `undefined` where the user chose none. */
export async function chooseScopeOf(scopes: readonly ScopeInfo[]): Promise<ScopeInfo | undefined> {
  const [only, ...others] = scopes;
  if (others.length === 0) {
    return only;
  }
  const items = scopes.map((scope) => ({
    label: scope.name,
    description: l10n.t('{0} workloads', scope.workloadCount),
    detail: workspace.asRelativePath(Uri.parse(scope.folder)),
    scope,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Scope'),
    placeHolder: l10n.t('Which manifests? Each scope is a cluster of its own'),
    matchOnDetail: true,
  });
  return picked?.scope;
}
