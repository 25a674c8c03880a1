/**
 * The lens on a policy that leads to its subjects in the matrix; the one beside it, which says what the policy does, lists
 * them.
 */
import type { NetworkPolicy, Resource } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { LensText } from './lensText.ts';
import { findPolicyScenes } from './policyScene.ts';

/** In the first scope that has the policy. */
export function describeInMatrix(snapshot: Snapshot, resource: Resource): LensText | undefined {
  const [scene] = resource.type === 'networkPolicy' ? findPolicyScenes(snapshot, resource) : [];
  return scene === undefined
    ? undefined
    : {
        title: say`show in the matrix`,
        click: { type: 'matrix', scope: scene.view.name, search: searchForSubjects(scene.source) },
      };
}

/** As people type it into the page: who reaches the policy's subjects; of a policy for egress alone, whom they reach. */
export function searchForSubjects({ kind, namespace = '', name, spec }: NetworkPolicy): string {
  const subjects = `policy:${namespace}/${name}[${kind}]`;
  return spec.policyTypes.includes('ingress') ? `> ${subjects}` : `${subjects} >`;
}
