/**
 * Hover on the labels of a pod template, or on the name of what makes the pods: which policies select them or allow them as
 * a peer because of these labels, and what comes of it: who reaches the pods, and whom they reach. Also by which names, since
 * many take the name of a pod for one.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { DIRECTIONS, locate, type Direction } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { isBehind } from '../reachability/findEndpoints.ts';
import type { PeerMention } from '../reachability/reachability.ts';
import { noteIncompleteness } from '../render/doubtText.ts';
import { linkPolicy, linkWorkload, writeNames } from '../render/nameText.ts';
import {
  joinParts,
  link,
  paragraph,
  prose,
  strong,
  why,
  type Block,
  type InlineText,
} from '../render/richText.ts';
import { say } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { findReach } from './reach.ts';
import { writeReach, type WhyOf } from './reachWords.ts';

export function hoverPodLabels(view: ScopeView, workload: WorkloadEndpoint): readonly Block[] {
  const reach = findReach(view, workload);
  const { name: scope } = view;
  const whyIn: WhyOf = ({ id }) => why({ scope, from: id, to: workload.id });
  const whyOut: WhyOf = ({ id }) => why({ scope, from: workload.id, to: id });
  return [
    paragraph(prose`${writeSelecting(view, workload)} ${writeMentions(view, workload)}`),
    paragraph(prose`Reachable from ${writeReach(reach.ingress, whyIn)}.`),
    paragraph(prose`Reaches ${writeReach(reach.egress, whyOut)}.`),
    paragraph(writeAddress(view, workload)),
    ...noteIncompleteness(view.cluster, undefined),
  ];
}

function writeSelecting({ reachability }: ScopeView, workload: WorkloadEndpoint): InlineText {
  const { policies } = reachability.isolationOf(workload);
  const directions = new Map<Policy, Direction[]>();
  for (const direction of DIRECTIONS) {
    for (const policy of policies[direction]) {
      directions.set(policy, [...(directions.get(policy) ?? []), direction]);
    }
  }
  const name = strong(linkWorkload(workload));
  if (directions.size === 0) {
    return workload.hostNetwork
      ? prose`${name} is on the network of its node (hostNetwork), so that no policy selects it.`
      : prose`${name} is selected by ${strong(say`no policy`)}: nothing isolates it.`;
  }
  const list = [...directions].slice(0, LIST_MAX).map(([policy, named]) => {
    const isSure = reachability.subjectsOf(policy).workloads.includes(workload);
    const kinds = named.join(', ');
    return isSure
      ? prose`${linkPolicy(policy)} (${kinds})`
      : prose`${linkPolicy(policy)} (${kinds}, perhaps)`;
  });
  return prose`${name} is selected by ${writeRest(list, directions.size)}.`;
}

function writeMentions({ reachability }: ScopeView, workload: WorkloadEndpoint): InlineText {
  const named = reachability.mentionsOf(workload).filter(({ peer }) => peer?.type === 'pods');
  const byRule = new Map(named.map((mention) => [mention.rule, mention]));
  const list = [...byRule.values()];
  return list.length === 0
    ? prose`No rule names it as a peer.`
    : prose`Named as a peer by ${writeRest(list.slice(0, LIST_MAX).map(writeMention), list.length)}.`;
}

/** What clients can connect to: a Service has a name, and a pod none that the DNS would know by itself. */
function writeAddress({ cluster }: ScopeView, workload: WorkloadEndpoint): InlineText {
  const services = cluster.services.filter((service) => isBehind(workload, service));
  const names = services.map((service) => link(service.name, locate(service, service.nameSpan)));
  return names.length === 0
    ? prose`Clients connect to the address of a pod: no Service that is known here leads to it, and the name of a pod alone leads nowhere.`
    : prose`Clients connect to the address of a pod, or to the name of a Service: ${writeNames(names)}. The name of a pod alone leads nowhere.`;
}

function writeMention({ policy, direction, rule, match }: PeerMention): InlineText {
  const number = rule.index + 1;
  return match === 'yes'
    ? prose`${linkPolicy(policy)} (${direction} rule ${number})`
    : prose`${linkPolicy(policy)} (${direction} rule ${number}, perhaps)`;
}

const LIST_MAX = 5;

/** The first of `count`, and how many more there are. */
function writeRest(shown: readonly InlineText[], count: number): InlineText {
  const list = joinParts(shown, ', ');
  return count <= LIST_MAX ? list : prose`${list} and ${count - LIST_MAX} more`;
}
