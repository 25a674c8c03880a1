/**
 * What the parts of a policy mean, in sentences that hovers share: whom it selects, who its rules let connect to
 * whom, and what is in force for the pods that it selects.
 */
import type { Direction } from '../k8s/resource.ts';
import { fromPeer } from '../policy/fromNetworkPolicy.ts';
import type { NamespaceMatcher } from '../policy/policy.ts';
import { writeMatcher, writePeer } from '../render/peerText.ts';
import { writeRulePorts } from '../render/portsText.ts';
import { code, prose, strong, type InlineText } from '../render/richText.ts';
import { say } from '../text/say.ts';
import type { DirectedRule } from './peerScene.ts';
import type { PolicyScene } from './policyScene.ts';

/** As `policyTypes` writes it. */
export function writePolicyType(direction: Direction): string {
  return direction === 'ingress' ? 'Ingress' : 'Egress';
}

/** The pods that a policy selects: "pods `app=db` of namespace `shop`". */
export function writeSubject({ source, namespace }: PolicyScene): InlineText {
  const own: NamespaceMatcher = { type: 'name', name: namespace };
  return writeMatcher({ namespaces: own, pods: source.spec.podSelector });
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
function writePeers({ direction, rule, namespace }: DirectedRule): InlineText {
  const [only, ...others] = rule.peers ?? [];
  if (only === undefined) {
    const everyone = strong(say`everyone`);
    // Behind the peers of egress there is a comma already.
    return direction === 'ingress'
      ? prose`${everyone}, in the cluster and outside of it,`
      : prose`${everyone}, in the cluster and outside of it`;
  }
  return 0 < others.length
    ? prose`any of its ${others.length + 1} peers`
    : writePeer(fromPeer(only, namespace));
}

export function isInForce({ source }: PolicyScene, direction: Direction): boolean {
  return source.spec.policyTypes.includes(direction);
}

/** Rules of a direction that `policyTypes` does not name are dead (S5). */
function writeDeadRules(direction: Direction): InlineText {
  return prose`It has ${strong(say`no effect`)}: ${code('policyTypes')} does not name ${code(writePolicyType(direction))}.`;
}
