/**
 * Which kinds are read, and how: the one table that reading, lowering and the checks share. A kind is told by its
 * API group as well as its name, since other groups use the same names for other things (Calico's NetworkPolicy,
 * Knative's Service). Versions do not matter: the old ones have the same fields where Podgate looks.
 */
import type { ResourceType } from './lowerHeader.ts';
import { CLUSTER_WIDE_POLICIES, isOtherPolicy } from './otherPolicies.ts';
import { isPodMaker } from './podMakers.ts';

/** The ways to lower a resource. */
export type Lowering =
  | 'namespace'
  | 'pod'
  | 'workload'
  | 'autoscaler'
  | 'disruptionBudget'
  | 'service'
  | 'ingress'
  | 'route'
  | 'gatewayRoute'
  | 'gateway'
  | 'serviceAccount'
  | 'roleBinding'
  | 'kustomization'
  | 'networkPolicy'
  | 'podMaker'
  | 'otherPolicy'
  | 'clusterConfig';

interface KindRow {
  readonly lowering: Lowering;
  readonly groups: ReadonlySet<string>;
}

/**
 * The groups that Kubernetes itself serves these kinds in, or once did. A kind of Kubernetes counts in any of them: an
 * `apps/v1` NetworkPolicy is a NetworkPolicy with a mistake, not another kind.
 */
const KUBERNETES_GROUPS: ReadonlySet<string> = new Set([
  '',
  'apps',
  'autoscaling',
  'batch',
  'extensions',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
]);
const OPENSHIFT_APPS_GROUPS: ReadonlySet<string> = new Set(['apps.openshift.io', '']);
const OPENSHIFT_ROUTE_GROUPS: ReadonlySet<string> = new Set(['route.openshift.io', '']);
const ROLLOUT_GROUPS: ReadonlySet<string> = new Set(['argoproj.io']);
const GATEWAY_GROUPS: ReadonlySet<string> = new Set(['gateway.networking.k8s.io', 'networking.x-k8s.io']);
/** Of kind and k3d, which make clusters from such files. */
const KIND_GROUPS: ReadonlySet<string> = new Set(['kind.x-k8s.io', 'kind.sigs.k8s.io']);
const K3D_GROUPS: ReadonlySet<string> = new Set(['k3d.io']);
const KUSTOMIZE_GROUPS: ReadonlySet<string> = new Set(['kustomize.config.k8s.io', '']);

