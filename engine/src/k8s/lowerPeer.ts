/**
 * One peer of a NetworkPolicy rule: pods by their selectors, or a block of addresses. Whatever the API server would
 * refuse is `unreadable` (V8-V11, V15).
 */
import type { YamlNode } from '../yaml/node.ts';
import { parseCidrSloppy, type Cidr } from './cidr.ts';
import { readField, readText, toText } from './fields.ts';
import { lowerSelector } from './lowerSelector.ts';
import type { NetworkPolicyPeer } from './resource.ts';

/**
 * podSelector  namespaceSelector  ipBlock
 * -            -                  -        refused (V8)
 * yes          -                  -        pods of the policy's own namespace (S10)
 * -            yes                -        all pods of the matching namespaces (S11)
 * yes          yes                -        matching pods of the matching namespaces (S12)
 * -            -                  yes      addresses (S14)
 * yes, or      yes                yes      refused (V9)
 */
export function lowerPeer(node: YamlNode): NetworkPolicyPeer {
  const podSelector = readField(node, 'podSelector');
  const namespaceSelector = readField(node, 'namespaceSelector');
  const ipBlock = readField(node, 'ipBlock');
  const selectsPods = podSelector !== undefined || namespaceSelector !== undefined;
  if (ipBlock !== undefined && !selectsPods) {
    return lowerIpBlock(ipBlock, node);
  }
  if (ipBlock !== undefined || !selectsPods) {
    return { type: 'unreadable', span: node.span };
  }
  return {
    type: 'pods',
    podSelector: podSelector && lowerSelector(podSelector),
    namespaceSelector: namespaceSelector && lowerSelector(namespaceSelector),
    span: node.span,
  };
}

function lowerIpBlock(node: YamlNode, peer: YamlNode): NetworkPolicyPeer {
  const text = readText(node, 'cidr');
  const cidr = text === undefined ? undefined : parseCidrSloppy(text);
  const except = cidr && lowerExcept(readField(node, 'except'), cidr);
  if (cidr === undefined || except === undefined) {
    return { type: 'unreadable', span: peer.span };
  }
  return { type: 'ipBlock', cidr, except, span: peer.span };
}

/** `undefined` when one of the blocks is refused: what it would have carved out is not known. */
function lowerExcept(node: YamlNode | undefined, cidr: Cidr): readonly Cidr[] | undefined {
  if (node === undefined) {
    return [];
  }
  if (node.type !== 'seq') {
    return undefined;
  }
  const blocks = node.items.flatMap((item) => parseCidrSloppy(toText(item) ?? '') ?? []);
  const understood = blocks.filter((block) => isStrictSubset(block, cidr));
  return understood.length === node.items.length ? understood : undefined;
}

/** V15: within the block, and smaller than it. */
function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  return (
    inner.family === outer.family &&
    outer.prefixLength < inner.prefixLength &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}
