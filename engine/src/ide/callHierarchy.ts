/**
 * Where the call hierarchy begins: the workloads that the manifest under the cursor stands for. A workload is meant
 * by its own manifest, by a policy that selects it or has it as the peer under the cursor, and by a Service that
 * leads to it. Who reaches them is asked for one by one (`findCalls.ts`).
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { isSamePlace, type Service } from '../k8s/resource.ts';
import { PortSet } from '../policy/portSet.ts';
import { isBehind, targetsOf } from '../reachability/findEndpoints.ts';
import type { Members } from '../reachability/reachability.ts';
import { say, type Message } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { leafItem, workloadItem, type CallItem } from './callItem.ts';
import { joinDetails, writeOwner, writeServicePorts, writeUnlisted } from './callWords.ts';
import type { FilePosition } from './filePosition.ts';
import { findResourceAt, type ResourceCursor } from './openUnit.ts';
import { findPeerScene, findRuleScene, type PeerScene } from './peerScene.ts';
import { findPolicyScenes, type PolicyScene } from './policyScene.ts';
import { findPolicyTarget } from './policyTarget.ts';
import { findWorkloads } from './workloadsOf.ts';

/** More workloads than these are counted. */
const ITEMS_MAX = 100;

/** A workload that is meant, and what else is to be said of it. */
interface Meant {
  readonly view: ScopeView;
  readonly workload: WorkloadEndpoint;
  readonly notes: readonly Message[];
  readonly ports?: PortSet | undefined;
}

/** The workloads that are meant at a place of an open file, in all scopes of the file. */
export function callItemsAt(snapshot: Snapshot, position: FilePosition): readonly CallItem[] {
  const found = findResourceAt(snapshot, position);
  const meant = found === undefined ? [] : findMeant(snapshot, found);
  const hasScopes = 1 < new Set(meant.map(({ view }) => view)).size;
  const items = meant.slice(0, ITEMS_MAX).map(({ view, workload, notes, ports }) => {
    const where = hasScopes ? [say`scope ${view.name}`] : [];
    return workloadItem(view, workload, {
      detail: joinDetails([writeOwner(workload), ...notes, ...where]),
      ports,
    });
  });
  const [first] = items;
  const rest = meant.length - items.length;
  return first === undefined || rest === 0
    ? items
    : [...items, leafItem('note', writeUnlisted(rest), first.place)];
}

function findMeant(snapshot: Snapshot, found: ResourceCursor): readonly Meant[] {
  const { resource } = found;
  switch (resource.type) {
    case 'pod':
    case 'workload':
      return findWorkloads(snapshot, resource).map((scene) => ({ ...scene, notes: [] }));
    case 'networkPolicy':
      return findPolicyScenes(snapshot, resource).flatMap((scene) => findInPolicy(scene, found));
    case 'service':
      return snapshot
        .scopesOf(resource.file)
        .flatMap((view) =>
          view.cluster.services
            .filter((service) => isSamePlace(service, resource))
            .flatMap((service) => findBehind(view, service)),
        );
    default:
      return [];
  }
}

/** The pods of the peer under the cursor, else those that the policy selects. */
function findInPolicy(scene: PolicyScene, found: ResourceCursor): readonly Meant[] {
  const { view } = scene;
  const { workloads, maybe } = findMembers(scene, found);
  return [
    ...workloads.map((workload) => ({ view, workload, notes: [] })),
    ...maybe.map(({ workload }) => ({ view, workload, notes: [say`perhaps meant`] })),
  ];
}

function findMembers(scene: PolicyScene, found: ResourceCursor): Members {
  const peer = findPeer(scene, found);
  const { reachability } = scene.view;
  return peer === undefined ? reachability.subjectsOf(scene.policy) : reachability.membersOf([peer.lowered]);
}

function findPeer(scene: PolicyScene, { cursor, resource, offset }: ResourceCursor): PeerScene | undefined {
  const target = findPolicyTarget(cursor);
  if (target === undefined || !('peer' in target)) {
    return undefined;
  }
  const place = { file: resource.file, span: resource.nameSpan };
  const rule = findRuleScene(scene, target, { place, offset });
  return rule === undefined ? undefined : findPeerScene(rule, target.peer);
}

/** The pods of a Service, asked about on the ports that it leads to; a headless one without ports leads to all (S28). */
function findBehind(view: ScopeView, service: Service): readonly Meant[] {
  const note = writeServicePorts(service.name, service.ports);
  return view.cluster.workloads
    .filter((workload) => isBehind(workload, service))
    .map((workload) => ({
      view,
      workload,
      notes: [note],
      ports:
        service.ports.length === 0
          ? undefined
          : PortSet.of(service.ports.flatMap((port) => targetsOf(port, workload))),
    }));
}
