/**
 * Where one label is meant: pods that have it, and the selectors that name it and look into the same namespaces. A
 * selector that looks into several joins them, because what it means must stay the same. The same word in another
 * namespace, which nothing joins, is another label.
 */
import type { Cluster } from '../../cluster/cluster.ts';
import type { LabelFacts } from '../../k8s/labelSelector.ts';
import {
  DIRECTIONS,
  type Direction,
  type LabelSelector,
  type NetworkPolicy,
  type PlacementTerm,
  type PodPeer,
  type Resource,
} from '../../k8s/resource.ts';
import { fromPeer } from '../../policy/fromNetworkPolicy.ts';
import { matchNamespace } from '../../reachability/nearMisses.ts';
import type { ScopeView } from '../../workspace/scopeView.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { LabelName } from './labelTarget.ts';

/** A part of a resource that has the label or names it. */
export type LabelPart =
  | { readonly type: 'labels' }
  /** A workload's own, which must match its template. */
  | { readonly type: 'ownSelector' }
  | { readonly type: 'serviceSelector' }
  | { readonly type: 'budgetSelector' }
  | { readonly type: 'subject' }
  /** What a pod is to run near to or apart from: pods, or their namespaces. */
  | { readonly type: 'placement'; readonly of: LabelName['of']; readonly term: number }
  | {
      readonly type: 'podSelector' | 'namespaceSelector';
      readonly direction: Direction;
      readonly rule: number;
      readonly peer: number;
    };

export interface LabelSite {
  readonly resource: Resource;
  readonly part: LabelPart;
}

/** A site in one scope, with the namespaces that it is about. */
interface PlacedSite extends LabelSite {
  readonly id: string;
  readonly namespaces: ReadonlySet<string>;
}

export interface SameLabel {
  readonly sites: readonly LabelSite[];
  /** In each scope, those namespaces whose pods, or which themselves, have the label. */
  readonly places: readonly { readonly view: ScopeView; readonly namespaces: ReadonlySet<string> }[];
}

/** All that means the label at `start`, in all scopes that share a file with what was found. */
export function findSameLabel(snapshot: Snapshot, label: LabelName, start: LabelSite): SameLabel {
  const scopes = snapshot.scopes.map((view) => ({ view, sites: listSites(view, label) }));
  const found = new Map<string, LabelSite>();
  const startId = siteId(start);
  const ids = new Set([startId]);
  for (let count = -1; count < ids.size;) {
    count = ids.size;
    for (const { sites } of scopes) {
      for (const site of growSites(sites, ids)) {
        ids.add(site.id);
        found.set(site.id, site);
      }
    }
  }
  const places = scopes.flatMap(({ view, sites }) => {
    const namespaces = namespacesOf(sites.filter(({ id }) => ids.has(id)));
    return namespaces.size === 0 ? [] : [{ view, namespaces }];
  });
  return { sites: [...found.values()], places };
}

/** Those that share a namespace with one that is known, and so on. */
function growSites(sites: readonly PlacedSite[], known: ReadonlySet<string>): readonly PlacedSite[] {
  const inhabited = namespacesOf(sites.filter(({ part }) => part.type === 'labels'));
  let namespaces: ReadonlySet<string> = new Set();
  for (let grown = seedOf(sites, known, inhabited); namespaces.size < grown.size;) {
    namespaces = grown;
    const touching = sites.filter((site) => intersects(site.namespaces, namespaces));
    grown = new Set([...namespaces, ...[...namespacesOf(touching)].filter((name) => inhabited.has(name))]);
  }
  return sites.filter((site) => intersects(site.namespaces, namespaces));
}

/** A selector that matches nobody is about the namespaces that it looks into. */
function seedOf(
  sites: readonly PlacedSite[],
  known: ReadonlySet<string>,
  inhabited: ReadonlySet<string>,
): ReadonlySet<string> {
  const all = namespacesOf(sites.filter(({ id }) => known.has(id)));
  const within = [...all].filter((name) => inhabited.has(name));
  return within.length === 0 ? all : new Set(within);
}

function namespacesOf(sites: readonly PlacedSite[]): ReadonlySet<string> {
  return new Set(sites.flatMap(({ namespaces }) => [...namespaces]));
}

function intersects(left: ReadonlySet<string>, right: ReadonlySet<string>): boolean {
  return [...left].some((name) => right.has(name));
}

// Sites of a scope ------------------------------------------------------------------------------------------

function listSites(view: ScopeView, label: LabelName): readonly PlacedSite[] {
  return label.of === 'pods' ? listPodSites(view, label) : listNamespaceSites(view.cluster, label);
}

function listPodSites({ cluster, namespace: fallback }: ScopeView, label: LabelName): readonly PlacedSite[] {
  const carriers = cluster.workloads
    .filter(({ labels }) => hasLabel(labels, label))
    .flatMap(({ source, namespace }) => {
      const namespaces = new Set([namespace]);
      const own = place({ resource: source, part: { type: 'labels' } }, namespaces);
      return source.type === 'workload'
        ? [own, place({ resource: source, part: { type: 'ownSelector' } }, namespaces)]
        : [own];
    });
  const services = cluster.services
    .filter(({ selector }) => selector !== undefined && hasLabel({ known: selector, isOpen: false }, label))
    .map((service) =>
      place(
        { resource: service, part: { type: 'serviceSelector' } },
        new Set([service.namespace ?? fallback]),
      ),
    );
  const budgets = cluster.disruptionBudgets
    .filter(({ selector }) => namesLabel(selector, label))
    .map((budget) =>
      place({ resource: budget, part: { type: 'budgetSelector' } }, new Set([budget.namespace ?? fallback])),
    );
  const policies = cluster.policies.flatMap((policy) =>
    listPolicySites(cluster, policy, { label, namespace: policy.namespace ?? fallback }),
  );
  return [...carriers, ...services, ...budgets, ...policies, ...listPlacementSites(cluster, label)];
}

