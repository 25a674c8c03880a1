/**
 * Names of what manifests describe, leading to where it is written, and lists of them.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { say, type MessagePart } from '../text/say.ts';
import {
  joinParts,
  link,
  linkTo,
  prose,
  type Inline,
  type InlinePart,
  type InlineText,
  type LinkTarget,
} from './richText.ts';

/** Names in a sentence before the rest is counted. */
const NAMES_MAX = 4;

/** A policy's name, leading to it. */
export function linkPolicy({ source }: Policy): Inline {
  return link(writePolicyName(source.name), locate(source, source.nameSpan));
}

/** The same as seen from a namespace: the name of one in another namespace has its namespace before it. */
export function linkPolicyFrom(home: string, policy: Policy): Inline {
  const { id, source } = policy;
  const isHere = id.startsWith(`${home}/`) || source.name === '';
  return isHere
    ? linkPolicy(policy)
    : link(id.slice(0, id.lastIndexOf('[')), locate(source, source.nameSpan));
}

/** The name, or words for a policy whose name is not written yet. */
export function writePolicyName(name: string): MessagePart {
  return name === '' ? say`a policy without a name` : name;
}

/** A workload's name, leading to where it is written. */
export function linkWorkload(workload: WorkloadEndpoint): Inline {
  const { name, source } = workload;
  const words = name === '' ? say`a workload without a name` : nameWorkload(workload);
  return link(words, locate(source, source.nameSpan));
}

/** The same as seen from a namespace: "edge/web" where that is another one. */
export function linkWorkloadFrom(home: string, workload: WorkloadEndpoint): Inline {
  const { namespace, name, source } = workload;
  const isHere = namespace === home || name === '';
  return isHere
    ? linkWorkload(workload)
    : link(`${namespace}/${nameWorkload(workload)}`, locate(source, source.nameSpan));
}

/** "web", and "web#2" for other pods of the same owner: `#2` stands at the end of such an id. */
export function nameWorkload({ name, id }: WorkloadEndpoint): string {
  return name + id.slice(id.lastIndexOf(']') + 1);
}

/** "a, b and 3 more"; the 3 are where `target` leads. */
export function writeNames(names: readonly InlinePart[], target?: LinkTarget): InlineText {
  const shown = names.slice(0, NAMES_MAX);
  return writeRest(joinParts(shown, ', '), names.length - shown.length, target);
}

/** What is shown, and how many more there are. */
export function writeRest(shown: InlineText, rest: number, target?: LinkTarget): InlineText {
  if (rest === 0) {
    return shown;
  }
  const more = say`${rest} more`;
  return prose`${shown} and ${target === undefined ? more : linkTo(more, target)}`;
}
