/** Picks the scope that `--scope` names, or explains which there are. */
import { findNearest, type ScopeView } from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';

/** The named scope; without a name all that hold anything, or else all. */
export function selectScopes(scopes: readonly ScopeView[], name: string | undefined): readonly ScopeView[] {
  if (name === undefined) {
    const inhabited = scopes.filter(holdsAnything);
    return inhabited.length === 0 ? scopes : inhabited;
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

/** `podgate.yaml` may name scopes that the given paths do not touch. */
function holdsAnything({ cluster: { workloads, policies, services } }: ScopeView): boolean {
  return 0 < workloads.length + policies.length + services.length;
}
