/** Picks the scope that `--scope` names, or explains which there are. */
import { findNearest, type ScopeView } from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';

/** All scopes, or the named one. */
export function selectScopes(scopes: readonly ScopeView[], name: string | undefined): readonly ScopeView[] {
  if (name === undefined) {
    return scopes;
  }
  const selected = scopes.filter((scope) => scope.name === name);
  if (selected.length === 0) {
    const names = scopes.map((scope) => scope.name);
    const nearest = findNearest(name, names);
    const hint = nearest === undefined ? '' : `; did you mean ${nearest}?`;
    throw new UsageError(`there is no scope ${name}${hint} (there are: ${names.join(', ') || 'none'})`);
  }
  return selected;
}
