/**
 * What new policies open and close: the manifests with them are evaluated as they would be if the policies lay among them.
 * Nothing is written.
 */
import { diffReachabilityInSteps, type ReachabilityDiff } from '../reachability/diffReachability.ts';
import type { Steps } from '../text/steps.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { GeneratedPolicy } from './generatePolicies.ts';
import { placePolicies } from './placePolicies.ts';
import { writePolicies } from './writePolicies.ts';

/** `undefined` where files of the folder would not be part of the scope. */
export function* tryPoliciesInSteps(
  snapshot: Snapshot,
  view: ScopeView,
  policies: readonly GeneratedPolicy[],
  folder: string,
): Steps<ReachabilityDiff | undefined> {
  const placed = placePolicies(policies, { files: snapshot.files, folder, taken: new Set() });
  const texts = placed.map((file) => ({ path: file.path, text: writePolicies(file.policies, () => '') }));
  const after = yield* snapshot.changeInSteps(texts);
  const later = after.scopes.find(({ name }) => name === view.name);
  const isAmongThem = later?.cluster.policies.length === view.cluster.policies.length + policies.length;
  return later !== undefined && isAmongThem ? yield* diffReachabilityInSteps(view, later) : undefined;
}
