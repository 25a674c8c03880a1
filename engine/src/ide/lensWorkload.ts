/**
 * The lens on a workload: "reachable from 4 and the internet · reaches 7 · policies 2", with a warning sign where no
 * policy isolates it.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { LensText } from './lensText.ts';
import { findReach } from './reach.ts';
import { countReach } from './reachWords.ts';
import type { WorkloadScene } from './workloadsOf.ts';

export function describeWorkload({ view, workload }: WorkloadScene): LensText {
  const { ingress, egress, policies } = view.reachability.isolationOf(workload);
  const reach = findReach(view, workload);
  const count = new Set([...policies.ingress, ...policies.egress]).size;
  const parts = [
    ...(ingress === 'notIsolated' && egress === 'notIsolated' ? [warn(workload)] : []),
    `reachable from ${countReach(reach.ingress)}`,
    `reaches ${countReach(reach.egress)}`,
    ...(count === 0 ? [] : [`policies ${count}`]),
  ];
  return {
    title: parts.join(' · '),
    click: { type: 'matrix', scope: view.name, endpoint: workload.id },
  };
}

function warn({ hostNetwork }: WorkloadEndpoint): string {
  return hostNetwork ? '⚠ hostNetwork: no policy selects it' : '⚠ no policy isolates it';
}
