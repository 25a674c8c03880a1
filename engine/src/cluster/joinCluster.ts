/**
 * Joins the manifests of one scope into a cluster: fills in namespaces, settles duplicates, and makes endpoints of
 * workloads and pods. Which manifests form a scope, and what kustomizations make of them, is settled before
 * (`findScopes.ts`).
 */
import type { Settings } from '../config/settings.ts';
import type { Resource } from '../k8s/resource.ts';
import type { Cluster, Incompleteness } from './cluster.ts';
import { dropDuplicates, type Duplicate } from './dropDuplicates.ts';
import { joinNamespaces } from './joinNamespaces.ts';
import { joinWorkloads } from './joinWorkloads.ts';
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
}

/** Joins a scope. The order of the resources does not change the answer. */
export function joinCluster(input: JoinInput): JoinedCluster {
  const { resources: counted, duplicates } = dropDuplicates(input.resources, input.namespace);
  const resources = counted.map((resource) => fillNamespace(resource, input.namespace));
  const cluster: Cluster = {
    namespaces: joinNamespaces(resources, input.settings.profile),
    workloads: joinWorkloads(resources),
    policies: resources.filter((resource) => resource.type === 'networkPolicy'),
    services: resources.filter((resource) => resource.type === 'service'),
    cidrs: input.settings.clusterCidrs,
    profile: input.settings.profile,
    incompleteness: input.incompleteness,
  };
  return { cluster, duplicates };
}

/**
 * The resource in its namespace (design: the scope's default where it names none). What is no object of a
 * namespace, or may be none, stays as it is and puts no namespace on the map.
 */
function fillNamespace(resource: Resource, defaultNamespace: string): Resource {
  if (resource.type === 'kustomization' || resource.type === 'podMaker') {
    return resource;
  }
  const namespace = namespaceOf(resource, defaultNamespace);
  return namespace === resource.namespace ? resource : { ...resource, namespace };
}
