/**
 * New files get names that no file has: those of manifests are known to who asks for a name, those of other files are on the
 * disk alone.
 */
import { existsSync } from 'node:fs';
import type { OpenProject } from '../input/openProject.ts';

/** Asks again, with more paths that are taken, until no new file of the answer is in the way of another one. */
export function avoidFiles<Answer extends { readonly texts: ReadonlyMap<string, string> } | string>(
  { snapshot, filePath }: OpenProject,
  ask: (taken: ReadonlySet<string>) => Answer,
): Answer {
  const taken = new Set<string>();
  for (;;) {
    const answer = ask(taken);
    const files: readonly string[] = typeof answer === 'string' ? [] : [...answer.texts.keys()];
    const inTheWay = files.filter((file) => !snapshot.files.has(file) && existsSync(filePath(file) ?? ''));
    if (inTheWay.length === 0) {
      return answer;
    }
    inTheWay.forEach((file) => taken.add(file));
  }
}
