/**
 * Whether all that a rule allows is allowed by other rules together: for every pod and address that there could be and
 * every port. Which rules apply to the same pods is the caller's question.
 */
import type { NamedPort, Protocol } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Peer, PodMatcher, Rule } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import { isContained, isSatisfiable } from './selectorContainment.ts';

/** Where every port of a protocol is allowed, those with a name are, too. */
const WHOLE: Readonly<Record<Protocol, PortSet>> = {
  TCP: wholeOf('TCP'),
  UDP: wholeOf('UDP'),
  SCTP: wholeOf('SCTP'),
};

/** Whether `others` together allow all that `rule` allows. A rule that could not be read is contained in nothing. */
export function isRuleContained(rule: Rule, others: readonly Rule[]): boolean {
  if (!isReadable(rule) || !allowsSomething(rule)) {
    return false;
  }
  const readable = others.filter(isReadable);
  const byNumber = splitPorts(portsOf(rule), readable).every((piece) =>
    arePeersContained(
      rule.peers,
      readable.filter((other) => !portsOf(other).intersect(piece).isEmpty),
    ),
  );
  return byNumber && namesOf(rule).every((name) => isNameContained(rule, name, readable));
}

function isNameContained(rule: Rule, { name, protocol }: NamedPort, others: readonly Rule[]): boolean {
  const covering = others.filter(
    (other) =>
      WHOLE[protocol].subtract(portsOf(other)).isEmpty ||
      namesOf(other).some((candidate) => candidate.name === name && candidate.protocol === protocol),
  );
  return arePeersContained(rule.peers, covering);
}

/** The ports cut so that each of the others has all of a piece or nothing of it. */
function splitPorts(ports: PortSet, others: readonly Rule[]): readonly PortSet[] {
  let pieces: readonly PortSet[] = [ports];
  for (const other of others) {
    const cut = portsOf(other);
    pieces = pieces.flatMap((piece) => [piece.intersect(cut), piece.subtract(cut)]);
    pieces = pieces.filter((piece) => !piece.isEmpty);
  }
  return pieces.filter((piece) => !piece.isEmpty);
}

/**
 * Everybody is contained in everybody alone. Pods are contained in pods, blocks in blocks together; that a block may hold
 * the addresses of the pods is not relied on.
 */
function arePeersContained(peers: Rule['peers'], covering: readonly Rule[]): boolean {
  if (covering.some((rule) => rule.peers === undefined)) {
    return true;
  }
  if (peers === undefined) {
    return false;
  }
  const others = covering.flatMap((rule) => rule.peers ?? []);
  const matchers = matchersOf(others);
  return (
    addressesOf(others).covers(addressesOf(peers)) &&
    matchersOf(peers).every((matcher) => isContained(matcher, matchers))
  );
}

function matchersOf(peers: readonly Peer[]): readonly PodMatcher[] {
  return peers.flatMap((peer) => (peer.type === 'pods' ? [peer.matcher] : []));
}

function addressesOf(peers: readonly Peer[]): AddressSet {
  return AddressSet.of(
    peers.flatMap((peer) =>
      peer.type === 'addresses' ? AddressSet.ofBlock(peer.cidr, peer.except).intervals : [],
    ),
  );
}

/** That a peer can match nothing is another rule's matter. */
function allowsSomething({ peers }: Rule): boolean {
  return peers === undefined || matchersOf(peers).every(isSatisfiable);
}

function isReadable({ peers, ports }: Rule): boolean {
  return (
    peers?.some(({ type }) => type === 'unreadable') !== true &&
    ports?.some(({ type }) => type === 'unreadable') !== true
  );
}

function portsOf({ ports }: Rule): PortSet {
  return ports === undefined ? PortSet.ALL : PortSet.of(ports.filter((port) => port.type === 'range'));
}

function namesOf({ ports = [] }: Rule): readonly NamedPort[] {
  return ports.filter((port) => port.type === 'named');
}

function wholeOf(protocol: Protocol): PortSet {
  return PortSet.of([{ protocol, from: 1, to: 65_535 }]);
}
