/**
 * Offers of whole peers and whole rules: each workload by the labels that tell it, each other namespace, blocks in use;
 * rules with the ports that the destination declares.
 */
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/joinNamespaces.ts';
import { newDnsRule } from '../../lint/newPolicies.ts';
import type { LabelSelector, Requirement } from '../../k8s/resource.ts';
import type { NamespaceMatcher, PodMatcher } from '../../policy/policy.ts';
import { chooseNoun, writeCount } from '../../render/countText.ts';
import { groupBy } from '../../text/groupBy.ts';
import { say, sayList, type Message } from '../../text/say.ts';
import type { NewNode } from '../../yaml/writeBlock.ts';
import type { NewField, Offer } from './offer.ts';
import type { OfferScene } from './offerScene.ts';
import type { Slot } from './slot.ts';
import { TellingLabelFinder, type TellingLabels } from './tellingLabels.ts';
import { listPorts, matchersAt, offerBlocks } from './wordOffers.ts';
import { matchPods } from './population.ts';

/** Workloads beyond these are found by their names only. */
const PEERS_MAX = 100;
/** A rule with more ports is rather one for all of them. */
const PORTS_MAX = 6;
const NO_SPAN = { start: 0, end: 0 };

/** A peer with the words that it is offered by. */
interface ReadyPeer {
  readonly label: string;
  readonly fields: readonly NewField[];
  readonly node: NewNode;
  readonly matcher: PodMatcher;
  readonly workloads: readonly WorkloadEndpoint[];
}

/** For an item of `from` or `to`. */
export function offerPeers(scene: OfferScene): readonly Offer[] {
  const blocks = offerBlocks(scene).map((offer): Offer => ({
    ...offer,
    content: { type: 'entries', entries: [{ key: 'ipBlock', value: { cidr: offer.label } }] },
    group: 5,
  }));
  return [...listPeers(scene).map((peer) => offerPeer(scene, peer)), ...blocks];
}

function offerPeer({ view, namespace }: OfferScene, { label, fields, matcher, workloads }: ReadyPeer): Offer {
  const count = writeCount(workloads.length, chooseNoun(workloads));
  return {
    label,
    kind: 'peer',
    detail: say`matches ${count}`,
    about: { type: 'pods', scope: view.name, matcher, as: 'peer' },
    content: { type: 'entries', entries: fields },
    group: isOwn(matcher, namespace) ? 2 : 3,
    count: workloads.length,
  };
}

/** For an item of `ingress` or `egress`. */
export function offerRules(scene: OfferScene, slot: Slot): readonly Offer[] {
  const direction = slot.path[1] === 'egress' ? 'egress' : 'ingress';
  const subjects = direction === 'ingress' ? matchPods(scene.view.cluster, matchersAt(scene, slot.path)) : [];
  const rules = listPeers(scene).map((peer): Offer => {
    const ports = listPorts(direction === 'ingress' ? subjects : peer.workloads).filter(
      ({ port }) => typeof port === 'number',
    );
    const open = PORTS_MAX < ports.length ? [] : ports.map(({ protocol, port }) => ({ protocol, port }));
    const list: NewField = { key: direction === 'ingress' ? 'from' : 'to', value: [peer.node] };
    return {
      ...offerPeer(scene, peer),
      kind: 'rule',
      detail: describePorts(open),
      content: {
        type: 'entries',
        entries: [list, ...(open.length === 0 ? [] : [{ key: 'ports', value: open }])],
      },
    };
  });
  return direction === 'ingress' ? rules : [offerDns(scene), ...rules];
}

function describePorts(
  ports: readonly { readonly protocol: string; readonly port: number | string }[],
): Message {
  const list = sayList(
    ports.map(({ protocol, port }) => `${protocol} ${port}`),
    ', ',
  );
  return ports.length === 0 ? say`rule, on all ports` : say`rule, on ${list}`;
}

function offerDns({ view, dns }: OfferScene): Offer {
  const rule = newDnsRule(dns);
  const entries: readonly NewField[] =
    typeof rule === 'object' && !Array.isArray(rule)
      ? Object.entries(rule).map(([key, value]: readonly [string, NewNode]) => ({ key, value }))
      : [];
  const pods = toSelector([...dns.labels]);
  const matcher = { namespaces: nameNamespace(dns.namespace), pods };
  return {
    label: 'dns',
    kind: 'rule',
    detail: say`rule: ask the cluster's DNS`,
    about: { type: 'pods', scope: view.name, matcher, as: 'peer' },
    // The recipe of this name has the usual DNS; here it is the cluster's own.
    words: ['np-rule-to-dns'],
    content: { type: 'entries', entries },
    group: 1,
    count: 0,
  };
}

