/**
 * What an offer is about, for who hesitates: the pods that it means as the table that hovers have, the namespaces, the
 * policies that use a block, what a field is for. An offer brings its subject along, so that nothing is remembered.
 */
import type { Cluster } from '../../cluster/cluster.ts';
import { matchSelector } from '../../k8s/labelSelector.ts';
import { DIRECTIONS, locate, type NetworkPolicy } from '../../k8s/resource.ts';
import { writeCount, writePolicyCount } from '../../render/countText.ts';
import { noteIncompleteness } from '../../render/doubtText.ts';
import { code, link, paragraph, prose, strong, type Block } from '../../render/richText.ts';
import { writeSelector } from '../../render/selectorText.ts';
import type { Location } from '../../text/location.ts';
import type { Message } from '../../text/say.ts';
import type { ScopeView } from '../../workspace/scopeView.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { introduceCopies } from '../copyWords.ts';
import { tableMembers } from '../memberTable.ts';
import { expandRecipe } from '../recipes/expandRecipe.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { writeNames } from '../../render/nameText.ts';
import { writeWhy } from '../whyText.ts';
import { findApiDoc } from './apiDocs.ts';
import type { OfferSubject } from './offer.ts';

type Of<Type extends OfferSubject['type']> = Extract<OfferSubject, { readonly type: Type }>;

/** There is no place yet where all of many could be listed. */
const NOWHERE: Location = { file: '', span: { start: 0, end: 0 } };

/** Where a scope is gone, so is what was known of it. */
export function describeOffer(
  snapshot: Snapshot,
  subjects: readonly OfferSubject[],
  recipes: readonly Recipe[],
): readonly Block[] {
  return subjects.flatMap((subject) => {
    if (subject.type === 'api') {
      const doc = findApiDoc(subject.name);
      return doc === undefined ? [] : [paragraph(prose`${doc}`)];
    }
    if (subject.type === 'recipe') {
      return recipes.filter(({ name }) => name === subject.name).flatMap(describeRecipe);
    }
    const view = snapshot.scopes.find(({ name }) => name === subject.scope);
    const title =
      subjects.length === 1 ? [] : [paragraph([strong(introduceCopies('scope', [subject.scope]))])];
    return view === undefined ? [] : [...title, ...describeIn(view, subject)];
  });
}

/** What it does, and what it writes. */
function describeRecipe(recipe: Recipe): readonly Block[] {
  const description: Message = { template: recipe.description, parts: [] };
  return [
    paragraph(prose`${description}`),
    { type: 'manifest', lines: expandRecipe(recipe).lines.filter((line) => line !== '') },
  ];
}

function describeIn(
  view: ScopeView,
  subject: Exclude<OfferSubject, Of<'api'> | Of<'recipe'>>,
): readonly Block[] {
  switch (subject.type) {
    case 'pods':
      return describePods(view, subject);
    case 'namespaces':
      return describeNamespaces(view.cluster, subject);
    case 'port':
      return describePort(view, subject);
    case 'addresses':
      return describeAddresses(view.cluster, subject);
  }
}

function describePods(view: ScopeView, { matcher, as }: Of<'pods'>): readonly Block[] {
  const all = view.reachability.membersOf([{ type: 'pods', matcher, span: NOWHERE.span }]);
  const isMeant = ({ hostNetwork }: { readonly hostNetwork: boolean }): boolean =>
    as === 'peer' || !hostNetwork;
  const members = {
    ...all,
    workloads: all.workloads.filter(isMeant),
    maybe: all.maybe.filter(({ workload }) => isMeant(workload)),
  };
  const { namespaces, pods } = matcher;
  const count = writeCount(members.workloads.length, 'workload');
  return [
    paragraph(prose`${pods.requirements.length === 0 ? prose`every pod` : writeSelector(pods)}: ${count}`),
    ...tableMembers({
      members,
      why: (workload) => writeWhy(pods.requirements, workload.labels),
      place: NOWHERE,
    }),
    ...noteIncompleteness(view.cluster, namespaces.type === 'name' ? namespaces.name : undefined),
  ];
}

function describeNamespaces(cluster: Cluster, { selector }: Of<'namespaces'>): readonly Block[] {
  const matching = [...cluster.namespaces.values()].filter(
    ({ labels }) => matchSelector(selector, labels) === 'yes',
  );
  const names = matching.map(({ name, source }) =>
    source === undefined ? code(name) : link(name, locate(source, source.nameSpan)),
  );
  const count = writeCount(names.length, 'namespace');
  return names.length === 0
    ? [paragraph(prose`${writeSelector(selector)}: ${count}`)]
    : [paragraph(prose`${writeSelector(selector)}: ${count}, ${writeNames(names)}`)];
}

function describePort(view: ScopeView, { port, protocol, matchers }: Of<'port'>): readonly Block[] {
  const peers = matchers.map((matcher) => ({ type: 'pods', matcher, span: NOWHERE.span }) as const);
  const all = view.reachability.membersOf(peers);
  const isMeant = ({ ports }: (typeof all.workloads)[number]): boolean =>
    ports.some((own) => own.protocol === protocol && (own.number === port || own.name === port));
  const members = { ...all, workloads: all.workloads.filter(isMeant), maybe: [] };
  return [
    paragraph(prose`${code(`${protocol} ${port}`)}, as the pods declare it:`),
    ...tableMembers({
      members,
      why: ({ ports }) => {
        const own = ports.filter((candidate) => candidate.number === port || candidate.name === port);
        return prose`declares ${own.map(({ number, name }) => (name === undefined ? number : `${number} (${name})`)).join(', ')}`;
      },
      place: NOWHERE,
    }),
  ];
}

function describeAddresses(cluster: Cluster, { cidr }: Of<'addresses'>): readonly Block[] {
  const policies = cluster.policies.filter((policy) => usesBlock(policy, cidr));
  const names = policies.map((policy) => link(policy.name, locate(policy, policy.nameSpan)));
  return names.length === 0
    ? [paragraph(prose`${code(cidr)}: no policy here uses it.`)]
    : [paragraph(prose`${code(cidr)}: used in ${writePolicyCount(names.length)}, ${writeNames(names)}`)];
}

function usesBlock({ spec }: NetworkPolicy, cidr: string): boolean {
  return DIRECTIONS.flatMap((direction) => spec[direction])
    .flatMap((rule) => rule.peers ?? [])
    .some((peer) => peer.type === 'ipBlock' && [peer.cidr, ...peer.except].some(({ text }) => text === cidr));
}
