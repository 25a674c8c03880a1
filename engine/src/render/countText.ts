/**
 * Counts of workloads in words. A workload stands for its pods; where each of those counted has exactly one, they
 * are called pods, because then that is true.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { say, type Message, type MessagePart } from '../text/say.ts';

/** `pods` where each of the workloads is one pod, else `workloads`. */
export type CountNoun = 'pod' | 'workload';

/** What to call these, and whatever else is counted beside them. */
export function chooseNoun(workloads: readonly WorkloadEndpoint[]): CountNoun {
  return workloads.every(({ replicas }) => replicas === 1) ? 'pod' : 'workload';
}

/** `1 pod`, `12 workloads`. */
export function writeCount(count: number, noun: CountNoun | 'namespace'): Message {
  switch (noun) {
    case 'pod':
      return count === 1 ? say`1 pod` : say`${count} pods`;
    case 'workload':
      return count === 1 ? say`1 workload` : say`${count} workloads`;
    case 'namespace':
      return count === 1 ? say`1 namespace` : say`${count} namespaces`;
  }
}

/** `1 policy`, `3 policies`. */
export function writePolicyCount(count: number): Message {
  return count === 1 ? say`1 policy` : say`${count} policies`;
}

/** Thousands set apart as the reader's language does, whatever the machine's is: `16,711,680`, `16.711.680`. */
export function sayNumber(value: bigint): MessagePart {
  const [first = '', ...groups] = String(value).split(/\B(?=(?:\d{3})+$)/);
  return groups.reduce<MessagePart>((number, group) => say`${number},${group}`, first);
}
