/**
 * What a rule or a policy says, without where it is written: equal for those that say the same in the same words. That
 * other words may mean the same is not known here.
 */
import type { LabelSelector, NetworkPolicyPort } from '../k8s/resource.ts';
import { DIRECTIONS } from '../k8s/resource.ts';
import { formatCidr } from '../k8s/cidr.ts';
import type { NamespaceMatcher, Peer, Policy, Rule } from './policy.ts';

const KEYS = new WeakMap<Rule, string>();

/** Equal for rules that say the same. */
export function keyOfRule(rule: Rule): string {
  let key = KEYS.get(rule);
  if (key === undefined) {
    const { action, peers, ports } = rule;
    key = JSON.stringify([action, peers?.map(valueOfPeer) ?? null, ports?.map(valueOfPort) ?? null]);
    KEYS.set(rule, key);
  }
  return key;
}

/** Equal for policies that select the same pods and say the same about them. */
export function keyOfPolicy({ tier, order, subject, directions }: Policy): string {
  const said = DIRECTIONS.map((direction) => {
    const rules = directions[direction];
    return rules === undefined ? null : [rules.isolates, ...rules.rules.map(keyOfRule)];
  });
  return JSON.stringify([tier, order, valueOfNamespaces(subject.namespaces), valueOf(subject.pods), said]);
}

function valueOfPeer(peer: Peer): unknown {
  switch (peer.type) {
    case 'pods':
      return [valueOfNamespaces(peer.matcher.namespaces), valueOf(peer.matcher.pods)];
    case 'addresses':
      return [formatCidr(peer.cidr), peer.except.map(formatCidr)];
    case 'unreadable':
      return peer.type;
  }
}

function valueOfNamespaces(matcher: NamespaceMatcher): unknown {
  return matcher.type === 'name' ? matcher.name : valueOf(matcher.selector);
}

function valueOf({ requirements, isPartial }: LabelSelector): unknown {
  return [isPartial, ...requirements.map(({ key, operator, values }) => [key, operator, ...values])];
}

function valueOfPort(port: NetworkPolicyPort): unknown {
  switch (port.type) {
    case 'range':
      return [port.protocol, port.from, port.to];
    case 'named':
      return [port.protocol, port.name];
    case 'unreadable':
      return port.type;
  }
}
