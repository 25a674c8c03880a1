/**
 * Tells whether Kubernetes serves a kind under the `apiVersion` that a manifest names: versions that were removed, and
 * versions that never were. Only kinds of Kubernetes itself are known; custom resources are passed over.
 */
import type { Problem } from '../problem.ts';
import type { YamlMap } from '../yaml/node.ts';
import { decodeError } from './apiProblem.ts';
import { findField, markSpan, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';

/** A kind's versions that can be used today, and those that are gone with the minor version that had them no longer. */
interface Versions {
  readonly served: readonly string[];
  readonly removed: ReadonlyMap<string, number>;
}

function versions(
  served: string | readonly string[],
  removed: Readonly<Record<string, number>> = {},
): Versions {
  return {
    served: typeof served === 'string' ? [served] : served,
    removed: new Map(Object.entries(removed)),
  };
}

const RBAC = versions('rbac.authorization.k8s.io/v1', {
  'rbac.authorization.k8s.io/v1alpha1': 22,
  'rbac.authorization.k8s.io/v1beta1': 22,
});

/** Source: the deprecated API migration guide of the Kubernetes documentation. */
const KINDS: ReadonlyMap<string, Versions> = new Map([
  ['NetworkPolicy', versions('networking.k8s.io/v1', { 'extensions/v1beta1': 16 })],
  ['Deployment', versions('apps/v1', { 'extensions/v1beta1': 16, 'apps/v1beta1': 16, 'apps/v1beta2': 16 })],
  ['ReplicaSet', versions('apps/v1', { 'extensions/v1beta1': 16, 'apps/v1beta1': 16, 'apps/v1beta2': 16 })],
  ['DaemonSet', versions('apps/v1', { 'extensions/v1beta1': 16, 'apps/v1beta2': 16 })],
  ['StatefulSet', versions('apps/v1', { 'apps/v1beta1': 16, 'apps/v1beta2': 16 })],
  [
    'Ingress',
    versions('networking.k8s.io/v1', { 'extensions/v1beta1': 22, 'networking.k8s.io/v1beta1': 22 }),
  ],
  ['CronJob', versions('batch/v1', { 'batch/v2alpha1': 21, 'batch/v1beta1': 25 })],
  ['Job', versions('batch/v1')],
  [
    'HorizontalPodAutoscaler',
    versions(['autoscaling/v2', 'autoscaling/v1'], { 'autoscaling/v2beta1': 25, 'autoscaling/v2beta2': 26 }),
  ],
  ['RoleBinding', RBAC],
  ['ClusterRoleBinding', RBAC],
  ['Namespace', versions('v1')],
  ['Pod', versions('v1')],
  ['ReplicationController', versions('v1')],
  ['Service', versions('v1')],
  ['ServiceAccount', versions('v1')],
]);

/** The kinds that Kubernetes serves under a version, or once did, whatever the letter case of that is. */
export function listKindsIn(apiVersion: string): readonly string[] {
  const wanted = apiVersion.toLowerCase();
  return [...KINDS].flatMap(([kind, { served, removed }]) =>
    served.includes(wanted) || removed.has(wanted) ? [kind] : [],
  );
}

/** What is wrong with the `apiVersion` of a resource of `kind`. A missing one is the caller's question. */
export function checkApiVersion(root: YamlMap, kind: string): readonly Problem[] {
  const entry = findField(root, 'apiVersion');
  const text = entry === undefined ? undefined : readText(entry.value);
  const known = KINDS.get(kind);
  if (
    entry === undefined ||
    text === undefined ||
    text === '' ||
    known === undefined ||
    known.served.includes(text)
  ) {
    return [];
  }
  const removed = known.removed.get(text);
  const problem = decodeError('api-unavailable-version', {
    span: markSpan(entry.value, entry.key.span),
    field: 'apiVersion',
    detail: `no matches for kind ${goQuote(kind)} in version ${goQuote(text)}`,
    args: {
      kind,
      version: text,
      served: known.served[0] ?? '',
      ...(removed === undefined ? {} : { removed }),
    },
  });
  return [
    removed === undefined ? problem : { ...problem, versions: { sinceMinor: removed, whenUnset: 'holds' } },
  ];
}
