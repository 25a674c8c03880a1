/**
 * The resources that Podgate reads, typed, with the API server's defaults applied. Lowering (`lower*.ts`) makes
 * them from syntax trees; nothing after it looks at YAML. A resource that is half written is here with what could
 * be understood; the rest is among the problems.
 *
 * All spans count from the start of the resource's unit; `locate` makes a place of one. Where the unit is in its file is
 * the file's knowledge: an edit above a unit leaves its resources the very same objects.
 */
import type { UnitPlace } from '../text/location.ts';
import type { Span } from '../text/span.ts';
import type { Cidr, IpAddress } from './cidr.ts';

/** Labels and annotations. A map, because keys come from people: `__proto__` is a legal label key. */
export type Labels = ReadonlyMap<string, string>;

export type Direction = 'ingress' | 'egress';

/** Both, in the order in which everything lists them. */
export const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

export type Protocol = 'TCP' | 'UDP' | 'SCTP';

/** A controller owner reference (`controller: true`). */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/** What every resource has. */
export interface ResourceHeader {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty where the manifest has none. */
  readonly name: string;
  /** As written; the scope fills in its default (`cluster/`). */
  readonly namespace: string | undefined;
  /** Nothing names the namespace: it is the scope's default. */
  readonly isNamespaceAssumed?: true;
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly owner: Owner | undefined;
  /** Path of the file it was read from. */
  readonly file: string;
  /** Position of the unit among the units of its file, for a stable order. */
  readonly unitIndex: number;
  /** The whole resource. */
  readonly span: Span;
  /** `metadata.name`'s value, else the `kind`'s, else the whole. */
  readonly nameSpan: Span;
  /** Its document could not be parsed to the end: there may be more of it than is known. */
  readonly isPartial?: true;
}

/** The place of a span of the resource. */
export function locate(
  { file, unitIndex }: Pick<ResourceHeader, 'file' | 'unitIndex'>,
  span: Span,
): UnitPlace {
  return { file, unitIndex, spanInUnit: span };
}

/** Whether two resources were read from the same lines: scopes hold copies with names and namespaces filled in. */
export function isSamePlace(left: ResourcePlace, right: ResourcePlace): boolean {
  return (
    left.unitIndex === right.unitIndex && left.span.start === right.span.start && left.file === right.file
  );
}

export type ResourcePlace = Pick<ResourceHeader, 'file' | 'unitIndex' | 'span'>;

// Label selectors -------------------------------------------------------------------------------------------

export type SelectorOperator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** One requirement; `matchLabels: {a: b}` is `a In [b]`. Requirements of a selector must all hold. */
export interface Requirement {
  readonly key: string;
  readonly operator: SelectorOperator;
  readonly values: readonly string[];
  readonly span: Span;
}

/** A label selector; without requirements it selects everything. */
export interface LabelSelector {
  readonly requirements: readonly Requirement[];
  /** How many requirements, from the first on, `matchLabels` gave; absent where it is not written (kustomize asks). */
  readonly matchLabelCount?: number;
  /** True when a part could not be understood: who matches the rest may or may not match the whole. */
  readonly isPartial: boolean;
  readonly span: Span;
}

// Namespace -------------------------------------------------------------------------------------------------

export interface Namespace extends ResourceHeader {
  readonly type: 'namespace';
}

// Workloads and pods ----------------------------------------------------------------------------------------

/** A port of a container that counts for named ports: of ordinary containers and restartable init containers. */
export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: Protocol;
  readonly span: Span;
}

/** Pods that a pod is to run near to or apart from. */
export interface PlacementTerm {
  readonly pods: LabelSelector;
  /** Those that are listed, and those that the selector means. Without any of both the pod's own. */
  readonly namespaces: readonly string[];
  readonly namespaceSelector: LabelSelector | undefined;
}

/** What policies see of a pod, and whom it names by labels itself. */
export interface PodTemplate {
  readonly labels: Labels;
  /** The `labels` map, else `metadata`, else the resource. */
  readonly labelsSpan: Span;
  readonly ports: readonly ContainerPort[];
  readonly hostNetwork: boolean;
  readonly serviceAccountName: string | undefined;
  readonly dnsPolicy: string | undefined;
  /** Of its containers. */
  readonly images: readonly string[];
  readonly placement: readonly PlacementTerm[];
}

export interface Pod extends ResourceHeader {
  readonly type: 'pod';
  readonly template: PodTemplate;
  /** `status.podIPs` and `status.podIP`, without doubles. */
  readonly addresses: readonly IpAddress[];
  /** `status.phase`: `Succeeded` and `Failed` pods hold no address. */
  readonly phase: string | undefined;
}

