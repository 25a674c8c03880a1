/**
 * The lens on a policy that is written differently than in an earlier state, such as the one that git has: "opens 3 pairs,
 * closes 1 pair since HEAD". Where it stands is known from the texts of the two files; what it says from the difference
 * between the two states, which a host has made before.
 */
import type { SourceFile } from '../source/sourceFile.ts';
import type { ScopeComparison } from '../workspace/compareScopes.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { codeLensesOf, type CodeLens, type LensTarget } from './codeLens.ts';
import { joinCopies } from './lensCopies.ts';
import type { LensText } from './lensText.ts';
import { findPolicyScenes } from './policyScene.ts';
import { summarizeChanges, type Since } from './summarizeChanges.ts';

/** The lenses of the policies of a file that the file did not have before, or had with other words. */
export function changeLensesOf(
  snapshot: Snapshot,
  { file, before }: { readonly file: string; readonly before: SourceFile | undefined },
): readonly CodeLens[] {
  const units = snapshot.files.get(file)?.units ?? [];
  const known = new Set(before?.units.map(({ fingerprint }) => fingerprint));
  return codeLensesOf(snapshot, { file }).filter(({ target }) => {
    const unit = units[target.unit];
    const resource = unit?.resources[target.resource];
    return (
      resource?.type === 'networkPolicy' && target.rule === undefined && !known.has(unit?.fingerprint ?? '')
    );
  });
}

/** The text of such a lens; `undefined` where the policy is gone, or does not count. */
export function resolveChangeLens(
  snapshot: Snapshot,
  target: LensTarget,
  { since, comparisons }: { readonly since: Since; readonly comparisons: readonly ScopeComparison[] },
): LensText | undefined {
  const resource = snapshot.files.get(target.file)?.units[target.unit]?.resources[target.resource];
  if (resource === undefined) {
    return undefined;
  }
  const scenes = findPolicyScenes(snapshot, resource);
  const policies = [...new Set(scenes.map(({ policy }) => policy.id))];
  return joinCopies(
    scenes.flatMap(({ view, namespace, policy }) => {
      const comparison = comparisons.find(({ pair }) => pair.after === view);
      if (comparison === undefined) {
        return [];
      }
      const title = summarizeChanges([comparison], since, new Set([policy.id]));
      return [{ view, namespace, text: { title, click: { type: 'changes', since, policies } } }];
    }),
  );
}
