/**
 * What to know about generated policies before they are applied: how many there are, what they do not open, and what
 * they leave as it is. Shells show it beside the text; what they open and close is `effectText.ts`' matter.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { DeclaredConnections } from '../generate/declaredConnections.ts';
import type { GeneratedPolicies } from '../generate/generatePolicies.ts';
import type { ShowPlace } from '../generate/writePolicies.ts';
import { say, type Message } from '../text/say.ts';
import { chooseNoun, writeCount, writePolicyCount } from './countText.ts';

export interface GeneratedNotes {
  readonly summary: Message;
  /** Names that no policy can open. */
  readonly unknownHosts: readonly Message[];
  /** Workloads that no policy can restrict. */
  readonly leftOut: readonly Message[];
  /** `undefined` where there are no other policies. */
  readonly existing: Message | undefined;
}

export function describeGenerated(
  cluster: Cluster,
  { unknownHosts }: Pick<DeclaredConnections, 'unknownHosts'>,
  { policies, leftOut }: GeneratedPolicies,
  showPlace: ShowPlace,
): GeneratedNotes {
  const namespaces = new Set(policies.map(({ namespace }) => namespace));
  const existing = cluster.policies.filter(({ namespace }) => namespaces.has(namespace ?? '')).length;
  return {
    summary: say`${writePolicyCount(policies.length)} for ${writeCount(namespaces.size, 'namespace')}`,
    unknownHosts: unknownHosts.map(
      ({ from, host, place }) => say`${from.id} names ${host} (${showPlace(place)}), which is not opened`,
    ),
    leftOut: leftOut.map(
      ({ id }) => say`${id} is restricted by no policy: it has no labels that last, or its node's network`,
    ),
    existing: existing === 0 ? undefined : writeExisting(existing),
  };
}

function writeExisting(count: number): Message {
  return count === 1
    ? say`1 policy is there already; what these allow stays open, since policies add up`
    : say`${count} policies are there already; what these allow stays open, since policies add up`;
}

/** What a default deny closes in a namespace. */
export function describeDefaultDeny(cluster: Cluster, name: string): readonly Message[] {
  const workloads = cluster.workloads.filter(({ namespace }) => namespace === name);
  const count = writeCount(workloads.length, chooseNoun(workloads));
  return [
    say`isolates ${count} of ${name} for ingress and egress; what other policies allow stays open, since policies add up`,
    say`the way to the cluster's DNS is closed too, unless another policy opens it`,
  ];
}

/** Where there is nothing to write. */
export function describeExistingDeny(name: string): Message {
  return say`${name} has a default deny for ingress and egress already`;
}
