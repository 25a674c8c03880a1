/**
 * What the parts of a policy mean, in sentences that hovers share: whom it selects, who its rules let connect to
 * whom, and what is in force for the pods that it selects.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import { formatCidr } from '../k8s/cidr.ts';
import { type Direction, type IpBlock, type LabelSelector, type NetworkPolicyPeer } from '../k8s/resource.ts';
import { locate } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { writeRulePorts } from '../render/portsText.ts';
import { code, joinParts, link, prose, strong, type Inline, type InlineText } from '../render/richText.ts';
import { writeSelector } from '../render/selectorText.ts';
import { say } from '../text/say.ts';
import type { DirectedRule } from './peerScene.ts';
import type { PolicyScene } from './policyScene.ts';

/** Names in a sentence before the rest is counted. */
const NAMES_MAX = 4;

/** As `policyTypes` writes it. */
export function writePolicyType(direction: Direction): string {
  return direction === 'ingress' ? 'Ingress' : 'Egress';
}

/** "pods `app=web`", "every pod". */
function writePods(selector: LabelSelector): InlineText {
  if (selector.isPartial) {
    return prose`pods ${writeSelector(selector)} and more that could not be read`;
  }
  return selector.requirements.length === 0 ? prose`every pod` : prose`pods ${writeSelector(selector)}`;
}

/** "namespace `shop`", "**any** namespace labeled `team=shop`", "**any** namespace". */
function writeNamespaces(selector: LabelSelector): InlineText {
  const { requirements, isPartial } = selector;
  const [first, ...others] = requirements;
  const any = strong(say`any`);
  if (isPartial) {
    return prose`${any} namespace labeled ${writeSelector(selector)} and more that could not be read`;
  }
  if (first === undefined) {
    return prose`${any} namespace`;
  }
  const isName = first.key === NAMESPACE_NAME_LABEL && first.operator === 'In' && first.values.length === 1;
  return isName && others.length === 0
    ? prose`namespace ${code(first.values.join())}`
    : prose`${any} namespace labeled ${writeSelector(selector)}`;
}

/** The pods that a policy selects: "pods `app=db` of namespace `shop`". */
export function writeSubject({ source, namespace }: PolicyScene): InlineText {
  return prose`${writePods(source.spec.podSelector)} of namespace ${code(namespace)}`;
}

/** A policy's name, leading to it. */
export function linkPolicy({ source }: Policy): Inline {
  return link(source.name, locate(source, source.nameSpan));
}

/** "a, b and 3 more". */
export function writeNames(names: readonly Inline[]): InlineText {
  const shown = names.slice(0, NAMES_MAX);
  const rest = names.length - shown.length;
  return rest === 0 ? joinParts(shown, ', ') : prose`${joinParts(shown, ', ')} and ${rest} more`;
}

/** Who is let connect to whom, and on which ports. Without other words for them, the peers are described. */
export function writeConnection(scene: DirectedRule, peers: InlineText = writePeers(scene)): InlineText {
  const { direction, rule, source } = scene;
  const isEvery = source.spec.podSelector.requirements.length === 0;
  const subject = isEvery ? writeSubject(scene) : prose`the ${writeSubject(scene)}`;
  const ports = writeRulePorts(rule.ports);
  const [from, to] = direction === 'ingress' ? [peers, subject] : [subject, peers];
  const sentence = prose`Lets ${from} connect to ${to}, on ${strong(ports)}.`;
  return isInForce(scene, direction) ? sentence : prose`${sentence} ${writeDeadRules(direction)}`;
}

/** "everyone", "pods `app=web` of namespace `shop`", "any of its 3 peers". */
function writePeers({ rule, namespace }: DirectedRule): InlineText {
  const [only, ...others] = rule.peers ?? [];
  if (only === undefined) {
    return prose`${strong(say`everyone`)}, in the cluster and outside of it,`;
  }
  return 0 < others.length ? prose`any of its ${others.length + 1} peers` : writePeer(only, namespace);
}

/** One peer of a policy in `namespace`: "pods `app=web` of **any** namespace labeled `team=shop`". */
export function writePeer(peer: NetworkPolicyPeer, namespace: string): InlineText {
  switch (peer.type) {
    case 'unreadable':
      return prose`a peer that could not be read`;
    case 'ipBlock':
      return prose`addresses ${writeBlock(peer)}`;
    case 'pods': {
      const pods = peer.podSelector === undefined ? prose`every pod` : writePods(peer.podSelector);
      return peer.namespaceSelector === undefined
        ? prose`${pods} of namespace ${code(namespace)}`
        : prose`${pods} of ${writeNamespaces(peer.namespaceSelector)}`;
    }
  }
}

/** "`10.0.0.0/8` without `10.1.0.0/16`". */
export function writeBlock({ cidr, except }: IpBlock): InlineText {
  const holes = except.map((hole) => code(formatCidr(hole)));
  return holes.length === 0
    ? prose`${code(formatCidr(cidr))}`
    : prose`${code(formatCidr(cidr))} without ${writeNames(holes)}`;
}

export function isInForce({ source }: PolicyScene, direction: Direction): boolean {
  return source.spec.policyTypes.includes(direction);
}

/** Rules of a direction that `policyTypes` does not name are dead (S5). */
function writeDeadRules(direction: Direction): InlineText {
  return prose`It has ${strong(say`no effect`)}: ${code('policyTypes')} does not name ${code(writePolicyType(direction))}.`;
}
