/**
 * One addition that opens a side of a connection, as an edit of the text of the policy's unit or as a policy of its own, and
 * what it is called. What is to be added was planned by `openingPlan.ts`.
 */
import type { Cluster } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import { newBlockPeers, newInternetPeers, newPodPeer, newPorts, newSelector } from '../lint/newPeers.ts';
import { newPolicy } from '../lint/newPolicies.ts';
import { TYPE_OF } from '../lint/policyTypesEdit.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { addRule, addToRule } from '../lint/ruleEdit.ts';
import { AddressSet } from '../policy/addressSet.ts';
import { tellingLabels } from '../reachability/tellingLabels.ts';
import { say, type Message } from '../text/say.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';
import type { FixSource } from '../lint/fix.ts';
import type { PlannedChange, Trial, TrialFiles } from './connectionTrial.ts';
import { nameNewPolicy, planNewPolicy, type NewPolicy } from './newPolicyPlace.ts';
import type { Addition, ClosedSide } from './openingPlan.ts';

type WriteEdits = (source: FixSource) => readonly TextEdit[] | undefined;

/** The ways to write an addition, the best first. */
export function planAddition(
  { side, policy, change }: Addition,
  { snapshot, view: { cluster } }: Trial,
  { taken }: TrialFiles,
): readonly PlannedChange[] {
  const { direction } = side;
  const name = quoteCode(policy.source.name);
  const edit = (title: Message, write: WriteEdits): readonly PlannedChange[] => [
    {
      policy: policy.id,
      place: policy.source,
      write: ({ source }) => {
        const edits = write(source);
        return edits === undefined ? undefined : { title, edits };
      },
    },
  ];
  switch (change.type) {
    case 'peer': {
      const peers = writePeers(side, policySpace(side), cluster);
      const place = { direction, index: change.rule.index, list: 'peers' } as const;
      return edit(say`add a peer to ${direction} rule ${change.rule.index + 1} of ${name}`, (source) =>
        collect(peers.map((peer) => addToRule(place, peer, source))),
      );
    }
    case 'port': {
      const place = { direction, index: change.rule.index, list: 'ports' } as const;
      return edit(say`add a port to ${direction} rule ${change.rule.index + 1} of ${name}`, (source) =>
        collect((newPorts(side.ports) ?? []).map((port) => addToRule(place, port, source))),
      );
    }
    case 'rule':
      return edit(say`add an ${direction} rule to ${name}`, (source) =>
        collect([addRule(direction, writeRule(side, cluster), source)]),
      );
    case 'policy': {
      const added = writePolicy(side, cluster);
      const own = quoteCode(added.name);
      const titles = {
        behind: say`add the policy ${own} behind ${name}`,
        alone: say`add the policy ${own}`,
      };
      return planNewPolicy(added, policy.source, titles, {
        snapshot,
        ...(taken === undefined ? {} : { taken }),
      });
    }
  }
}

function collect(edits: readonly (TextEdit | undefined)[]): readonly TextEdit[] | undefined {
  const written = edits.filter((edit) => edit !== undefined);
  return written.length === 0 || written.length < edits.length ? undefined : written;
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

function writePolicy(side: ClosedSide, cluster: Cluster): NewPolicy {
  const { direction, subject } = side;
  const [name, namespace] = [nameOf(side, cluster), policySpace(side)];
  const manifest = newPolicy(name, namespace, {
    podSelector: newSelector(tellingLabels(subject, cluster)),
    policyTypes: [TYPE_OF[direction]],
    [direction]: [writeRule(side, cluster)],
  });
  return { namespace, name, manifest };
}

/** `allow-web-to-db`, with a number where a policy of the namespace has that name. */
function nameOf(side: ClosedSide, cluster: Cluster): string {
  const { direction, subject, other } = side;
  const far = other.endpoint.type === 'workload' ? other.endpoint.name : nameAddressesOf(side);
  const [from, to] = direction === 'ingress' ? [far, subject.name] : [subject.name, far];
  return nameNewPolicy(`allow-${from}-to-${to}`, 'allow-connection', subject.namespace, cluster);
}

function nameAddressesOf({ other }: ClosedSide): string {
  return other.isInternet === true ? 'internet' : 'addresses';
}
