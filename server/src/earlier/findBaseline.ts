/**
 * What a scope is to be held against: itself in an earlier state, or another scope. What differs is not asked here.
 */
import { pairScopes, type ScopePair } from '../../../engine/src/index.ts';
import type { Baseline, NoBaseline } from '../../../protocol/src/compare.ts';
import type { Project } from '../project.ts';
import { findScope, type ProjectScope } from '../scopeIds.ts';
import type { ServerContext } from '../serverContext.ts';

/** The scope and its baseline, with the projects that their places are in. */
export interface BaselineScope {
  readonly pair: ScopePair;
  readonly before: Project;
  readonly after: Project;
}

/** Or why there is none. A scope that is new is held against nothing. */
export async function findBaseline(
  { session, earlier }: ServerContext,
  { project, view }: ProjectScope,
  baseline: Baseline,
): Promise<BaselineScope | NoBaseline> {
  if (baseline.type === 'scope') {
    const other = findScope(session.projects(), baseline.scope);
    const pair = { name: view.name, before: other?.view, after: view };
    return other === undefined ? 'noScope' : { pair, before: other.project, after: project };
  }
  const states = await earlier.statesOf(project.root, baseline.type);
  if (typeof states === 'string') {
    return states;
  }
  const { before, after } = states;
  const pair = pairScopes(before.snapshot.scopes, after.snapshot.scopes).find(
    (found) => found.after?.name === view.name,
  );
  return pair === undefined ? 'noScope' : { pair, before, after };
}
