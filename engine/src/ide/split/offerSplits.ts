/**
 * Which splits are offered at a place: where the cursor is on what a policy says of itself, its pods or its directions, and
 * not within one of its rules. Whether a split can be written is found out when somebody wants it (`splitPolicy.ts`).
 */
import type { NetworkPolicy } from '../../k8s/resource.ts';
import { quoteCode } from '../../lint/quoteCode.ts';
import { say, type Message } from '../../text/say.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { toPath } from '../../yaml/cursor.ts';
import type { FilePosition } from '../filePosition.ts';
import { findResourceAt } from '../openUnit.ts';
import { listParts, SPLIT_WAYS, type SplitBy } from './splitParts.ts';

export interface SplitOffer {
  readonly title: Message;
  readonly by: SplitBy;
  readonly policy: NetworkPolicy;
}

export function offerSplits(snapshot: Snapshot, position: FilePosition): readonly SplitOffer[] {
  const policy = findPolicyAt(snapshot, position);
  const steps = findResourceAt(snapshot, position)?.cursor.steps ?? [];
  const isOffered = policy !== undefined && 0 < snapshot.scopesOf(policy.file).length;
  return isOffered && !isInRule(toPath(steps)) ? listSplits(policy) : [];
}

/** The policy that the place is in. */
export function findPolicyAt(snapshot: Snapshot, position: FilePosition): NetworkPolicy | undefined {
  const resource = findResourceAt(snapshot, position)?.resource;
  return resource?.type === 'networkPolicy' ? resource : undefined;
}

/** The ways to split a policy, the coarsest first. */
export function listSplits(policy: NetworkPolicy): readonly SplitOffer[] {
  return SPLIT_WAYS.flatMap((by) => {
    const count = listParts(policy, by).length;
    return count === 0 ? [] : [{ title: titleOf(policy, by, count), by, policy }];
  });
}

function isInRule([, field, index]: readonly (string | number)[]): boolean {
  return (field === 'ingress' || field === 'egress') && index !== undefined;
}

function titleOf({ name, spec }: NetworkPolicy, by: SplitBy, count: number): Message {
  const policy = quoteCode(name);
  switch (by) {
    case 'direction':
      return say`split ${policy} into a policy for ingress and one for egress`;
    case 'rule':
      return say`split ${policy} into ${count} policies with one rule each`;
    case 'value': {
      const [part] = listParts({ spec }, by);
      const key = quoteCode(part?.type === 'value' ? part.key : '');
      return say`split ${policy} into ${count} policies, one for each value of ${key}`;
    }
  }
}
