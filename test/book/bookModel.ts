/**
 * The input of the second opinion: a cluster and its policies as a person would write them down, before any
 * default is applied. It shares no type with the engine, so that a mistake in the engine's model cannot repeat
 * itself here.
 */

export type BookProtocol = 'TCP' | 'UDP' | 'SCTP';
export type BookVerdict = 'allowed' | 'denied' | 'unknown' | 'undefined';

/** Labels by key; `undefined` is a label that exists with a value that nobody knows. */
export type BookLabels = ReadonlyMap<string, string | undefined>;

/** A declared namespace. One that is only used is not in the list: its labels are unknown, all but its name. */
export interface BookNamespace {
  readonly name: string;
  readonly labels: BookLabels;
}

export interface BookContainerPort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: BookProtocol;
}

export interface BookPod {
  readonly namespace: string;
  readonly labels: BookLabels;
  readonly ports: readonly BookContainerPort[];
  /** Empty when unknown. */
  readonly ips: readonly string[];
  readonly hostNetwork: boolean;
  /** No controller owns it; some network plugins do not apply policies to such pods. */
  readonly isBare?: boolean;
}

export interface BookRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[] | null | undefined;
}

export interface BookSelector {
  readonly matchLabels?: Readonly<Record<string, string>> | null | undefined;
  readonly matchExpressions?: readonly BookRequirement[] | null | undefined;
}

export interface BookIpBlock {
  readonly cidr: string;
  readonly except?: readonly string[] | null | undefined;
}

export interface BookPeer {
  readonly podSelector?: BookSelector | null | undefined;
  readonly namespaceSelector?: BookSelector | null | undefined;
  readonly ipBlock?: BookIpBlock | null | undefined;
}

export interface BookPort {
  readonly protocol?: string | null | undefined;
  readonly port?: number | string | null | undefined;
  readonly endPort?: number | null | undefined;
}

export interface BookRule {
  readonly from?: readonly BookPeer[] | null | undefined;
  readonly to?: readonly BookPeer[] | null | undefined;
  readonly ports?: readonly BookPort[] | null | undefined;
}

export interface BookSpec {
  readonly podSelector?: BookSelector | null | undefined;
  readonly policyTypes?: readonly string[] | null | undefined;
  readonly ingress?: readonly BookRule[] | null | undefined;
  readonly egress?: readonly BookRule[] | null | undefined;
}

/** A NetworkPolicy in the words of its manifest. */
export interface BookPolicy {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec?: BookSpec | null | undefined;
}

/**
 * What the cluster's network plugin does. Whatever is left out is as Kubernetes' own tests have it; `unknown` is what
 * nobody says of the plugin.
 */
export interface BookFacts {
  readonly enforcesIngress?: 'yes' | 'no' | 'unknown';
  readonly enforcesEgress?: 'yes' | 'no' | 'unknown';
  readonly appliesToBarePods?: 'yes' | 'no';
  readonly ipBlockMatchesPods?: 'yes' | 'no' | 'unknown';
  readonly ipBlockMatchesNodes?: 'yes' | 'no' | 'unknown';
  readonly except?: 'honored' | 'refused' | 'unknown';
  readonly negativeOperators?: 'honored' | 'refused';
  readonly endPort?: 'honored' | 'ignored' | 'unknown';
  readonly sctp?: 'honored' | 'off' | 'refused' | 'unknown';
  readonly namedPorts?:
    'perPod' | 'perPolicy' | 'perNamespace' | 'allPorts' | 'policyIgnored' | 'refused' | 'unknown';
  readonly hostNetwork?: 'undefined' | 'asNodes' | 'asPods';
  readonly undeclaredNamespaceLabels?: 'unknown' | 'none';
}

export interface BookCluster {
  readonly namespaces: readonly BookNamespace[];
  readonly policies: readonly BookPolicy[];
  /** The configured ranges of the pods' and the nodes' addresses; empty where nobody said. */
  readonly podCidrs: readonly string[];
  readonly nodeCidrs: readonly string[];
  readonly facts?: BookFacts;
  /** All pods; only for plugins to which the name of a port means what it is on other pods. */
  readonly pods?: readonly BookPod[];
}

/** An end of a packet: a pod, or an address outside the cluster's pods. */
export type BookEnd = BookPod | string;

/** The first packet of a connection. `port` is the destination's (S35). */
export interface BookPacket {
  readonly from: BookEnd;
  readonly to: BookEnd;
  readonly protocol: BookProtocol;
  readonly port: number;
}
