/**
 * What rules about a cluster are shown: the cluster, the evaluator's answers, the settings, and lookups that several
 * rules need, each made once. It judges nothing.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Settings } from '../config/settings.ts';
import { matchSelector, type Match } from '../k8s/labelSelector.ts';
import type { Labels, NetworkPolicy, Service } from '../k8s/resource.ts';
import type { Peer, Policy } from '../policy/policy.ts';
import type { Members, Reachability } from '../reachability/reachability.ts';
import { groupBy } from '../text/groupBy.ts';
import type { NamespacePolicies, PolicyFacts } from './clusterCheck.ts';

/** Pods that a Service sends traffic to, and those that it may send traffic to. */
export interface ServicePods {
  readonly workloads: readonly WorkloadEndpoint[];
  readonly maybe: readonly WorkloadEndpoint[];
}

const NO_WORKLOADS: readonly WorkloadEndpoint[] = [];
const NO_SERVICES: readonly Service[] = [];

export class ScopeFacts {
  readonly cluster: Cluster;
  readonly reachability: Reachability;
  readonly settings: Settings;
  /** Namespace of manifests that name none. */
  readonly defaultNamespace: string;
  /** In the order of the cluster. */
  readonly policies: readonly PolicyFacts[];
  #workloads: ReadonlyMap<string, readonly WorkloadEndpoint[]> | undefined;
  #services: ReadonlyMap<string, readonly Service[]> | undefined;
  #namespaces: readonly NamespacePolicies[] | undefined;
  #hostNetwork: readonly WorkloadEndpoint[] | undefined;
  #addressed: readonly WorkloadEndpoint[] | undefined;
  readonly #pods = new Map<Service, ServicePods>();
  readonly #members = new Map<Peer, Members>();

  constructor(cluster: Cluster, reachability: Reachability, settings: Settings, defaultNamespace: string) {
    this.cluster = cluster;
    this.reachability = reachability;
    this.settings = settings;
    this.defaultNamespace = defaultNamespace;
    const lowered = new Map(reachability.policies.map((policy) => [policy.source, policy]));
    this.policies = cluster.policies.flatMap((resource) => this.#toFacts(resource, lowered.get(resource)));
  }

  /** The namespaces that have policies, with them. */
  get policiesByNamespace(): readonly NamespacePolicies[] {
    this.#namespaces ??= [...groupBy(this.policies, ({ namespace }) => namespace)].map(
      ([namespace, policies]) => ({ namespace, policies }),
    );
    return this.#namespaces;
  }

  workloadsIn(namespace: string): readonly WorkloadEndpoint[] {
    this.#workloads ??= groupBy(this.cluster.workloads, (workload) => workload.namespace);
    return this.#workloads.get(namespace) ?? NO_WORKLOADS;
  }

  servicesIn(namespace: string): readonly Service[] {
    this.#services ??= groupBy(
      this.cluster.services,
      (service) => service.namespace ?? this.defaultNamespace,
    );
    return this.#services.get(namespace) ?? NO_SERVICES;
  }

  /** All pods that use the network of their node. */
  get hostNetworkWorkloads(): readonly WorkloadEndpoint[] {
    this.#hostNetwork ??= this.cluster.workloads.filter(({ hostNetwork }) => hostNetwork);
    return this.#hostNetwork;
  }

  /** All pods with addresses of their own that are known. */
  get addressedWorkloads(): readonly WorkloadEndpoint[] {
    this.#addressed ??= this.cluster.workloads.filter(
      ({ hostNetwork, addresses }) => !hostNetwork && 0 < addresses.length,
    );
    return this.#addressed;
  }

  /** Whom a peer of a policy means, by itself. */
  membersOf(peer: Peer): Members {
    let members = this.#members.get(peer);
    if (members === undefined) {
      members = this.reachability.membersOf([peer]);
      this.#members.set(peer, members);
    }
    return members;
  }

  /** The service accounts of a namespace to which a role is bound. */
  boundAccountsIn(namespace: string): ReadonlySet<string> {
    const bound = this.cluster.roleBindings.flatMap((binding) =>
      binding.serviceAccounts.filter(
        (account) => (account.namespace ?? binding.namespace ?? this.defaultNamespace) === namespace,
      ),
    );
    return new Set(bound.map(({ name }) => name));
  }

  /** The pods behind a Service; none where it has no selector, and its endpoints are made by hand. */
  podsOf(service: Service): ServicePods {
    let pods = this.#pods.get(service);
    if (pods === undefined) {
      pods = this.#findPods(service);
      this.#pods.set(service, pods);
    }
    return pods;
  }

  #findPods({ selector, namespace = this.defaultNamespace }: Service): ServicePods {
    if (selector === undefined || selector.size === 0) {
      return { workloads: NO_WORKLOADS, maybe: NO_WORKLOADS };
    }
    const matching = (wanted: Match): readonly WorkloadEndpoint[] =>
      this.workloadsIn(namespace).filter(
        ({ labels }) => matchSelector(toSelector(selector), labels) === wanted,
      );
    return { workloads: matching('yes'), maybe: matching('unknown') };
  }

  #toFacts(resource: NetworkPolicy, policy: Policy | undefined): readonly PolicyFacts[] {
    const namespace = resource.namespace ?? this.defaultNamespace;
    return policy === undefined ? [] : [{ resource, policy, namespace }];
  }
}

function toSelector(labels: Labels): Parameters<typeof matchSelector>[0] {
  const span = { start: 0, end: 0 };
  const requirements = [...labels].map(([key, value]) => ({
    key,
    operator: 'In' as const,
    values: [value],
    span,
  }));
  return { requirements, isPartial: false, span };
}
