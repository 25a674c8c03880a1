/**
 * Whether a cursor is on what stands for pods: the labels that policies see, those of a pod or of the pods that a template
 * makes, or the name of the resource. A workload has labels of its own as well, which mean nothing to policies.
 */
import type { PodTemplate } from '../k8s/resource.ts';
import { toPath } from '../yaml/cursor.ts';
import type { ResourceCursor } from './openUnit.ts';

export function isOnPodLabels({ cursor }: ResourceCursor, { labelsSpan }: PodTemplate): boolean {
  return cursor.steps.some(
    (step) =>
      step.type === 'entry' &&
      step.key === 'labels' &&
      step.node.span.start === labelsSpan.start &&
      step.node.span.end === labelsSpan.end,
  );
}

export function isOnName({ cursor }: ResourceCursor): boolean {
  const [top, field] = toPath(cursor.steps);
  return top === 'metadata' && field === 'name';
}
