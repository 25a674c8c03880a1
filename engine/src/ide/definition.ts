/**
 * Go to definition: from a selector to the pods that it selects, from a namespace selector to the namespaces, from a
 * port to the container ports that it means.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import { isSamePlace, locate, type LabelSelector, type Service } from '../k8s/resource.ts';
import { isBehind } from '../reachability/findEndpoints.ts';
import type { Members } from '../reachability/reachability.ts';
import type { UnitPlace } from '../text/location.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { toPath } from '../yaml/cursor.ts';
import { findDeclaredPorts } from './declaredPorts.ts';
import type { FilePosition } from './filePosition.ts';
import { findResourceAt, type ResourceCursor } from './openUnit.ts';
import {
  findDestinations,
  findPeerScene,
  findRuleScene,
  lowerPeers,
  type PeerScene,
  type RuleScene,
} from './peerScene.ts';
import { findPolicyTarget, type PolicyTarget } from './policyTarget.ts';
import { findPolicyScenes, type PolicyScene } from './policyScene.ts';
import { uniquePlaces } from './uniquePlaces.ts';

/** The places that the part under the cursor stands for, in all scopes of the file. */
export function definitionsAt(snapshot: Snapshot, position: FilePosition): readonly UnitPlace[] {
  const found = findResourceAt(snapshot, position);
  if (found === undefined) {
    return [];
  }
  const { resource } = found;
  switch (resource.type) {
    case 'networkPolicy': {
      const target = findPolicyTarget(found.cursor);
      const scenes = target === undefined ? [] : findPolicyScenes(snapshot, resource);
      return uniquePlaces(
        scenes.flatMap((scene) => (target === undefined ? [] : defineTarget(scene, target, found))),
      );
    }
    case 'service':
      return uniquePlaces(
        snapshot
          .scopesOf(position.file)
          .flatMap((view) =>
            view.cluster.services
              .filter((service) => isSamePlace(service, resource))
              .flatMap((service) => defineInService(view, service, found)),
          ),
      );
    default:
      return [];
  }
}

function defineTarget(
  scene: PolicyScene,
  target: PolicyTarget,
  { resource, offset }: ResourceCursor,
): readonly UnitPlace[] {
  switch (target.type) {
    case 'name':
    case 'subject':
      return locateMembers(scene.view.reachability.subjectsOf(scene.policy));
    case 'policyTypes':
      return [];
    default: {
      const place = { place: { file: resource.file, span: resource.nameSpan }, offset };
      const rule = findRuleScene(scene, target, place);
      return rule === undefined ? [] : defineInRule(rule, target);
    }
  }
}

type RulePart = Exclude<PolicyTarget, { readonly type: 'name' | 'policyTypes' | 'subject' }>;

function defineInRule(scene: RuleScene, target: RulePart): readonly UnitPlace[] {
  switch (target.type) {
    case 'rule': {
      const peers = lowerPeers(scene);
      return peers === undefined ? [] : locateMembers(scene.view.reachability.membersOf(peers));
    }
    case 'ports':
      return definePorts(scene, target.port);
    default: {
      const peer = findPeerScene(scene, target.peer);
      return peer === undefined ? [] : definePeer(peer, target.type);
    }
  }
}

function definePeer({ view, peer, lowered }: PeerScene, part: RulePart['type']): readonly UnitPlace[] {
  return part === 'namespaceSelector' && peer.type === 'pods' && peer.namespaceSelector !== undefined
    ? locateNamespaces(view, peer.namespaceSelector)
    : locateMembers(view.reachability.membersOf([lowered]));
}

/** The container ports that are declared by that name or number, where connections of the rule arrive. */
function definePorts(scene: RuleScene, port: number | undefined): readonly UnitPlace[] {
  const ports = scene.rule.ports ?? [];
  const meant = port === undefined ? ports : ports.slice(port, port + 1);
  return findDestinations(scene).workloads.flatMap((workload) =>
    findDeclaredPorts(workload, meant).map(({ span }) => locate(workload.source, span)),
  );
}

/** From a Service's selector to its pods, from a `targetPort` by name to the container ports. */
function defineInService(
  view: ScopeView,
  service: Service,
  { cursor }: ResourceCursor,
): readonly UnitPlace[] {
  const [top, field, index, part] = toPath(cursor.steps);
  if (top !== 'spec') {
    return [];
  }
  const workloads = view.cluster.workloads.filter((workload) => isBehind(workload, service));
  if (field === 'selector') {
    return workloads.map(({ source }) => locate(source, source.nameSpan));
  }
  const port =
    field === 'ports' && part === 'targetPort' ? service.ports[Number(index)]?.targetPort : undefined;
  return typeof port === 'string' ? workloads.flatMap((workload) => locatePorts(workload, port)) : [];
}

function locatePorts({ ports, source }: WorkloadEndpoint, name: string): readonly UnitPlace[] {
  return ports.filter((port) => port.name === name).map(({ span }) => locate(source, span));
}

/** Those that match for sure, then those that may. */
function locateMembers({ workloads, maybe }: Members): readonly UnitPlace[] {
  return [...workloads, ...maybe.map(({ workload }) => workload)].map(({ source }) =>
    locate(source, source.nameSpan),
  );
}

function locateNamespaces(view: ScopeView, selector: LabelSelector): readonly UnitPlace[] {
  return [...view.cluster.namespaces.values()].flatMap(({ source, labels }) =>
    source === undefined || matchSelector(selector, labels) === 'no' ? [] : [locate(source, source.nameSpan)],
  );
}
