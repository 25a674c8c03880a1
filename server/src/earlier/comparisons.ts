/**
 * Differences between states, each worked out once, in steps, however many ask: scopes of a project now and as they were, and
 * any two scopes that a matrix is to be held against. Where earlier states come from is `earlierProjects.ts`' question.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  alignSides,
  compareScopes,
  pairScopes,
  sidesOf,
  type AlignedSides,
  type ScopeComparison,
  type ScopePair,
  type Steps,
} from '../../../engine/src/index.ts';
import type { NoBaseline, Since } from '../../../protocol/src/compare.ts';
import type { EarlierProjects, ProjectStates } from './earlierProjects.ts';
import { PairMemory } from './pairMemory.ts';

/** What differs in a project, scope by scope. */
export interface ProjectChanges extends ProjectStates {
  readonly comparisons: readonly ScopeComparison[];
}

export class Comparisons {
  readonly #earlier: EarlierProjects;
  readonly #compared = new PairMemory(compareScopes);
  readonly #aligned = new PairMemory(alignPair);

  constructor(earlier: EarlierProjects) {
    this.#earlier = earlier;
  }

  /** What differs in the newest project at a root; with `file`, in the scopes that the file is part of. */
  async changesOf(
    { root, file }: { readonly root: string; readonly file?: string },
    since: Since,
    token: CancellationToken,
  ): Promise<ProjectChanges | NoBaseline> {
    const states = await this.#earlier.statesOf(root, since);
    if (typeof states === 'string') {
      return states;
    }
    const { before, after } = states;
    const asked = file === undefined ? undefined : after.snapshot.scopesOf(file);
    const comparisons: ScopeComparison[] = [];
    for (const pair of pairScopes(before.snapshot.scopes, after.snapshot.scopes)) {
      if (asked === undefined || (pair.after !== undefined && asked.includes(pair.after))) {
        comparisons.push(await this.#compared.get(pair, token));
      }
    }
    return { ...states, comparisons };
  }

  /** Two states of one scope, or two scopes, made ready to be held against each other. */
  align(pair: ScopePair, token: CancellationToken): Promise<AlignedSides> {
    return this.#aligned.get(pair, token);
  }
}

function* alignPair(pair: ScopePair): Steps<AlignedSides> {
  yield* pair.before?.prepareRows() ?? [];
  yield* pair.after?.prepareRows() ?? [];
  const { before, after } = sidesOf(pair);
  return yield* alignSides(before, after);
}
