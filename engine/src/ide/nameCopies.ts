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

/** What the copies of one resource are told apart by. */
export interface CopyNames {
  readonly noun: 'namespace' | 'scope';
  /** By position among the copies. */
  readonly names: readonly string[];
}

export function nameCopies(copies: readonly CopyPlace[]): CopyNames {
  const haveOneScope = new Set(copies.map(({ view }) => view)).size < 2;
  return haveOneScope
    ? { noun: 'namespace', names: copies.map(({ namespace }) => namespace) }
    : { noun: 'scope', names: copies.map(({ view }) => view.name) };
}