/** A resource that makes pods from a template, whatever its kind. */
export interface Workload extends ResourceHeader {
  readonly type: 'workload';
  readonly template: PodTemplate;
  /** Number of pods, as written or by default (1); `undefined` where it is not to be known (DaemonSet). For a Job its parallelism. */
  readonly replicas: number | undefined;
  /**
   * Labels that the kind's controller adds to each pod: with their value where it is known before the cluster
   * runs (`job-name`), else `undefined` (`pod-template-hash`).
   */
  readonly controllerLabels: ReadonlyMap<string, string | undefined>;
}

/** PodDisruptionBudget: of which pods only a few may be away at a time. It says nothing about traffic. */
export interface DisruptionBudget extends ResourceHeader {
  readonly type: 'disruptionBudget';
  /** Of pods of its own namespace; without one it is about none. */
  readonly selector: LabelSelector | undefined;
}

/** HorizontalPodAutoscaler, as far as it changes how many pods a workload has. */
export interface Autoscaler extends ResourceHeader {
  readonly type: 'autoscaler';
  readonly target: Owner;
  readonly minReplicas: number;
  readonly maxReplicas: number | undefined;
}

// Services and what points at them --------------------------------------------------------------------------

export interface ServicePort {
  readonly name: string | undefined;
  readonly port: number;
  /** Number or name of the pods' port; the same as `port` by default. */
  readonly targetPort: number | string;
  readonly protocol: Protocol;
  readonly span: Span;
}

export interface Service extends ResourceHeader {
  readonly type: 'service';
  readonly serviceType: string;
  readonly isHeadless: boolean;
  /** `spec.clusterIPs` and `spec.clusterIP`, without doubles; what a cluster gives is in its dumps. */
  readonly addresses: readonly IpAddress[];
  /** `undefined` without a selector: its endpoints are made by hand. */
  readonly selector: Labels | undefined;
  readonly selectorSpan: Span;
  readonly ports: readonly ServicePort[];
}

/** A backend that an Ingress, Route or Gateway route sends traffic to. */
export interface ServiceBackend {
  readonly namespace: string | undefined;
  readonly service: string;
  readonly port: number | string | undefined;
  readonly span: Span;
}

/** Ingress, OpenShift Route, Gateway API routes: resources that bring outside traffic to Services. */
export interface EntryRoute extends ResourceHeader {
  readonly type: 'entryRoute';
  readonly backends: readonly ServiceBackend[];
  /** For Gateway API routes, the gateways that they hang on. */
  readonly gateways: readonly { readonly namespace: string | undefined; readonly name: string }[];
  /** For an Ingress, the class of the controllers that serve it. */
  readonly className: string | undefined;
}

export interface Gateway extends ResourceHeader {
  readonly type: 'gateway';
  readonly gatewayClassName: string | undefined;
}

// Accounts --------------------------------------------------------------------------------------------------

export interface ServiceAccount extends ResourceHeader {
  readonly type: 'serviceAccount';
}

/** RoleBinding or ClusterRoleBinding; only service accounts among its subjects are kept. */
export interface RoleBinding extends ResourceHeader {
  readonly type: 'roleBinding';
  readonly serviceAccounts: readonly { readonly namespace: string | undefined; readonly name: string }[];
}

// Kustomize -------------------------------------------------------------------------------------------------

/** One `labels:` entry of a kustomization, or its `commonLabels` (with selectors and templates). */
export interface KustomizeLabels {
  readonly pairs: Labels;
  readonly includesSelectors: boolean;
  readonly includesTemplates: boolean;
}

export interface Kustomization extends ResourceHeader {
  readonly type: 'kustomization';
  readonly isComponent: boolean;
  /** Paths and URLs of `resources` (and the old `bases`). */
  readonly resources: readonly { readonly path: string; readonly span: Span }[];
  readonly targetNamespace: string | undefined;
  readonly namePrefix: string;
  readonly nameSuffix: string;
  readonly labelSets: readonly KustomizeLabels[];
  /** Files that are fragments: patches and components. */
  readonly fragments: readonly string[];
  /** Names of the fields that Podgate does not apply (`patches`, `components`, `helmCharts`, ...). */
  readonly unsupported: readonly string[];
}

// NetworkPolicy ---------------------------------------------------------------------------------------------

/** A peer that selects pods. At least one of the two selectors is there. */
export interface PodPeer {
  readonly type: 'pods';
  readonly podSelector: LabelSelector | undefined;
  readonly namespaceSelector: LabelSelector | undefined;
  readonly span: Span;
}

