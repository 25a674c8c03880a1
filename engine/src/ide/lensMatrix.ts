/**
 * The lens on a policy that leads to its subjects in the matrix; the one beside it, which says what the policy does, lists
 * them.
 */
import type { Resource } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { LensText } from './lensText.ts';
import { directionToShow, placeNamespace, placeSubjects } from './matrixPlace.ts';
import { findPolicyScenes } from './policyScene.ts';

/** In the first scope that has the policy; of one that counts nowhere, its namespace in the first scope of its file. */
export function describeInMatrix(snapshot: Snapshot, resource: Resource): LensText | undefined {
  const [scene] = findPolicyScenes(snapshot, resource);
  const [view] = snapshot.scopesOf(resource.file);
  const title = say`show in the matrix`;
  if (scene !== undefined) {
    return { title, click: { type: 'matrix', ...placeSubjects(scene, directionToShow(scene.source)) } };
  }
  return view === undefined
    ? undefined
    : { title, click: { type: 'matrix', ...placeNamespace(view, resource.namespace ?? view.namespace) } };
}
