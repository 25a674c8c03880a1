/**
 * The lens on a resource that is not part of the cluster as it stands: another manifest has its name, its pods count
 * as their owner's, or they have finished.
 */
import { locate, type Resource } from '../k8s/resource.ts';
import { say } from '../text/say.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import type { LensText } from './lensText.ts';
import { findReplacement } from './policyScene.ts';

export function describeUncounted(snapshot: Snapshot, resource: Resource): LensText {
  const counted = findReplacement(snapshot, resource);
  if (counted !== undefined) {
    const places = [locate(counted, counted.nameSpan)];
    const type = counted.type === 'networkPolicy' ? 'policies' : 'pods';
    return { title: say`does not count: defined again in ${counted.file}`, click: { type, places } };
  }
  const title = resource.owner === undefined ? say`does not count` : say`counts with ${resource.owner.name}`;
  return { title, click: undefined };
}
