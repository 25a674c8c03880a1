/**
 * New files get names that no file has: those of manifests are known to who asks for a name, others have to be looked for.
 */
import { uriBelow } from './lsp/uri.ts';
import { isFileThere } from './placeNewFiles.ts';
import type { Project } from './project.ts';
import type { ServerContext } from './serverContext.ts';

/** Asks again, with more paths that are taken, until none of the new files that the answer names is in the way of another one. */
export async function avoidFiles<Answer>(
  context: ServerContext,
  { root, snapshot }: Project,
  ask: (taken: ReadonlySet<string>) => Answer,
  filesOf: (answer: Answer) => Iterable<string>,
): Promise<Answer> {
  const taken = new Set<string>();
  for (;;) {
    const answer = ask(taken);
    const known = taken.size;
    for (const path of filesOf(answer)) {
      if (!snapshot.files.has(path) && (await isFileThere(context, uriBelow(root, path)))) {
        taken.add(path);
      }
    }
    if (taken.size === known) {
      return answer;
    }
  }
}
