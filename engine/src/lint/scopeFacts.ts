/**
 * What rules about a cluster are shown: the cluster, the evaluator's answers, the settings, and lookups that several
 * rules need, each made once. It judges nothing.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { Settings } from '../config/settings.ts';
import { matchSelector, type Match } from '../k8s/labelSelector.ts';
import type { Labels, NetworkPolicy, RoleBinding, Service } from '../k8s/resource.ts';
import type { Peer, PodMatcher, Policy, Rule as PolicyRule } from '../policy/policy.ts';
import type { Isolation, Members, Reachability } from '../reachability/reachability.ts';
import { appendTo } from '../text/appendTo.ts';
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
  #namespaces: ReadonlyMap<string, NamespacePolicies> | undefined;
  #hostNetwork: readonly WorkloadEndpoint[] | undefined;
  readonly #pods = new Map<Service, ServicePods>();
  /** By namespace and workload. */
  readonly #inFront = new Map<string, ReadonlyMap<WorkloadEndpoint, readonly Service[]>>();
  readonly #isolation = new Map<WorkloadEndpoint, Isolation>();
  readonly #members = new Map<Policy | Peer | PolicyRule, Members>();

  constructor(cluster: Cluster, reachability: Reachability, settings: Settings, defaultNamespace: string) {
    this.cluster = cluster;
    this.reachability = reachability;
    this.settings = settings;
    this.defaultNamespace = defaultNamespace;
    const lowered = new Map(reachability.policies.map((policy) => [policy.source, policy]));
    this.policies = cluster.policies.flatMap((resource) => this.#toFacts(resource, lowered.get(resource)));
  }

  /** The namespaces that have policies, with them. */
  get policiesByNamespace(): ReadonlyMap<string, NamespacePolicies> {
    this.#namespaces ??= new Map(
      [...groupBy(this.policies, ({ namespace }) => namespace)].map(([namespace, policies]) => [
        namespace,
        { namespace, policies },
      ]),
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

  /** Which policies are in force for a workload. */
  isolationOf(workload: WorkloadEndpoint): Isolation {
    let isolation = this.#isolation.get(workload);
    if (isolation === undefined) {
      isolation = this.reachability.isolationOf(workload);
      this.#isolation.set(workload, isolation);
    }
    return isolation;
  }

  /** Whom a policy selects. */
  subjectsOf(policy: Policy): Members {
    return this.#lookUp(policy, () => this.reachability.subjectsOf(policy));
  }

  /** Whom a peer of a policy means, by itself. */
  membersOf(peer: Peer): Members {
    return this.#lookUp(peer, () => this.reachability.membersOf([peer]));
  }

  /** Whom the peers of a rule mean together; without peers everyone. */
  peersOf(rule: PolicyRule): Members {
    return this.#lookUp(rule, () => this.reachability.membersOf(rule.peers));
  }

  #lookUp(meaning: Policy | Peer | PolicyRule, find: () => Members): Members {
    let members = this.#members.get(meaning);
    if (members === undefined) {
      members = find();
      this.#members.set(meaning, members);
    }
    return members;
  }

  /** The service accounts of a namespace to which a role is bound, with what binds it; the last of several. */
  bindingsIn(namespace: string): ReadonlyMap<string, RoleBinding> {
    return new Map(
      this.cluster.roleBindings.flatMap((binding) =>
        binding.serviceAccounts
          .filter(
            (account) => (account.namespace ?? binding.namespace ?? this.defaultNamespace) === namespace,
          )
          .map(({ name }) => [name, binding] as const),
      ),
    );
  }

  /** The Services of a workload's namespace that send traffic to its pods, or may. */
  servicesOf(workload: WorkloadEndpoint): readonly Service[] {
    let inFront = this.#inFront.get(workload.namespace);
    if (inFront === undefined) {
      inFront = this.#indexServices(workload.namespace);
      this.#inFront.set(workload.namespace, inFront);
    }
    return inFront.get(workload) ?? NO_SERVICES;
  }

  #indexServices(namespace: string): ReadonlyMap<WorkloadEndpoint, readonly Service[]> {
    const inFront = new Map<WorkloadEndpoint, Service[]>();
    for (const service of this.servicesIn(namespace)) {
      const { workloads, maybe } = this.podsOf(service);
      for (const workload of [...workloads, ...maybe]) {
        appendTo(inFront, workload, service);
      }
    }
    return inFront;
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

  /** Whom a Service means, by its selector; nobody where it has none. */
  matcherOf({ selector, namespace = this.defaultNamespace }: Service): PodMatcher | undefined {
    return selector === undefined || selector.size === 0
      ? undefined
      : { namespaces: { type: 'name', name: namespace }, pods: toSelector(selector) };
  }

  #findPods(service: Service): ServicePods {
    const wanted = this.matcherOf(service)?.pods;
    if (wanted === undefined) {
      return { workloads: NO_WORKLOADS, maybe: NO_WORKLOADS };
    }
    const pods: Record<Exclude<Match, 'no'>, WorkloadEndpoint[]> = { yes: [], unknown: [] };
    for (const workload of this.workloadsIn(service.namespace ?? this.defaultNamespace)) {
      const match = matchSelector(wanted, workload.labels);
      if (match !== 'no') {
        pods[match].push(workload);
      }
    }
    return { workloads: pods.yes, maybe: pods.unknown };
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
