/**
 * What new policies open and close: the manifests with them are evaluated as they would be if the policies lay among them.
 * Nothing is written, not even as text, since nobody reads it.
 */
import { lowerTree } from '../k8s/lowerUnit.ts';
import { diffReachabilityInSteps, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import type { SourceFile, SourceUnit } from '../source/sourceFile.ts';
import { LineIndex } from '../text/lineIndex.ts';
import type { Steps } from '../text/steps.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { treeOf } from '../yaml/treeOf.ts';
import type { GeneratedPolicy } from './generatePolicies.ts';
import { placePolicies, type PolicyFile } from './placePolicies.ts';

/** `undefined` where files of the folder would not be part of the scope. */
export function* tryPoliciesInSteps(
  snapshot: Snapshot,
  view: ScopeView,
  policies: readonly GeneratedPolicy[],
  folder: string,
): Steps<ReachabilityDiff | undefined> {
  const placed = placePolicies(policies, { files: snapshot.files, folder, taken: new Set() });
  const after = yield* snapshot.changeInSteps(placed.map(toSourceFile));
  const later = after.scopes.find(({ name }) => name === view.name);
  const isAmongThem = later?.cluster.policies.length === view.cluster.policies.length + policies.length;
  return later !== undefined && isAmongThem ? yield* diffReachabilityInSteps(view, later) : undefined;
}

/** The file as it would be read. */
function toSourceFile({ path, policies }: PolicyFile): SourceFile {
  const units = policies.map(({ manifest }, unitIndex): SourceUnit => ({
    start: 0,
    end: 0,
    fingerprint: '',
    resources: lowerTree(treeOf(manifest), { file: path, unitIndex }),
    problems: [],
    skipped: undefined,
    suppressions: [],
    isStale: false,
  }));
  return { path, units, suppressions: [], lines: new LineIndex('') };
}
