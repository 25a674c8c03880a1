/**
 * Pods of which an edit changed what no selector looks at: their ports, their images, or nothing but their text. Whom
 * selectors mean is then the same as before. What else still holds is the question of whoever found it.
 */
import { haveSameLabels, type LabelFacts } from '../k8s/labelSelector.ts';
import type { Resource } from '../k8s/resource.ts';
import type { WorkloadEndpoint } from './cluster.ts';

/** One such pod, before the edit and now. */
export interface RetouchedPod {
  readonly before: WorkloadEndpoint;
  readonly now: WorkloadEndpoint;
}

/** With more of them it is no quicker to look for what does not follow from them. */
const RETOUCHED_MAX = 16;

/** `undefined` where pods came or went, or selectors may see them differently, or there are many. */
export function findRetouched(
  before: readonly WorkloadEndpoint[],
  now: readonly WorkloadEndpoint[],
): readonly RetouchedPod[] | undefined {
  if (before === now) {
    return [];
  }
  if (before.length !== now.length) {
    return undefined;
  }
  const retouched: RetouchedPod[] = [];
  for (const [index, workload] of now.entries()) {
    const known = before[index];
    if (known === workload) {
      continue;
    }
    if (known === undefined || !isSeenAlike(known, workload) || retouched.length === RETOUCHED_MAX) {
      return undefined;
    }
    retouched.push({ before: known, now: workload });
  }
  return retouched;
}

/** Pods of the host network and those with known addresses are matched by more than labels, so they never are. */
function isSeenAlike(left: WorkloadEndpoint, right: WorkloadEndpoint): boolean {
  return (
    left.id === right.id &&
    haveSameLabels(left.labels, right.labels) &&
    haveSameLabels(ownLabelsOf(left.source), ownLabelsOf(right.source)) &&
    left.source.type === right.source.type &&
    left.replicas === right.replicas &&
    left.canHaveSeveralPods === right.canHaveSeveralPods &&
    [left, right].every(({ hostNetwork, addresses }) => !hostNetwork && addresses.length === 0)
  );
}

/** Labels that the workload itself has, and not its pods: people mistake them for those. */
function ownLabelsOf({ labels }: Resource): LabelFacts {
  return { known: labels, isOpen: false };
}