// Peers -----------------------------------------------------------------------------------------------------

/** The workloads of the own namespace, then those of others, then other namespaces as wholes. */
function listPeers({ view, namespace, place }: OfferScene): readonly ReadyPeer[] {
  const byNamespace = groupBy(view.cluster.workloads, (workload) => workload.namespace);
  const wanted = place.typing.typed.toLowerCase();
  const own = byNamespace.get(namespace) ?? [];
  const others = [...byNamespace].filter(([name]) => name !== namespace);
  const isWanted = (label: string): boolean => label.toLowerCase().includes(wanted);
  const found: ReadyPeer[] = [];
  for (const [name, workloads] of [[namespace, own] as const, ...others]) {
    // Labels are looked at only where a name fits.
    const mayHave =
      isWanted(`${name}/`) || workloads.some((workload) => isWanted(`${name}/${workload.name}`));
    if (found.length < PEERS_MAX && mayHave) {
      const peers = listWorkloadPeers(name, workloads, name === namespace);
      found.push(...peers.filter(({ label }) => isWanted(label)));
    }
  }
  const wholes = others
    .filter(([name]) => isWanted(`${name}/*`))
    .slice(0, PEERS_MAX)
    .map(([name, workloads]) => namespacePeer(name, workloads));
  return [...found.slice(0, PEERS_MAX), ...wholes];
}

/** Workloads that no labels tell apart are one peer, by the name of the first. */
function listWorkloadPeers(
  namespace: string,
  workloads: readonly WorkloadEndpoint[],
  isOwnNamespace: boolean,
): readonly ReadyPeer[] {
  const finder = new TellingLabelFinder(workloads);
  const byLabels = groupBy(
    workloads.filter(({ hostNetwork }) => !hostNetwork),
    (workload) => JSON.stringify(finder.find(workload)),
  );
  return [...byLabels.values()].flatMap((same) => {
    const [first] = same;
    const labels = first === undefined ? [] : finder.find(first);
    return first === undefined || labels.length === 0
      ? []
      : workloadPeer({ namespace, name: first.name, labels, workloads, isOwnNamespace });
  });
}

interface PeerParts {
  readonly namespace: string;
  readonly name: string;
  readonly labels: TellingLabels;
  /** All of the namespace. */
  readonly workloads: readonly WorkloadEndpoint[];
  readonly isOwnNamespace: boolean;
}

function workloadPeer({ namespace, name, labels, workloads, isOwnNamespace }: PeerParts): ReadyPeer {
  const podSelector = { matchLabels: Object.fromEntries(labels) };
  const fields: readonly NewField[] = isOwnNamespace
    ? [{ key: 'podSelector', value: podSelector }]
    : [namespaceField(namespace), { key: 'podSelector', value: podSelector }];
  return {
    label: isOwnNamespace ? name : `${namespace}/${name}`,
    fields,
    node: toNode(fields),
    matcher: {
      namespaces: isOwnNamespace ? { type: 'name', name: namespace } : nameNamespace(namespace),
      pods: toSelector(labels),
    },
    workloads: workloads.filter((other) =>
      labels.every(([key, value]) => other.labels.known.get(key) === value),
    ),
  };
}

function namespacePeer(namespace: string, workloads: readonly WorkloadEndpoint[]): ReadyPeer {
  const fields = [namespaceField(namespace)];
  return {
    label: `${namespace}/*`,
    fields,
    node: toNode(fields),
    matcher: { namespaces: nameNamespace(namespace), pods: toSelector([]) },
    workloads,
  };
}

function namespaceField(namespace: string): NewField {
  return { key: 'namespaceSelector', value: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } } };
}

function toNode(fields: readonly NewField[]): NewNode {
  return Object.fromEntries(fields.flatMap((field) => ('value' in field ? [[field.key, field.value]] : [])));
}

function nameNamespace(name: string): NamespaceMatcher {
  return { type: 'labels', selector: toSelector([[NAMESPACE_NAME_LABEL, name]]) };
}

function toSelector(labels: TellingLabels): LabelSelector {
  const requirements = labels.map(([key, value]): Requirement => ({
    key,
    operator: 'In',
    values: [value],
    span: NO_SPAN,
  }));
  return { requirements, isPartial: false, span: NO_SPAN };
}

function isOwn({ namespaces }: PodMatcher, namespace: string): boolean {
  return namespaces.type === 'name' && namespaces.name === namespace;
}
