/**
 * Whether two states of a workspace decide every pair of every scope in the same way, on all ports. For changes that
 * promise to change nothing; what a change does otherwise is told elsewhere (`reachability/diffReachability.ts`).
 */
import { diffReachability } from '../../reachability/diffReachability.ts';
import type { ScopeView } from '../../workspace/scopeView.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';

export function decidesAlike(before: Snapshot, after: Snapshot): boolean {
  const later = new Map(after.scopes.map((view) => [view.name, view]));
  return (
    before.scopes.length === after.scopes.length &&
    before.scopes.every((view) => {
      const other = later.get(view.name);
      return other === view || (other !== undefined && isAlike(view, other));
    })
  );
}

/** A resource that takes the place of another one could decide alike by accident. */
function isAlike(before: ScopeView, after: ScopeView): boolean {
  return before.duplicates.length === after.duplicates.length && diffReachability(before, after).isEmpty;
}
