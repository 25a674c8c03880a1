/**
 * A scope's manifests joined into one cluster: which namespaces there are, which endpoints, which policies. Pure
 * data; who can reach whom is the evaluator's question (`policy/`, `reachability/`).
 */
import type { IpAddress, IpFamily } from '../k8s/cidr.ts';
import type {
  ContainerPort,
  DisruptionBudget,
  EntryRoute,
  Gateway,
  NetworkPolicy,
  Resource,
  RoleBinding,
  Service,
} from '../k8s/resource.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { Profile } from '../config/profile.ts';
import type { ClusterCidrs } from '../config/settings.ts';
import { formatMessage, type Message } from '../text/say.ts';

export interface NamespaceFacts {
  readonly name: string;
  /** With `kubernetes.io/metadata.name` (S30). */
  readonly labels: LabelFacts;
  /** `undefined` for a namespace that is only used, not declared. */
  readonly source: Resource | undefined;
}

/** A workload, or a bare pod: all pods that a policy cannot tell apart because one template makes them. */
export interface WorkloadEndpoint {
  readonly type: 'workload';
  /** `shop/web[Deployment]`, with `#2` behind it for pods of one owner that differ. */
  readonly id: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** Labels of its pods. */
  readonly labels: LabelFacts;
  readonly replicas: number | undefined;
  /** Whether two of its pods can exist at one time, so that it has a pair with itself. */
  readonly canHaveSeveralPods: boolean;
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  /** Known addresses of its pods; empty when unknown. */
  readonly addresses: readonly IpAddress[];
  readonly source: Resource;
}

/** A range of addresses outside the cluster's pods, from `first` to `last`. */
export interface AddressEndpoint {
  readonly type: 'addresses';
  /** `0.0.0.0-255.255.255.255`. */
  readonly id: string;
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

export type Endpoint = WorkloadEndpoint | AddressEndpoint;

/** Why a namespace (or, without one, every namespace) is not fully described by the manifests. */
export interface Incompleteness {
  readonly namespace: string | undefined;
  /** What hides the rest: a template, a transformer, an operator. A short phrase for people, such as `patches`. */
  readonly cause: Message;
  readonly file: string;
  /** Whether pods may be hidden; if not, policies are. */
  readonly hidesPods: boolean;
}

/** Whether two lists say the same about what is hidden. */
export function isSameIncompleteness(
  left: readonly Incompleteness[],
  right: readonly Incompleteness[],
): boolean {
  return (
    left === right ||
    (left.length === right.length &&
      left.every(({ namespace, cause, file }, index) => {
        const other = right[index];
        return (
          other !== undefined &&
          other.namespace === namespace &&
          formatMessage(other.cause) === formatMessage(cause) &&
          other.file === file
        );
      }))
  );
}

export interface Cluster {
  readonly namespaces: ReadonlyMap<string, NamespaceFacts>;
  readonly workloads: readonly WorkloadEndpoint[];
  /** Policies with their namespace filled in. */
  readonly policies: readonly NetworkPolicy[];
  readonly services: readonly Service[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly entryRoutes: readonly EntryRoute[];
  readonly gateways: readonly Gateway[];
  readonly roleBindings: readonly RoleBinding[];
  readonly cidrs: ClusterCidrs;
  readonly profile: Profile;
  readonly incompleteness: readonly Incompleteness[];
}
