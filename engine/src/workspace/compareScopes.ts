/**
 * Scopes in two states of a workspace: which belong together, and what differs in each. A scope that only one state has is
 * compared with nothing. Where the states come from is the shell's matter.
 */
import { emptySide, type DiffSide } from '../reachability/alignSides.ts';
import { diffReachabilityInSteps, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import { groupChangesInSteps, type ChangeGroup } from '../reachability/groupChanges.ts';
import type { Steps } from '../text/steps.ts';
import type { ScopeView } from './scopeView.ts';

/** One scope in two states; at least one has it. */
export interface ScopePair {
  readonly name: string;
  readonly before: ScopeView | undefined;
  readonly after: ScopeView | undefined;
}

/** What differs in one scope. */
export interface ScopeComparison {
  readonly pair: ScopePair;
  readonly diff: ReachabilityDiff;
  readonly groups: readonly ChangeGroup[];
}

/** By name, bytewise; where each state has one scope, these two, whatever they are called. */
export function pairScopes(before: readonly ScopeView[], after: readonly ScopeView[]): readonly ScopePair[] {
  const [onlyOld, onlyNew] = [before[0], after[0]];
  if (onlyOld !== undefined && onlyNew !== undefined && before.length === 1 && after.length === 1) {
    return [{ name: onlyNew.name, before: onlyOld, after: onlyNew }];
  }
  const pairs = new Map<string, ScopePair>();
  for (const view of before) {
    pairs.set(view.name, { name: view.name, before: view, after: undefined });
  }
  for (const view of after) {
    pairs.set(view.name, { name: view.name, before: pairs.get(view.name)?.before, after: view });
  }
  return [...pairs.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Both states of a scope; one that it is not in is empty. */
export function sidesOf({ name, before, after }: ScopePair): {
  readonly before: DiffSide;
  readonly after: DiffSide;
} {
  const known = after ?? before;
  if (known === undefined) {
    throw new RangeError(`no state has the scope ${name}`);
  }
  return { before: before ?? emptySide(known), after: after ?? emptySide(known) };
}

/** What differs, and why, in steps; with all that it needs to be there before. */
export function* compareScopes(pair: ScopePair): Steps<ScopeComparison> {
  yield* pair.before?.prepareRows() ?? [];
  yield* pair.after?.prepareRows() ?? [];
  const { before, after } = sidesOf(pair);
  const diff = yield* diffReachabilityInSteps(before, after);
  return { pair, diff, groups: yield* groupChangesInSteps(diff) };
}
