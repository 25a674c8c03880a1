/**
 * Names of what manifests describe, leading to where it is written, and lists of them.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { joinParts, link, prose, type Inline, type InlinePart, type InlineText } from './richText.ts';

/** Names in a sentence before the rest is counted. */
const NAMES_MAX = 4;

/** A policy's name, leading to it. */
export function linkPolicy({ source }: Policy): Inline {
  return link(source.name, locate(source, source.nameSpan));
}

/** A workload's name, leading to where it is written. */
export function linkWorkload({ name, source }: WorkloadEndpoint): Inline {
  return link(name, locate(source, source.nameSpan));
}

/** "a, b and 3 more". */
export function writeNames(names: readonly InlinePart[]): InlineText {
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  return rest === 0 ? joinParts(shown, ', ') : prose`${joinParts(shown, ', ')} and ${rest} more`;
}
