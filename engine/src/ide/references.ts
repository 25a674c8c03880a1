/**
 * Find references: from the labels or the name of pods to the selectors that select them or allow them as a peer,
 * from a Namespace to the peers that mean it by its labels, from a container port's name to the rules that use it.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import {
  DIRECTIONS,
  locate,
  type ContainerPort,
  type Namespace,
  type NetworkPolicy,
  type PodPeer,
} from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import type { UnitPlace } from '../text/location.ts';
import { touchesOffset } from '../text/span.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { toPath } from '../yaml/cursor.ts';
import type { FilePosition } from './filePosition.ts';
import { findResourceAt, type ResourceCursor } from './openUnit.ts';
import { findDestinations, type DirectedRule } from './peerScene.ts';
import { isOnName, isOnPodLabels } from './podLabels.ts';

import { uniquePlaces } from './uniquePlaces.ts';
import { findWorkloads } from './workloadsOf.ts';

/** The places in policies that mean what is under the cursor, in all scopes of the file. */
export function referencesAt(snapshot: Snapshot, position: FilePosition): readonly UnitPlace[] {
  const found = findResourceAt(snapshot, position);
  if (found === undefined) {
    return [];
  }
  const { resource } = found;
  switch (resource.type) {
    case 'pod':
    case 'workload': {
      const portName = findPortName(found, resource.template.ports);
      const isAboutPods = isOnName(found) || isOnPodLabels(found, resource.template);
      return uniquePlaces(
        findWorkloads(snapshot, resource).flatMap(({ view, workload }) => [
          ...(isAboutPods ? referToPods(view, workload) : []),
          ...(portName === undefined ? [] : referToPort(view, workload, portName)),
        ]),
      );
    }
    case 'namespace':
      return isOnName(found) || toPath(found.cursor.steps)[1] === 'labels'
        ? uniquePlaces(snapshot.scopesOf(position.file).flatMap((view) => referToNamespace(view, resource)))
        : [];
    default:
      return [];
  }
}

/** The name of the container port that the cursor is in. */
function findPortName({ offset }: ResourceCursor, ports: readonly ContainerPort[]): string | undefined {
  return ports.find(({ span }) => touchesOffset(span, offset))?.name;
}

function referToPods({ reachability }: ScopeView, workload: WorkloadEndpoint): readonly UnitPlace[] {
  const { policies } = reachability.isolationOf(workload);
  const selecting = new Set<Policy>(DIRECTIONS.flatMap((direction) => policies[direction]));
  return [
    ...[...selecting].map(({ source, subject }) => locate(source, subject.pods.span)),
    ...reachability
      .mentionsOf(workload)
      .map(({ policy, peer, rule }) => locate(policy.source, (peer ?? rule).span)),
  ];
}

/** The peers that mean the namespace by a `namespaceSelector`; those of its own policies mean it without one. */
function referToNamespace({ cluster }: ScopeView, { name }: Namespace): readonly UnitPlace[] {
  const labels = cluster.namespaces.get(name)?.labels;
  if (labels === undefined) {
    return [];
  }
  return cluster.policies.flatMap((policy) =>
    listPodPeers(policy).flatMap(({ namespaceSelector }) =>
      namespaceSelector === undefined || matchSelector(namespaceSelector, labels) === 'no'
        ? []
        : [locate(policy, namespaceSelector.span)],
    ),
  );
}

function listPodPeers({ spec }: NetworkPolicy): readonly PodPeer[] {
  return DIRECTIONS.flatMap((direction) => spec[direction])
    .flatMap(({ peers }) => peers ?? [])
    .filter((peer) => peer.type === 'pods');
}

function referToPort(view: ScopeView, workload: WorkloadEndpoint, name: string): readonly UnitPlace[] {
  return listRules(view).flatMap((scene) => {
    const ports = (scene.rule.ports ?? []).filter((port) => port.type === 'named' && port.name === name);
    const isMeant = 0 < ports.length && findDestinations(scene).workloads.includes(workload);
    return isMeant ? ports.map(({ span }) => locate(scene.source, span)) : [];
  });
}

function listRules(view: ScopeView): readonly DirectedRule[] {
  return view.cluster.policies.flatMap((source, index) => {
    const policy = view.reachability.policies[index];
    const namespace = source.namespace ?? view.namespace;
    return policy === undefined
      ? []
      : DIRECTIONS.flatMap((direction) =>
          source.spec[direction].map((rule) => ({ view, source, policy, namespace, direction, rule })),
        );
  });
}