export interface IpBlock {
  readonly type: 'ipBlock';
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
  readonly span: Span;
}

/** A peer or port that could not be understood: it may match anything or nothing. */
export interface Unreadable {
  readonly type: 'unreadable';
  readonly span: Span;
}

export type NetworkPolicyPeer = PodPeer | IpBlock | Unreadable;

/** A range of port numbers of one protocol; without `port` in the manifest it is 1-65535. */
export interface PortRange {
  readonly type: 'range';
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
  /** `protocol` is written; else it is TCP (S17). */
  readonly hasProtocol?: true;
  /** `endPort` is written, which some network plugins do not know. */
  readonly hasEndPort?: true;
  readonly span: Span;
  /** The value of `port`; the whole where there is none. */
  readonly portSpan: Span;
}

/** A port by the name that the destination pod gives it. */
export interface NamedPort {
  readonly type: 'named';
  readonly protocol: Protocol;
  /** `protocol` is written; else it is TCP (S17). */
  readonly hasProtocol?: true;
  readonly name: string;
  readonly span: Span;
  /** The value of `port`. */
  readonly portSpan: Span;
}

export type NetworkPolicyPort = PortRange | NamedPort | Unreadable;

/** One item of `ingress` or `egress`. `undefined` is "no restriction": the list is absent or empty (S8). */
export interface NetworkPolicyRule {
  readonly peers: readonly NetworkPolicyPeer[] | undefined;
  readonly ports: readonly NetworkPolicyPort[] | undefined;
  /** Position in its list, as in `spec.ingress[0]`. */
  readonly index: number;
  readonly span: Span;
}

export interface NetworkPolicySpec {
  readonly podSelector: LabelSelector;
  /** The directions in force, after defaulting (S5). */
  readonly policyTypes: readonly Direction[];
  /** Where `policyTypes` is written; `undefined` when it is left out or empty. */
  readonly policyTypesSpan: Span | undefined;
  readonly ingress: readonly NetworkPolicyRule[];
  readonly egress: readonly NetworkPolicyRule[];
  /** How the lists of rules are written: what evaluates does not see the difference, what advises does. */
  readonly written: Readonly<Record<Direction, WrittenList>>;
  /** What stands in `policyTypes` was meant to be more: a type is none, or a field that is not one has nearly its name. */
  readonly hasMisspelledTypes: boolean;
  /** Fields that are there without a value (`from:`). */
  readonly blanks: readonly BlankField[];
  readonly span: Span;
}

/** A list of rules in the text. `span` is that of its key; there is none where the list is absent. */
export interface WrittenList {
  readonly form: 'absent' | 'blank' | 'empty' | 'listed';
  readonly span: Span | undefined;
}

/** A field whose value is null. `span` is that of its key. */
export interface BlankField {
  /** Such as `spec.ingress[0].from`. */
  readonly path: string;
  readonly field:
    'from' | 'to' | 'ports' | 'podSelector' | 'namespaceSelector' | 'matchLabels' | 'matchExpressions';
  readonly span: Span;
}

export interface NetworkPolicy extends ResourceHeader {
  readonly type: 'networkPolicy';
  /** The namespace that the manifest itself names; a kustomization may bring the policy to another one. */
  /** Whether its text has a comment that is meant for people. */
  readonly hasComment: boolean;
  readonly writtenNamespace: { readonly name: string; readonly span: Span } | undefined;
  readonly spec: NetworkPolicySpec;
}

// Others ----------------------------------------------------------------------------------------------------

/** A resource of a kind that is known to make pods that no manifest shows (operators, HelmRelease, Application). */
export interface PodMaker extends ResourceHeader {
  readonly type: 'podMaker';
}

/** A policy of an API that is not read: it may allow and deny whatever it likes. */
export interface OtherPolicy extends ResourceHeader {
  readonly type: 'otherPolicy';
}

/** What kind or k3d makes a cluster from; no object of the API server, and no part of the cluster. */
export interface ClusterConfig extends ResourceHeader {
  readonly type: 'clusterConfig';
  /** The cluster comes without its usual network plugin. */
  readonly disablesDefaultCni: boolean;
}

export type Resource =
  | Namespace
  | Pod
  | Workload
  | Autoscaler
  | DisruptionBudget
  | Service
  | EntryRoute
  | Gateway
  | ServiceAccount
  | RoleBinding
  | Kustomization
  | NetworkPolicy
  | PodMaker
  | OtherPolicy
  | ClusterConfig;
