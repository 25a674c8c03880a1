/**
 * The lens on a policy that leads to its subjects in the matrix; the one beside it, which says what the policy does, lists
 * them.
 */
import type { Resource } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { LensText } from './lensText.ts';
import { directionToShow, placeSubjects } from './matrixPlace.ts';
import { findPolicyScenes } from './policyScene.ts';

/** In the first scope that has the policy. */
export function describeInMatrix(snapshot: Snapshot, resource: Resource): LensText | undefined {
  const [scene] = resource.type === 'networkPolicy' ? findPolicyScenes(snapshot, resource) : [];
  return scene === undefined
    ? undefined
    : {
        title: say`show in the matrix`,
        click: { type: 'matrix', ...placeSubjects(scene, directionToShow(scene.source)) },
      };
}
