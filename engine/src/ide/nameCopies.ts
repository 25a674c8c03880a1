/**
 * Tells the copies of one resource apart: by their scopes where these differ, else by the namespaces that
 * kustomizations bring them to.
 */
import type { ScopeView } from '../workspace/scopeView.ts';

/** Where a copy of a resource is. */
export interface CopyPlace {
  readonly view: ScopeView;
  readonly namespace: string;
}

/** "scope prod" or "namespace prod", by position among the copies. */
export function nameCopies(copies: readonly CopyPlace[]): readonly string[] {
  const haveOneScope = new Set(copies.map(({ view }) => view)).size < 2;
  return copies.map(({ view, namespace }) =>
    haveOneScope ? `namespace ${namespace}` : `scope ${view.name}`,
  );
}
