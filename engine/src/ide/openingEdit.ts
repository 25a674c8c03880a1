/**
 * One addition that opens a side of a connection, as an edit of the text of the policy's unit, and what it is called. What
 * is to be added was planned by `openingPlan.ts`.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import { checkSubdomain } from '../k8s/nameFormats.ts';
import type { FixSource } from '../lint/fix.ts';
import { freeName } from '../lint/freeName.ts';
import { newBlockPeers, newInternetPeers, newPodPeer, newPorts, newSelector } from '../lint/newPeers.ts';
import { newPolicy } from '../lint/newPolicies.ts';
import { TYPE_OF } from '../lint/policyTypesEdit.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { addRule, addToRule } from '../lint/ruleEdit.ts';
import { AddressSet } from '../policy/addressSet.ts';
import { tellingLabels } from '../reachability/tellingLabels.ts';
import { say, type Message } from '../text/say.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { appendDocument } from '../yaml/appendDocument.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';
import type { Addition, ClosedSide } from './openingPlan.ts';

export interface WrittenAddition {
  readonly title: Message;
  /** In offsets of the unit. */
  readonly edits: readonly TextEdit[];
}

/** `undefined` where the text has no place for it. `source` is the policy's, `unit` the whole unit that it is in. */
export function writeAddition(
  { side, policy, change }: Addition,
  cluster: Cluster,
  { source, unit }: { readonly source: FixSource; readonly unit: FixSource },
): WrittenAddition | undefined {
  const { direction } = side;
  const name = quoteCode(policy.source.name);
  switch (change.type) {
    case 'peer': {
      const peers = writePeers(side, policySpace(side), cluster);
      const place = { direction, index: change.rule.index, list: 'peers' } as const;
      const title = say`add a peer to ${direction} rule ${change.rule.index + 1} of ${name}`;
      return collect(
        title,
        peers.map((peer) => addToRule(place, peer, source)),
      );
    }
    case 'port': {
      const place = { direction, index: change.rule.index, list: 'ports' } as const;
      const title = say`add a port to ${direction} rule ${change.rule.index + 1} of ${name}`;
      return collect(
        title,
        (newPorts(side.ports) ?? []).map((port) => addToRule(place, port, source)),
      );
    }
    case 'rule':
      return collect(say`add an ${direction} rule to ${name}`, [
        addRule(direction, writeRule(side, cluster), source),
      ]);
    case 'policy': {
      const document = writePolicy(side, cluster);
      const title = say`add the policy ${quoteCode(nameOf(side, cluster))} behind ${name}`;
      return collect(title, [appendDocument(unit.text, unit.root, document)]);
    }
  }
}

function collect(title: Message, edits: readonly (TextEdit | undefined)[]): WrittenAddition | undefined {
  const written = edits.filter((edit) => edit !== undefined);
  return written.length === 0 || written.length < edits.length ? undefined : { title, edits: written };
}

/** Policies are of the namespace of the pods that they select. */
function policySpace({ subject }: ClosedSide): string {
  return subject.namespace;
}

function writePeers(side: ClosedSide, namespace: string, cluster: Cluster): readonly NewMap[] {
  const { endpoint, isInternet, shown } = side.other;
  if (endpoint.type === 'workload') {
    return [newPodPeer(endpoint, namespace, cluster)];
  }
  return isInternet === true
    ? newInternetPeers([endpoint.family], cluster)
    : newBlockPeers(side.addresses ?? AddressSet.of(shown.type === 'addresses' ? [shown] : []));
}

function writeRule(side: ClosedSide, cluster: Cluster): NewNode {
  const peers = writePeers(side, policySpace(side), cluster);
  const ports = newPorts(side.ports);
  const key = PEERS_KEY[side.direction];
  return ports === undefined ? { [key]: peers } : { [key]: peers, ports };
}

const PEERS_KEY: Readonly<Record<Direction, string>> = { ingress: 'from', egress: 'to' };

function writePolicy(side: ClosedSide, cluster: Cluster): NewMap {
  const { direction, subject } = side;
  return newPolicy(nameOf(side, cluster), policySpace(side), {
    podSelector: newSelector(tellingLabels(subject, cluster)),
    policyTypes: [TYPE_OF[direction]],
    [direction]: [writeRule(side, cluster)],
  });
}

// Names -----------------------------------------------------------------------------------------------------

/** `allow-web-to-db`, with a number where a policy of the namespace has that name. */
function nameOf(side: ClosedSide, cluster: Cluster): string {
  const { direction, subject, other } = side;
  const far = other.endpoint.type === 'workload' ? other.endpoint.name : nameAddressesOf(side);
  const [from, to] = direction === 'ingress' ? [far, subject.name] : [subject.name, far];
  const wanted = `allow-${from}-to-${to}`;
  const base = checkSubdomain(wanted).length === 0 ? wanted : 'allow-connection';
  const taken = new Set(
    cluster.policies.filter(({ namespace }) => namespace === subject.namespace).map(({ name }) => name),
  );
  return freeName(base, taken);
}

function nameAddressesOf({ other }: ClosedSide): string {
  return other.isInternet === true ? 'internet' : 'addresses';
}
