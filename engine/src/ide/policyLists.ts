/**
 * The lists about a part of a policy: whom it means, whom it nearly means, and which other policies are about the same
 * pods.
 */
import { DIRECTIONS, locate, type PodPeer, type ResourceHeader } from '../k8s/resource.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { findNearMisses } from '../reachability/nearMisses.ts';
import type { Members } from '../reachability/reachability.ts';
import { writeDoubt } from '../render/doubtText.ts';
import { writeLack } from '../render/lackText.ts';
import { prose, type ListKind } from '../render/richText.ts';
import { say, type Message } from '../text/say.ts';
import { findDeclaredPorts } from './declaredPorts.ts';
import { findNamespaceMisses, selectNamespaces } from './namespaceSelection.ts';
import { writeMissCause } from './nearMissText.ts';
import { findOtherPolicies } from './otherPolicies.ts';
import {
  findDestinations,
  findPeerScene,
  findRuleScene,
  lowerPeers,
  type CursorPlace,
  type PeerScene,
  type RuleScene,
} from './peerScene.ts';
import type { ListedPlace, PlaceList } from './listedPlace.ts';
import type { PolicyScene } from './policyScene.ts';
import type { PolicyTarget } from './policyTarget.ts';

/** `undefined` where the part has no such list. */
export function listOfPolicy(
  scene: PolicyScene,
  target: PolicyTarget,
  at: CursorPlace,
  list: ListKind,
): PlaceList | undefined {
  if (list === 'policies') {
    return listOthers(scene);
  }
  if (target.type === 'name' || target.type === 'policyTypes' || target.type === 'subject') {
    return listSubjects(scene, list);
  }
  const rule = findRuleScene(scene, target, at);
  if (rule === undefined) {
    return undefined;
  }
  if (list === 'rule' || (list === 'meant' && target.type === 'rule')) {
    return listRule(rule);
  }
  if (target.type === 'ports') {
    return list === 'meant' ? listPorts(rule, target.port) : undefined;
  }
  // On a rule as a whole, its only peer is meant.
  const index = target.type === 'rule' ? 0 : target.peer;
  const peer = findPeerScene(rule, index);
  const selector = target.type === 'namespaceSelector' ? 'namespaces' : 'pods';
  return peer === undefined ? undefined : listPeer(peer, { index, selector, list });
}

function listOthers(scene: PolicyScene): PlaceList {
  const others = new Set(DIRECTIONS.flatMap((direction) => findOtherPolicies(scene, direction)));
  return {
    title: say`Other policies on the pods that ${quoteCode(scene.source.name)} selects`,
    items: [...others].map(({ source }) => ({ place: locate(source, source.nameSpan), note: undefined })),
  };
}

function listSubjects({ view, policy, source }: PolicyScene, list: ListKind): PlaceList | undefined {
  const name = quoteCode(source.name);
  switch (list) {
    case 'meant':
      return {
        title: say`Pods that ${name} selects`,
        items: listMembers(view.reachability.subjectsOf(policy)),
      };
    case 'nearMisses':
      return {
        title: say`Pods that ${name} nearly selects`,
        items: findNearMisses(view.cluster, policy.subject).map((miss) => ({
          place: locate(miss.workload.source, miss.workload.source.nameSpan),
          note: writeMissCause(miss),
        })),
      };
    default:
      return undefined;
  }
}

/** "ingress rule 1 of `db`". */
function nameRule({ direction, rule, source }: RuleScene): Message {
  return say`${direction} rule ${rule.index + 1} of ${quoteCode(source.name)}`;
}

function listRule(scene: RuleScene): PlaceList | undefined {
  const peers = lowerPeers(scene);
  return peers === undefined
    ? undefined
    : {
        title: say`Pods that ${nameRule(scene)} means`,
        items: listMembers(scene.view.reachability.membersOf(peers)),
      };
}

/** The container ports that are declared by that name or number, where connections of the rule arrive. */
function listPorts(scene: RuleScene, port: number | undefined): PlaceList {
  const ports = scene.rule.ports ?? [];
  const meant = port === undefined ? ports : ports.slice(port, port + 1);
  return {
    title: say`Container ports that ${nameRule(scene)} means`,
    items: findDestinations(scene).workloads.flatMap((workload) =>
      findDeclaredPorts(workload, meant).map(({ span }) => ({
        place: locate(workload.source, span),
        note: undefined,
      })),
    ),
  };
}

/** Which list about a peer: of its pods, or of the namespaces that its `namespaceSelector` is about. */
interface PeerListKind {
  readonly index: number;
  readonly selector: 'pods' | 'namespaces';
  readonly list: ListKind;
}

function listPeer(scene: PeerScene, { index, selector, list }: PeerListKind): PlaceList | undefined {
  const { view, peer, lowered } = scene;
  const name = say`peer ${index + 1} of ${nameRule(scene)}`;
  if (selector === 'namespaces' && peer.type === 'pods') {
    return listNamespaces(scene, peer, name, list);
  }
  if (list === 'meant') {
    return {
      title: say`Pods that ${name} means`,
      items: listMembers(view.reachability.membersOf([lowered])),
    };
  }
  if (list !== 'nearMisses' || lowered.type !== 'pods') {
    return undefined;
  }
  return {
    title: say`Pods that ${name} nearly means`,
    items: findNearMisses(view.cluster, lowered.matcher).map((miss) => ({
      place: locate(miss.workload.source, miss.workload.source.nameSpan),
      note: writeMissCause(miss),
    })),
  };
}

function listNamespaces(
  { view }: PeerScene,
  { namespaceSelector }: PodPeer,
  name: Message,
  list: ListKind,
): PlaceList | undefined {
  if (namespaceSelector === undefined) {
    return undefined;
  }
  const selection = selectNamespaces(view.cluster.namespaces, namespaceSelector);
  if (list === 'meant') {
    const doubt = prose`${writeDoubt('unknownLabels')}`;
    return {
      title: say`Namespaces that ${name} selects`,
      items: [
        ...selection.yes.flatMap(({ source }) => listSource(source, undefined)),
        ...selection.maybe.flatMap(({ source }) => listSource(source, doubt)),
      ],
    };
  }
  if (list !== 'nearMisses') {
    return undefined;
  }
  return {
    title: say`Namespaces that ${name} nearly selects`,
    items: findNamespaceMisses(selection, namespaceSelector).flatMap(({ facts, lack }) =>
      listSource(facts.source, writeLack(lack, facts.labels)),
    ),
  };
}

/** A namespace that is declared nowhere has no place to go to. */
function listSource(source: ResourceHeader | undefined, note: ListedPlace['note']): readonly ListedPlace[] {
  return source === undefined ? [] : [{ place: locate(source, source.nameSpan), note }];
}

/** Those that match for sure, then those that may. */
function listMembers({ workloads, maybe }: Members): readonly ListedPlace[] {
  return [
    ...workloads.map(({ source }) => ({ place: locate(source, source.nameSpan), note: undefined })),
    ...maybe.map(({ workload: { source }, because }) => ({
      place: locate(source, source.nameSpan),
      note: prose`${writeDoubt(because)}`,
    })),
  ];
}
