/**
 * The lens on a policy that leads to its subjects in the matrix; the one beside it, which says what the policy does, lists
 * them. For editors that show the matrix: others have no use for it.
 */
import type { NetworkPolicy, Resource } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { codeLensesOf, type CodeLens } from './codeLens.ts';
import type { LensText } from './lensText.ts';
import { findPolicyScenes } from './policyScene.ts';

/** One for each policy of a file, where its own lens stands. */
export function matrixLensesOf(snapshot: Snapshot, file: { readonly file: string }): readonly CodeLens[] {
  return codeLensesOf(snapshot, file).flatMap(({ span, target }) => {
    const { unit, resource, rule } = target;
    const type = snapshot.files.get(target.file)?.units[unit]?.resources[resource]?.type;
    return type === 'networkPolicy' && rule === undefined
      ? [{ span, target: { ...target, shows: 'matrix' } }]
      : [];
  });
}

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
