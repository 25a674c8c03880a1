/**
 * Hover on the labels of a pod template, or on the name of what makes the pods: which policies select them or allow them as
 * a peer because of these labels, and what comes of it: who reaches the pods, and whom they reach. Also by which names, since
 * many take the name of a pod for one.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type Direction } from '../k8s/resource.ts';
import { isBehind } from '../reachability/findEndpoints.ts';
import { listHidden, noteHiddenPolicies, noteIncompleteness } from '../render/doubtText.ts';
import { linkPolicy, linkPolicyFrom, linkWorkload, writeNames, writeRest } from '../render/nameText.ts';
import {
  joinParts,
  link,
  paragraph,
  prose,
  strong,
  why,
  type Block,
  type InlinePart,
  type InlineText,
  type LinkTarget,
  type ListKind,
} from '../render/richText.ts';
import { say } from '../text/say.ts';
import type { Extent } from '../workspace/findingSources.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { findReach } from './reach.ts';
import { writeReach, type ReachLinks } from './reachWords.ts';
import { findNamingRules, findSelecting, writeRule } from './workloadLists.ts';

/** More policies and rules than these are counted. */
const LIST_MAX = 5;

/** `extent`: whether the manifests are all that belong together. */
export function hoverPodLabels(
  view: ScopeView,
  workload: WorkloadEndpoint,
  extent: Extent,
): readonly Block[] {
  const reach = findReach(view, workload);
  const { name: scope } = view;
  const links: Readonly<Record<Direction, ReachLinks>> = {
    ingress: {
      home: workload.namespace,
      whyOf: ({ id }) => why({ scope, from: id, to: workload.id }),
      rest: { type: 'matrix', scope, to: workload.id },
    },
    egress: {
      home: workload.namespace,
      whyOf: ({ id }) => why({ scope, from: workload.id, to: id }),
      rest: { type: 'matrix', scope, from: workload.id },
    },
  };
  return [
    paragraph(prose`${writeSelecting(view, workload, extent)} ${writeMentions(view, workload)}`),
    paragraph(prose`Reachable from ${writeReach(reach.ingress, links.ingress)}.`),
    paragraph(prose`Reaches ${writeReach(reach.egress, links.egress)}.`),
    paragraph(writeAddress(view, workload)),
    ...noteHiddenParts(view, workload),
  ];
}

/** Where policies may be missing that select these pods, that says more than which other pods are. */
function noteHiddenParts(
  { cluster }: ScopeView,
  { namespace, hostNetwork }: WorkloadEndpoint,
): readonly Block[] {
  const policies = hostNetwork ? [] : noteHiddenPolicies(cluster, namespace, 'onePod');
  return policies.length === 0 ? noteIncompleteness(cluster, undefined) : policies;
}

function writeSelecting(view: ScopeView, workload: WorkloadEndpoint, extent: Extent): InlineText {
  const policies = findSelecting(view, workload);
  const name = strong(linkWorkload(workload));
  if (policies.length === 0) {
    return workload.hostNetwork
      ? prose`${name} is on the network of its node (hostNetwork), so that no policy selects it.`
      : writeOpen(name, extent === 'whole' && listHidden(view.cluster, workload.namespace).length === 0);
  }
  const list = policies.slice(0, LIST_MAX).map(({ policy, directions, isSure }) => {
    const kinds = directions.join(', ');
    return isSure()
      ? prose`${linkPolicy(policy)} (${kinds})`
      : prose`${linkPolicy(policy)} (${kinds}, perhaps)`;
  });
  const rest = policies.length - list.length;
  return prose`${name} is selected by ${writeRest(joinParts(list, ', '), rest, listOf(workload, 'policies'))}.`;
}

function writeOpen(name: InlinePart, isCertain: boolean): InlineText {
  return isCertain
    ? prose`${name} is selected by ${strong(say`no policy`)}: nothing isolates it.`
    : prose`${name} is selected by ${strong(say`no policy`)} that is known here.`;
}

function writeMentions(view: ScopeView, workload: WorkloadEndpoint): InlineText {
  const mentions = findNamingRules(view, workload);
  if (mentions.length === 0) {
    return prose`No rule names it as a peer.`;
  }
  const shown = mentions.slice(0, LIST_MAX);
  const list = [...new Set(shown.map(({ policy }) => policy))].map((policy) => {
    const rules = shown.filter((mention) => mention.policy === policy).map(writeRule);
    // There may be a comma within: "ingress rule 1; egress rule 2, perhaps".
    return prose`${linkPolicyFrom(workload.namespace, policy)} (${joinParts(rules, '; ')})`;
  });
  const rest = mentions.length - shown.length;
  return prose`Named as a peer by ${writeRest(joinParts(list, ', '), rest, listOf(workload, 'mentions'))}.`;
}

/** What clients can connect to: a Service has a name, and a pod none that the DNS would know by itself. */
function writeAddress({ cluster }: ScopeView, workload: WorkloadEndpoint): InlineText {
  const services = cluster.services.filter((service) => isBehind(workload, service));
  const names = services.map((service) => link(service.name, locate(service, service.nameSpan)));
  return names.length === 0
    ? prose`Clients connect to the address of a pod: no Service that is known here leads to it, and the name of a pod alone leads nowhere.`
    : prose`Clients connect to the address of a pod, or to the name of a Service: ${writeNames(names, listOf(workload, 'services'))}. The name of a pod alone leads nowhere.`;
}

function listOf({ source }: WorkloadEndpoint, list: ListKind): LinkTarget {
  return { type: 'list', location: locate(source, source.nameSpan), list };
}
