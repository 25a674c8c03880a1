/**
 * The lens on a resource that is not part of the cluster as it stands: another manifest has its name, its pods count
 * as their owner's, or they have finished.
 */
import { locate, type Owner, type Resource } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { LensClick, LensText } from './lensText.ts';
import { placeNamespace } from './matrixPlace.ts';
import { findReplacement } from './policyScene.ts';
import type { WorkloadScene } from './workloadsOf.ts';

export function describeUncounted(snapshot: Snapshot, resource: Resource): LensText {
  const counted = findReplacement(snapshot, resource);
  if (counted !== undefined) {
    return {
      title: say`does not count: defined again in ${counted.file}`,
      click: { type: 'place', place: locate(counted, counted.nameSpan) },
    };
  }
  const { owner } = resource;
  return owner === undefined
    ? { title: say`does not count`, click: undefined }
    : { title: say`counts with ${owner.name}`, click: placeOwner(snapshot, resource, owner) };
}

/** The owner in the matrix, by whose name its pods go there; its namespace where it is not known. */
function placeOwner(snapshot: Snapshot, resource: Resource, owner: Owner): LensClick | undefined {
  const found = findOwner(snapshot, resource, owner);
  if (found !== undefined) {
    return { type: 'matrix', scope: found.view.name, to: found.workload.id };
  }
  const [view] = snapshot.scopesOf(resource.file);
  return view === undefined
    ? undefined
    : { type: 'matrix', ...placeNamespace(view, resource.namespace ?? view.namespace) };
}

/** The workload that a pod counts with; the owner of a ReplicaSet may be a Deployment, and then it is not found. */
export function findOwner(
  snapshot: Snapshot,
  { file, namespace }: Resource,
  owner: Owner,
): WorkloadScene | undefined {
  for (const view of snapshot.scopesOf(file)) {
    const workload = view.cluster.workloads.find(
      ({ kind, name, namespace: within }) =>
        kind === owner.kind && name === owner.name && within === (namespace ?? view.namespace),
    );
    if (workload !== undefined) {
      return { view, workload };
    }
  }
  return undefined;
}
