/**
 * Joins the manifests of one scope into a cluster: fills in namespaces, settles duplicates, and makes endpoints of
 * workloads and pods. Which manifests form a scope, and what kustomizations make of them, is settled before
 * (`findScopes.ts`).
 */
import type { Settings } from '../config/settings.ts';
import type { Resource } from '../k8s/resource.ts';
import { isSameIncompleteness, type Cluster, type Incompleteness } from './cluster.ts';
import { dropDuplicates, type Duplicate } from './dropDuplicates.ts';
import { joinNamespaces, keepNamespaces } from './joinNamespaces.ts';
import { joinWorkloads, keepWorkloads } from './joinWorkloads.ts';
import { haveSameElements } from '../text/haveSameElements.ts';
import { finishSteps, mapInSteps, type Steps } from '../text/steps.ts';
import { namespaceOf } from './resourceIdentity.ts';

export interface JoinInput {
  /** The scope's manifests, in any order. */
  readonly resources: readonly Resource[];
  readonly settings: Pick<Settings, 'profile' | 'clusterCidrs'>;
  /** Namespace of manifests that name none. */
  readonly namespace: string;
  readonly incompleteness: readonly Incompleteness[];
}

export interface JoinedCluster {
  readonly cluster: Cluster;
  /** Manifests that do not count because another of the same identity comes later, in order of their places. */
  readonly duplicates: readonly Duplicate[];
  readonly memory: JoinMemory;
}

/** What the next join of the scope can share: after an edit of a policy the pods are still the same objects. */
export interface JoinMemory {
  readonly defaultNamespace: string;
  /** Resources that name no namespace, with the default filled in. */
  readonly filled: WeakMap<Resource, Resource>;
  /** What endpoints are made of. */
  readonly podResources: readonly Resource[];
}

/**
 * Joins a scope. The order of the resources does not change the answer. `before` is the join of the scope before an
 * edit; what follows from the same resources is shared with it.
 */
export function joinCluster(input: JoinInput, before?: JoinedCluster): JoinedCluster {
  return finishSteps(joinClusterInSteps(input, before));
}

/** The same in steps. */
export function* joinClusterInSteps(input: JoinInput, before?: JoinedCluster): Steps<JoinedCluster> {
  const { profile } = input.settings;
  const { resources: counted, duplicates } = yield* dropDuplicates(input.resources, input.namespace);
  const known = before?.memory.defaultNamespace === input.namespace ? before.memory.filled : undefined;
  const filled = known ?? new WeakMap<Resource, Resource>();
  const resources = yield* mapInSteps(counted, (resource) =>
    fillNamespace(resource, input.namespace, filled),
  );
  yield;
  const podResources = resources.filter((resource) => resource.type !== 'networkPolicy');
  const namespaces = joinNamespaces(resources, profile);
  yield;
  const shared = before?.cluster.profile === profile ? before : undefined;
  const hasSamePods = shared !== undefined && haveSameElements(shared.memory.podResources, podResources);
  const cluster: Cluster = {
    ...(hasSamePods ? pickSurroundings(shared.cluster) : yield* joinSurroundings(resources, shared?.cluster)),
    namespaces: shared === undefined ? namespaces : keepNamespaces(namespaces, shared.cluster.namespaces),
    policies: resources.filter((resource) => resource.type === 'networkPolicy'),
    cidrs: input.settings.clusterCidrs,
    profile: input.settings.profile,
    incompleteness:
      before !== undefined && isSameIncompleteness(before.cluster.incompleteness, input.incompleteness)
        ? before.cluster.incompleteness
        : input.incompleteness,
  };
  return { cluster, duplicates, memory: { defaultNamespace: input.namespace, filled, podResources } };
}

/** What follows from everything that is no policy, and is the same while that is. */
type Surroundings = Pick<
  Cluster,
  'workloads' | 'services' | 'disruptionBudgets' | 'entryRoutes' | 'gateways' | 'roleBindings'
>;

/** Each list is the one of `before` where it holds the same; so is each endpoint. */
function* joinSurroundings(
  resources: readonly Resource[],
  before: Surroundings | undefined,
): Steps<Surroundings> {
  return {
    workloads: keepList(keepWorkloads(yield* joinWorkloads(resources), before?.workloads), before?.workloads),
    services: keepList(
      resources.filter((resource) => resource.type === 'service'),
      before?.services,
    ),
    disruptionBudgets: keepList(
      resources.filter((resource) => resource.type === 'disruptionBudget'),
      before?.disruptionBudgets,
    ),
    entryRoutes: keepList(
      resources.filter((resource) => resource.type === 'entryRoute'),
      before?.entryRoutes,
    ),
    gateways: keepList(
      resources.filter((resource) => resource.type === 'gateway'),
      before?.gateways,
    ),
    roleBindings: keepList(
      resources.filter((resource) => resource.type === 'roleBinding'),
      before?.roleBindings,
    ),
  };
}

function keepList<T>(list: readonly T[], before: readonly T[] | undefined): readonly T[] {
  return before !== undefined && haveSameElements(before, list) ? before : list;
}

function pickSurroundings({
  workloads,
  services,
  disruptionBudgets,
  entryRoutes,
  gateways,
  roleBindings,
}: Cluster): Surroundings {
  return { workloads, services, disruptionBudgets, entryRoutes, gateways, roleBindings };
}

/**
 * The resource in its namespace (design: the scope's default where it names none). What is no object of a
 * namespace, or may be none, stays as it is and puts no namespace on the map.
 */
function fillNamespace(
  resource: Resource,
  defaultNamespace: string,
  filled: WeakMap<Resource, Resource>,
): Resource {
  if (
    resource.type === 'kustomization' ||
    resource.type === 'podMaker' ||
    resource.type === 'otherPolicy' ||
    resource.type === 'clusterConfig'
  ) {
    return resource;
  }
  const namespace = namespaceOf(resource, defaultNamespace);
  if (namespace === resource.namespace) {
    return resource;
  }
  const known = filled.get(resource) ?? { ...resource, namespace, isNamespaceAssumed: true };
  filled.set(resource, known);
  return known;
}
