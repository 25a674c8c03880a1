/**
 * Validates the spec of a NetworkPolicy as the API server does once it has decoded it (V1-V17 and the selectors), in
 * the server's order: subject, ingress, egress, policy types; within a rule the ports before the peers. Types are
 * `checkFields.ts`' question, metadata is `validateMetadata.ts`'; what does not decode is passed over here.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { forbiddenValue, invalidValue, requiredValue, unsupportedValue } from './apiProblem.ts';
import { findField, findValue, isNull, listItems, markSpan, readText } from './decodedNode.ts';
import { goJson, goQuote } from './goQuote.ts';
import type { Direction } from './resource.ts';
import { validateIpBlock } from './validateIpBlock.ts';
import { validatePort } from './validatePort.ts';
import { validateSelector, type SelectorOptions } from './validateSelector.ts';

/** What an update may keep from the object as it was. */
export interface SpecOptions {
  readonly selectors: SelectorOptions;
  /** Texts of CIDRs of the old object, which are exempt from the checks of their form. */
  readonly existingCidrs: ReadonlySet<string>;
}

/** What holds for an object that is new. */
const CREATE_OPTIONS: SpecOptions = { selectors: { values: 'check' }, existingCidrs: new Set() };

const PEERS_OF: Readonly<Record<Direction, string>> = { ingress: 'from', egress: 'to' };

/** The words for a direction in `policyTypes`. */
export const POLICY_TYPES: readonly string[] = ['Ingress', 'Egress'];

/** What is wrong with the spec of the policy whose root is `root`. A missing spec selects all pods and is fine. */
export function validateNetworkPolicy(
  root: YamlNode,
  options: SpecOptions = CREATE_OPTIONS,
): readonly Problem[] {
  const spec = findValue(root, 'spec');
  return [
    ...validateSelector(findValue(spec, 'podSelector'), 'spec.podSelector', options.selectors),
    ...validateRules(spec, 'ingress', options),
    ...validateRules(spec, 'egress', options),
    ...validatePolicyTypes(findField(spec, 'policyTypes')),
  ];
}

function validateRules(
  spec: YamlNode | undefined,
  direction: Direction,
  options: SpecOptions,
): readonly Problem[] {
  return listItems(findValue(spec, direction)).flatMap((rule, index) => {
    const path = `spec.${direction}[${index}]`;
    const ports = listItems(findValue(rule, 'ports'));
    const peers = findField(rule, PEERS_OF[direction]);
    return [
      ...ports.flatMap((port, position) => validatePort(port, `${path}.ports[${position}]`)),
      ...validatePeers(peers, `${path}.${PEERS_OF[direction]}`, options),
    ];
  });
}

function validatePeers(peers: YamlEntry | undefined, path: string, options: SpecOptions): readonly Problem[] {
  if (peers === undefined) {
    return [];
  }
  return listItems(peers.value).flatMap((peer, index) => {
    const place = `${path}[${index}]`;
    if (peer.type !== 'map' && !isNull(peer)) {
      return [];
    }
    return [...validatePeerFields(peer, place, options), ...validatePeerKind(peer, place, peers)];
  });
}

/** A peer is pods or a range of addresses, not both and not neither (V8, V9). Null counts as absent. */
function validatePeerKind(peer: YamlNode, path: string, peers: YamlEntry): readonly Problem[] {
  const ipBlock = findField(peer, 'ipBlock');
  const podSelector = findField(peer, 'podSelector');
  const selector = podSelector ?? findField(peer, 'namespaceSelector');
  if (ipBlock === undefined && selector === undefined) {
    // Fields of other names are unknown ones; the server wants a peer all the same.
    const span = markSpan(peer, peers.key.span);
    return [requiredValue({ span, field: path, detail: 'must specify a peer', args: { reason: 'peer' } })];
  }
  if (ipBlock === undefined || selector === undefined) {
    return [];
  }
  const detail = 'may not specify both ipBlock and another peer';
  const args = { reason: 'peerKinds', other: selector.key.text };
  const problem = forbiddenValue({ span: ipBlock.key.span, field: path, detail, args });
  return [{ ...problem, related: [selector.key.span] }];
}

function validatePeerFields(peer: YamlNode, path: string, options: SpecOptions): readonly Problem[] {
  const ipBlock = findField(peer, 'ipBlock');
  const podSelector = findValue(peer, 'podSelector');
  const namespaceSelector = findValue(peer, 'namespaceSelector');
  return [
    ...validateSelector(podSelector, `${path}.podSelector`, options.selectors),
    ...validateSelector(namespaceSelector, `${path}.namespaceSelector`, options.selectors),
    ...(ipBlock === undefined ? [] : validateIpBlock(ipBlock, `${path}.ipBlock`, options.existingCidrs)),
  ];
}

/** At most two, each `Ingress` or `Egress` (V16, V17). */
function validatePolicyTypes(entry: YamlEntry | undefined): readonly Problem[] {
  const items = listItems(entry?.value);
  if (entry !== undefined && POLICY_TYPES.length < items.length) {
    const texts = items.map((item) => readText(item) ?? '');
    const detail = 'may not specify more than two policyTypes';
    const span = markSpan(entry.value, entry.key.span);
    const args = { reason: 'policyTypes', count: items.length };
    return [invalidValue({ span, field: 'spec.policyTypes', detail, args }, goJson(texts))];
  }
  return items.flatMap((item, index) => {
    const text = readText(item);
    if (text === undefined || POLICY_TYPES.includes(text)) {
      return [];
    }
    const detail = `supported values: ${POLICY_TYPES.map(goQuote).join(', ')}`;
    const args = { reason: 'policyType', value: text };
    return [
      unsupportedValue({ span: item.span, field: `spec.policyTypes[${index}]`, detail, args }, goQuote(text)),
    ];
  });
}
