/**
 * Counts of workloads in words. A workload stands for its pods; where each of those counted has exactly one, they
 * are called pods, because then that is true.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';

/** `pods` where each of the workloads is one pod, else `workloads`. */
export type CountNoun = 'pod' | 'workload';

/** What to call these, and whatever else is counted beside them. */
export function chooseNoun(workloads: readonly WorkloadEndpoint[]): CountNoun {
  return workloads.every(({ replicas }) => replicas === 1) ? 'pod' : 'workload';
}

/** `1 pod`, `12 workloads`. */
export function writeCount(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}

/** `1 policy`, `3 policies`, `2 other policies`. */
export function writePolicyCount(count: number, adjective = ''): string {
  return [String(count), adjective, count === 1 ? 'policy' : 'policies'].filter(Boolean).join(' ');
}

/** `16,711,680`, whatever the language of the machine. */
export function writeNumber(value: bigint): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
