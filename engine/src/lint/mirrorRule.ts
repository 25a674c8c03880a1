/**
 * Opening the other end of what a rule allows: the same connections, said by a policy on the pods at the other end. The
 * selectors and ports are those of the rule as it is written.
 */
import { NAMESPACE_NAME_LABEL } from '../cluster/joinNamespaces.ts';
import type { Direction } from '../k8s/resource.ts';
import { copyNode } from '../yaml/copyNode.ts';
import { findEntry, type YamlNode } from '../yaml/node.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';
import type { FixSource } from './fix.ts';
import { PEERS_OF } from './podPeers.ts';

/** One item of `from` or `to` in the text of a policy. */
export interface PeerPlace {
  readonly direction: Direction;
  readonly ruleIndex: number;
  readonly peerIndex: number;
}

/** What the other end is opened with. */
export interface Mirror {
  /** Whom the rule's own policy selects. */
  readonly podSelector: NewNode;
  /** Whom the peer selects. */
  readonly peerSelector: NewNode;
  /** `undefined` for a rule that speaks of all ports. */
  readonly ports: NewNode | undefined;
}

/** `undefined` where the text has no such peer. */
export function readMirror({ root }: FixSource, place: PeerPlace): Mirror | undefined {
  const { direction, ruleIndex, peerIndex } = place;
  const spec = valueOf(root, 'spec');
  const rule = itemOf(valueOf(spec, direction), ruleIndex);
  const peer = itemOf(valueOf(rule, PEERS_OF[direction]), peerIndex);
  const peerSelector = copyOf(valueOf(peer, 'podSelector'));
  const ports = copyOf(valueOf(rule, 'ports'));
  return peerSelector === undefined
    ? undefined
    : {
        podSelector: copyOf(valueOf(spec, 'podSelector')) ?? {},
        peerSelector,
        ports: Array.isArray(ports) && 0 < ports.length ? ports : undefined,
      };
}

/** A rule of the other direction for the pods of the rule's own policy; `namespace` where that is another one. */
export function mirrorRule(
  { podSelector, ports }: Mirror,
  direction: Direction,
  namespace: string | undefined,
): NewMap {
  const peer: NewMap = {
    ...(namespace === undefined
      ? {}
      : { namespaceSelector: { matchLabels: { [NAMESPACE_NAME_LABEL]: namespace } } }),
    podSelector,
  };
  return { [PEERS_OF[direction]]: [peer], ...(ports === undefined ? {} : { ports }) };
}

function valueOf(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.type === 'map' ? findEntry(node, key)?.value : undefined;
}

function itemOf(node: YamlNode | undefined, index: number): YamlNode | undefined {
  return node?.type === 'seq' ? node.items[index] : undefined;
}

function copyOf(node: YamlNode | undefined): NewNode | undefined {
  return node === undefined ? undefined : copyNode(node);
}
