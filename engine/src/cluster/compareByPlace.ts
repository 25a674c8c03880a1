/**
 * The one order of manifests: by path, then by place in the file. It decides which of two manifests of one resource
 * counts, so that the order in which files were read or named never does.
 */
import type { Resource } from '../k8s/resource.ts';
import { compareBytewise } from '../text/compareBytewise.ts';

/** As tools apply them: by path (bytewise), then by document, then by place in it. Negative, zero or positive. */
export function compareByPlace(left: Resource, right: Resource): number {
  return (
    compareBytewise(left.file, right.file) ||
    left.unitIndex - right.unitIndex ||
    left.span.start - right.span.start
  );
}