/** A pod names others, or those that are like it, wherever it runs itself. */
function listPlacementSites(cluster: Cluster, label: LabelName): readonly PlacedSite[] {
  return listPlacements(cluster).flatMap(({ source, namespace, term, index }) =>
    namesLabel(term.pods, label)
      ? [
          place(
            { resource: source, part: { type: 'placement', of: 'pods', term: index } },
            namespacesOfTerm(cluster, term, namespace),
          ),
        ]
      : [],
  );
}

function namespacesOfTerm(cluster: Cluster, term: PlacementTerm, own: string): ReadonlySet<string> {
  const { namespaces, namespaceSelector } = term;
  if (namespaces.length === 0 && namespaceSelector === undefined) {
    return new Set([own]);
  }
  const isMeant = (name: string): boolean =>
    namespaces.includes(name) ||
    (namespaceSelector !== undefined &&
      matchNamespace({ type: 'labels', selector: namespaceSelector }, name, cluster) !== 'no');
  return new Set([...cluster.namespaces.keys()].filter(isMeant));
}

interface PlacedTerm {
  readonly source: Resource;
  readonly namespace: string;
  readonly term: PlacementTerm;
  readonly index: number;
}

function listPlacements({ workloads }: Cluster): readonly PlacedTerm[] {
  return workloads.flatMap(({ source, namespace }) =>
    source.type === 'workload' || source.type === 'pod'
      ? source.template.placement.map((term, index) => ({ source, namespace, term, index }))
      : [],
  );
}

interface PolicyLabel {
  readonly label: LabelName;
  readonly namespace: string;
}

function listPolicySites(
  cluster: Cluster,
  policy: NetworkPolicy,
  { label, namespace }: PolicyLabel,
): readonly PlacedSite[] {
  const subject = namesLabel(policy.spec.podSelector, label)
    ? [place({ resource: policy, part: { type: 'subject' } }, new Set([namespace]))]
    : [];
  const peers = listPeers(policy).flatMap(({ peer, at }) => {
    const lowered = fromPeer(peer, namespace);
    if (lowered.type !== 'pods' || !namesLabel(peer.podSelector, label)) {
      return [];
    }
    const { namespaces } = lowered.matcher;
    const within = [...cluster.namespaces.keys()].filter(
      (name) => matchNamespace(namespaces, name, cluster) !== 'no',
    );
    return [place({ resource: policy, part: { type: 'podSelector', ...at } }, new Set(within))];
  });
  return [...subject, ...peers];
}

/** The labels of namespaces are one space: every `namespaceSelector` looks at all. */
function listNamespaceSites(cluster: Cluster, label: LabelName): readonly PlacedSite[] {
  const all = new Set([ALL_NAMESPACES]);
  const carriers = [...cluster.namespaces.values()].flatMap(({ source, labels }) =>
    source !== undefined && hasLabel(labels, label)
      ? [place({ resource: source, part: { type: 'labels' } }, all)]
      : [],
  );
  const selectors = cluster.policies.flatMap((policy) =>
    listPeers(policy).flatMap(({ peer, at }) =>
      namesLabel(peer.namespaceSelector, label)
        ? [place({ resource: policy, part: { type: 'namespaceSelector', ...at } }, all)]
        : [],
    ),
  );
  const placements = listPlacements(cluster).flatMap(({ source, term, index }) =>
    namesLabel(term.namespaceSelector, label)
      ? [place({ resource: source, part: { type: 'placement', of: 'namespaces', term: index } }, all)]
      : [],
  );
  return [...carriers, ...selectors, ...placements];
}

/** No namespace has this name. */
const ALL_NAMESPACES = '*';

type PeerPlace = Omit<Extract<LabelPart, { readonly type: 'podSelector' | 'namespaceSelector' }>, 'type'>;

function listPeers({ spec }: NetworkPolicy): readonly { readonly at: PeerPlace; readonly peer: PodPeer }[] {
  return DIRECTIONS.flatMap((direction) =>
    spec[direction].flatMap(({ index: rule, peers = [] }) =>
      peers.flatMap((peer, position) =>
        peer.type === 'pods' ? [{ at: { direction, rule, peer: position }, peer }] : [],
      ),
    ),
  );
}

function place(site: LabelSite, namespaces: ReadonlySet<string>): PlacedSite {
  return { ...site, id: siteId(site), namespaces };
}

function siteId({ resource: { file, unitIndex, span }, part }: LabelSite): string {
  return `${unitIndex} ${span.start} ${JSON.stringify(part)} ${file}`;
}

function hasLabel({ known }: LabelFacts, { key, value }: LabelName): boolean {
  return value === undefined ? known.has(key) : known.get(key) === value;
}

function namesLabel(selector: LabelSelector | undefined, { key, value }: LabelName): boolean {
  return (selector?.requirements ?? []).some(
    (requirement) => requirement.key === key && (value === undefined || requirement.values.includes(value)),
  );
}
