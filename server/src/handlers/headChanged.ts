/**
 * `podgate/headChanged`: which repositories the client sees, what their commits are, and which files differ from them. The texts
 * are asked for when somebody compares.
 */
import type { HeadChangedParams, RepositoryHead } from '../../../protocol/src/compare.ts';
import { normalizeUri } from '../lsp/uri.ts';
import type { ServerContext } from '../serverContext.ts';

export function headChanged(
  { earlier, announcer, guard }: ServerContext,
  { repositories }: HeadChangedParams,
): void {
  earlier.head.take(repositories.map(normalize));
  guard('telling what git has', () => announcer.earlierChanged());
}

function normalize({ root, commit, changed, added }: RepositoryHead): RepositoryHead {
  return {
    root: normalizeUri(root).replace(/\/$/, ''),
    commit,
    changed: changed.map(normalizeUri),
    added: added.map(normalizeUri),
  };
}
