/**
 * What the parts of a policy mean, in sentences that hovers share: whom it selects, who its rules let connect to
 * whom, and what is in force for the pods that it selects.
 */
import type { Direction, LabelSelector, NetworkPolicyRule } from '../k8s/resource.ts';
import { locate } from '../k8s/resource.ts';
import type { Policy } from '../policy/policy.ts';
import { writeRulePorts } from '../render/portsText.ts';
import { code, joinParts, link, prose, strong, type Inline, type InlineText } from '../render/richText.ts';
import { writeSelector } from '../render/selectorText.ts';
import type { PolicyScene } from './policyScene.ts';

export const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** Names in a sentence before the rest is counted. */
const NAMES_MAX = 4;

/** As `policyTypes` writes it. */
export function writePolicyType(direction: Direction): string {
  return direction === 'ingress' ? 'Ingress' : 'Egress';
}

/** "pods `app=web`", "every pod". */
export function writePods(selector: LabelSelector): InlineText {
  return selector.requirements.length === 0 && !selector.isPartial
    ? prose`every pod`
    : prose`pods ${writeSelector(selector)}${selector.isPartial ? ' and more that could not be read' : ''}`;
}

/** "namespaces labeled `team=shop`", "any namespace". */
export function writeNamespaces(selector: LabelSelector): InlineText {
  return selector.requirements.length === 0 && !selector.isPartial
    ? prose`${strong('any')} namespace`
    : prose`${strong('any')} namespace labeled ${writeSelector(selector)}${selector.isPartial ? ' and more that could not be read' : ''}`;
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

/** Who is let connect to whom, and on which ports. `peers` are in words: "these pods". */
export function writeConnection(
  scene: PolicyScene,
  direction: Direction,
  rule: NetworkPolicyRule,
  peers: InlineText,
): InlineText {
  const subject = prose`the ${writeSubject(scene)}`;
  const ports = writeRulePorts(rule.ports);
  const [from, to] = direction === 'ingress' ? [peers, subject] : [subject, peers];
  const sentence = prose`Lets ${from} connect to ${to}, on ${strong(ports)}.`;
  return isInForce(scene, direction) ? sentence : prose`${sentence} ${writeDeadRules(direction)}`;
}

export function isInForce({ source }: PolicyScene, direction: Direction): boolean {
  return source.spec.policyTypes.includes(direction);
}

/** Rules of a direction that `policyTypes` does not name are dead (S5). */
export function writeDeadRules(direction: Direction): InlineText {
  return prose`It has ${strong('no effect')}: ${code('policyTypes')} does not name ${code(writePolicyType(direction))}.`;
}
