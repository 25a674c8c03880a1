/**
 * The endpoints of a cluster: each workload, with the pods that a dump shows of it, and each bare pod. Pods of one
 * owner are one endpoint as long as no policy can tell them apart by what their owner gave them.
 */
import { haveSameLabels } from '../k8s/labelSelector.ts';
import type { Autoscaler, Pod, Resource } from '../k8s/resource.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { haveSameElements } from '../text/haveSameElements.ts';
import { mapInSteps, type Steps } from '../text/steps.ts';
import type { WorkloadEndpoint } from './cluster.ts';
import { groupByOwner, type OwnerGroup } from './groupByOwner.ts';
import { findVariants, type PodVariant } from './podVariants.ts';

/** Phases of pods that hold no address any more (S31). */
const FINISHED_PHASES: ReadonlySet<string> = new Set(['Succeeded', 'Failed']);

/** The endpoints of resources whose namespaces are filled in, sorted by id. */
export function* joinWorkloads(resources: readonly Resource[]): Steps<readonly WorkloadEndpoint[]> {
  const workloads = resources.filter((resource) => resource.type === 'workload');
  const pods = resources.filter((resource) => resource.type === 'pod').filter(isRunning);
  const autoscalers = indexAutoscalers(resources.filter((resource) => resource.type === 'autoscaler'));
  const endpoints: WorkloadEndpoint[] = [];
  const idCounts = new Map<string, number>();
  const groups = groupByOwner(workloads, pods);
  yield;
  yield* mapInSteps(groups, (group) => {
    const baseId = `${group.namespace}/${group.name}[${group.kind}]`;
    const autoscaler = autoscalers.get(targetKey(group));
    for (const variant of findVariants(group)) {
      const count = (idCounts.get(baseId) ?? 0) + 1;
      idCounts.set(baseId, count);
      const id = count === 1 ? baseId : `${baseId}#${count}`;
      endpoints.push(toEndpoint(id, group, variant, autoscaler));
    }
  });
  return endpoints.sort((left, right) => compareBytewise(left.id, right.id));
}

/** The endpoints, each as it was before an edit where nothing of it changed: what was found about it then still holds. */
export function keepWorkloads(
  endpoints: readonly WorkloadEndpoint[],
  before: readonly WorkloadEndpoint[] = [],
): readonly WorkloadEndpoint[] {
  let known: ReadonlyMap<string, WorkloadEndpoint> | undefined;
  return endpoints.map((endpoint, index) => {
    let same = before[index];
    if (same?.id !== endpoint.id) {
      // Something came or went above.
      known ??= new Map(before.map((other) => [other.id, other]));
      same = known.get(endpoint.id);
    }
    return same !== undefined && isSameEndpoint(same, endpoint) ? same : endpoint;
  });
}

/** Namespace, kind and name are in the id. */
function isSameEndpoint(left: WorkloadEndpoint, right: WorkloadEndpoint): boolean {
  return (
    left.source === right.source &&
    left.ports === right.ports &&
    left.hostNetwork === right.hostNetwork &&
    haveSameLabels(left.labels, right.labels) &&
    left.replicas === right.replicas &&
    left.canHaveSeveralPods === right.canHaveSeveralPods &&
    haveSameElements(left.addresses, right.addresses)
  );
}

function isRunning(pod: Pod): boolean {
  return pod.phase === undefined || !FINISHED_PHASES.has(pod.phase);
}

function toEndpoint(
  id: string,
  group: OwnerGroup,
  variant: PodVariant,
  autoscaler: Autoscaler | undefined,
): WorkloadEndpoint {
  const replicas = countReplicas(variant, autoscaler);
  return {
    type: 'workload',
    id,
    namespace: group.namespace,
    kind: group.kind,
    name: group.name,
    labels: { known: variant.labels, isOpen: variant.source.isPartial === true },
    replicas,
    canHaveSeveralPods: replicas === undefined || 1 < Math.max(replicas, variant.pods.length),
    ports: variant.template.ports,
    hostNetwork: variant.template.hostNetwork,
    addresses: findAddresses(variant, replicas),
    source: variant.source,
  };
}

/** Pods without a template are as many as are shown. An autoscaler leaves a workload alone that is scaled to zero. */
function countReplicas(variant: PodVariant, autoscaler: Autoscaler | undefined): number | undefined {
  if (variant.workload === undefined) {
    return variant.pods.length;
  }
  const { replicas } = variant.workload;
  if (autoscaler === undefined || replicas === 0) {
    return replicas;
  }
  return autoscaler.minReplicas === autoscaler.maxReplicas ? autoscaler.minReplicas : undefined;
}

/** The addresses of the pods, if they are known of all: those of some would say too much about the others. */
function findAddresses(variant: PodVariant, replicas: number | undefined): WorkloadEndpoint['addresses'] {
  const { pods } = variant;
  const areAllKnown = pods.every((pod) => 0 < pod.addresses.length) && (replicas ?? 0) <= pods.length;
  return areAllKnown ? pods.flatMap((pod) => pod.addresses) : [];
}

function indexAutoscalers(autoscalers: readonly Autoscaler[]): ReadonlyMap<string, Autoscaler> {
  return new Map(
    autoscalers.map((autoscaler) => [
      targetKey({ namespace: autoscaler.namespace ?? '', ...autoscaler.target }),
      autoscaler,
    ]),
  );
}

function targetKey(target: {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}): string {
  return `${target.namespace}\n${target.kind}\n${target.name}`;
}
