/**
 * The lens on a workload: "reachable from 4 and the internet · reaches 7 · policies: db", with a warning sign where
 * no policy isolates it.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Policy } from '../policy/policy.ts';
import { writePolicyCount } from '../render/countText.ts';
import { listHidden } from '../render/doubtText.ts';
import { writePolicyName } from '../render/nameText.ts';
import { say, sayList, type Message } from '../text/say.ts';
import type { Extent } from '../workspace/findingSources.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { joinLensParts, type LensText } from './lensText.ts';
import { findReach } from './reach.ts';
import { countReach } from './reachWords.ts';
import type { WorkloadScene } from './workloadsOf.ts';

/** More names than these are counted. */
const NAMES_MAX = 2;
const NAMES_LENGTH_MAX = 60;

/** `extent`: whether the manifests are all that belong together. */
export function describeWorkload({ view, workload }: WorkloadScene, extent: Extent): LensText {
  const { ingress, egress, policies } = view.reachability.isolationOf(workload);
  const reach = findReach(view, workload);
  const parts = [
    ...(ingress === 'notIsolated' && egress === 'notIsolated' ? [warnOpen(view, workload, extent)] : []),
    say`reachable from ${countReach(reach.ingress)}`,
    say`reaches ${countReach(reach.egress)}`,
    ...writePolicies(new Set([...policies.ingress, ...policies.egress])),
  ];
  return {
    title: joinLensParts(parts),
    click: { type: 'matrix', scope: view.name, to: workload.id },
  };
}

function writePolicies(policies: ReadonlySet<Policy>): readonly Message[] {
  if (policies.size === 0) {
    return [];
  }
  const names = [...policies].map(({ source }) => source.name);
  const isShort = names.length <= NAMES_MAX && names.join(', ').length <= NAMES_LENGTH_MAX;
  const list = sayList(names.map(writePolicyName), ', ');
  return [isShort ? say`policies: ${list}` : writePolicyCount(names.length)];
}

function warnOpen(
  { cluster }: ScopeView,
  { namespace, hostNetwork }: WorkloadEndpoint,
  extent: Extent,
): Message {
  return hostNetwork ? say`⚠ hostNetwork: no policy selects it` : warnNotIsolated(cluster, namespace, extent);
}

/** That no policy isolates a pod of the namespace, as far as its policies are known. */
export function warnNotIsolated(cluster: Cluster, namespace: string, extent: Extent = 'whole'): Message {
  return extent === 'whole' && listHidden(cluster, namespace).length === 0
    ? say`⚠ no policy isolates it`
    : say`⚠ no policy that is known here isolates it`;
}