const KINDS: ReadonlyMap<string, KindRow> = new Map<string, KindRow>([
  ['Namespace', { lowering: 'namespace', groups: KUBERNETES_GROUPS }],
  ['Pod', { lowering: 'pod', groups: KUBERNETES_GROUPS }],
  ['Deployment', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['ReplicaSet', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['ReplicationController', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['StatefulSet', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['DaemonSet', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['Job', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['CronJob', { lowering: 'workload', groups: KUBERNETES_GROUPS }],
  ['DeploymentConfig', { lowering: 'workload', groups: OPENSHIFT_APPS_GROUPS }],
  ['Rollout', { lowering: 'workload', groups: ROLLOUT_GROUPS }],
  ['HorizontalPodAutoscaler', { lowering: 'autoscaler', groups: KUBERNETES_GROUPS }],
  ['PodDisruptionBudget', { lowering: 'disruptionBudget', groups: KUBERNETES_GROUPS }],
  ['Service', { lowering: 'service', groups: KUBERNETES_GROUPS }],
  ['Ingress', { lowering: 'ingress', groups: KUBERNETES_GROUPS }],
  ['Route', { lowering: 'route', groups: OPENSHIFT_ROUTE_GROUPS }],
  ['HTTPRoute', { lowering: 'gatewayRoute', groups: GATEWAY_GROUPS }],
  ['GRPCRoute', { lowering: 'gatewayRoute', groups: GATEWAY_GROUPS }],
  ['TCPRoute', { lowering: 'gatewayRoute', groups: GATEWAY_GROUPS }],
  ['TLSRoute', { lowering: 'gatewayRoute', groups: GATEWAY_GROUPS }],
  ['UDPRoute', { lowering: 'gatewayRoute', groups: GATEWAY_GROUPS }],
  ['Gateway', { lowering: 'gateway', groups: GATEWAY_GROUPS }],
  ['ServiceAccount', { lowering: 'serviceAccount', groups: KUBERNETES_GROUPS }],
  ['RoleBinding', { lowering: 'roleBinding', groups: KUBERNETES_GROUPS }],
  ['ClusterRoleBinding', { lowering: 'roleBinding', groups: KUBERNETES_GROUPS }],
  ['Kustomization', { lowering: 'kustomization', groups: KUSTOMIZE_GROUPS }],
  ['Component', { lowering: 'kustomization', groups: KUSTOMIZE_GROUPS }],
  ['Cluster', { lowering: 'clusterConfig', groups: KIND_GROUPS }],
  ['Simple', { lowering: 'clusterConfig', groups: K3D_GROUPS }],
  ['NetworkPolicy', { lowering: 'networkPolicy', groups: KUBERNETES_GROUPS }],
]);

/** Kinds that belong to no namespace. */
const CLUSTER_SCOPED: ReadonlySet<string> = new Set([
  'Namespace',
  'ClusterRoleBinding',
  ...CLUSTER_WIDE_POLICIES,
]);

const LIST_SUFFIX = 'List';
const KUSTOMIZATION_FILE = /(^|\/)(kustomization\.ya?ml|Kustomization)$/;

/** How to lower a resource; `undefined` for a kind that is not read. Without an `apiVersion` the kind alone decides. */
export function findLowering(apiVersion: string | undefined, kind: string): Lowering | undefined {
  const group = apiVersion ? groupOf(apiVersion) : undefined;
  const row = KINDS.get(kind);
  if (row !== undefined && (group === undefined || row.groups.has(group))) {
    return row.lowering;
  }
  if (group === undefined) {
    return undefined;
  }
  if (isPodMaker(group, kind)) {
    return 'podMaker';
  }
  return isOtherPolicy(group, kind) ? 'otherPolicy' : undefined;
}

/** Whether a unit of this type has to be parsed: its kind is read, or it is a list of what may be read. */
export function isReadKind(apiVersion: string | undefined, kind: string): boolean {
  return (
    findLowering(apiVersion, kind) !== undefined ||
    findListedType({ apiVersion: apiVersion ?? '', kind }) !== undefined
  );
}

/**
 * The type that a list gives to items that name none: `PodList` makes Pods; a plain `List` makes nothing of them.
 * `undefined` when the type is no list that can hold read kinds.
 */
export function findListedType(type: ResourceType): ResourceType | undefined {
  if (type.kind === LIST_SUFFIX) {
    return { apiVersion: '', kind: '' };
  }
  const kind = type.kind.endsWith(LIST_SUFFIX) ? type.kind.slice(0, -LIST_SUFFIX.length) : '';
  return findLowering(type.apiVersion, kind) === undefined
    ? undefined
    : { apiVersion: type.apiVersion, kind };
}

/** What a file's name says of a resource without a `kind`: kustomizations may leave it out. */
export function inferType(file: string): ResourceType | undefined {
  return KUSTOMIZATION_FILE.test(file)
    ? { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' }
    : undefined;
}

/** Whether resources of this type live in a namespace. */
export function isNamespaced(kind: string): boolean {
  return !CLUSTER_SCOPED.has(kind);
}

/** The group of `group/version`; empty for the core group's bare `v1`. */
function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/**
 * The group as part of a resource's identity: the server keeps an object once, whichever of its group's names, old
 * and new, it was written under.
 */
export function identityGroupOf(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  const row = KINDS.get(kind);
  return row !== undefined && row.groups.has(group) ? '' : group;
}
