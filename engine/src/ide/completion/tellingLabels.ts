/**
 * The labels by which a selector means a workload and, where that is possible, no other one of its namespace: few, and
 * those that people choose.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';

/** What people select by, the likeliest first. */
const USUAL_KEYS: readonly string[] = [
  'app.kubernetes.io/name',
  'app',
  'k8s-app',
  'name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/component',
  'component',
  'tier',
  'role',
];

export type TellingLabels = readonly (readonly [string, string])[];

/** Finds them for the workloads of one namespace. */
export class TellingLabelFinder {
  /** How many workloads have a label. */
  readonly #counts = new Map<string, number>();

  constructor(workloads: readonly WorkloadEndpoint[]) {
    for (const { labels } of workloads) {
      for (const [key, value] of labels.known) {
        const label = `${key}=${value ?? ''}`;
        this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
      }
    }
  }

  /** One label that no other workload has; else all that are usual; else all. None for a workload without labels. */
  find({ labels }: WorkloadEndpoint): TellingLabels {
    const known = [...labels.known].flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    );
    const usual = USUAL_KEYS.flatMap((name) => known.filter(([key]) => key === name));
    const alone = [...usual, ...known].find(([key, value]) => this.#counts.get(`${key}=${value}`) === 1);
    if (alone !== undefined) {
      return [alone];
    }
    return 0 < usual.length ? usual : known;
  }
}
