/**
 * Whether all that a rule allows is allowed by other rules together: for every pod and address that there could be and
 * every port. Which rules apply to the same pods is the caller's question.
 */
import type { NamedPort, Protocol } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import type { Peer, PodMatcher, Rule } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Effort } from './effort.ts';
import { canMatchBoth, isContained, isSatisfiable } from './selectorContainment.ts';

/** What a rule allows. */
interface Allowance {
  /** A rule that could not be read in full contains nothing and is contained in nothing. */
  readonly isReadable: boolean;
  readonly isForEverybody: boolean;
  readonly matchers: readonly PodMatcher[];
  readonly addresses: AddressSet;
  readonly ports: PortSet;
  readonly names: readonly NamedPort[];
}

/** Where every port of a protocol is allowed, those with a name are, too. */
const WHOLE: Readonly<Record<Protocol, PortSet>> = {
  TCP: wholeOf('TCP'),
  UDP: wholeOf('UDP'),
  SCTP: wholeOf('SCTP'),
};

/** Whether `others` together allow all that `rule` allows; no where finding out takes more than `effort`. */
export function isRuleContained(rule: Rule, others: readonly Rule[], effort: Effort): boolean {
  const inner = allowanceOf(rule);
  if (!inner.isReadable || !allowsSomething(inner)) {
    return false;
  }
  const related = others.filter((other) => canAllowSame(rule, other, effort)).map(allowanceOf);
  const sharing = related.filter(({ ports }) => !ports.intersect(inner.ports).isEmpty);
  const pieces = splitPorts(inner.ports, sharing);
  return (
    effort.spend(pieces.length * sharing.length) &&
    pieces.every((piece) =>
      arePeersContained(
        inner,
        sharing.filter(({ ports }) => !ports.intersect(piece).isEmpty),
        effort,
      ),
    ) &&
    inner.names.every((name) => isNameContained(inner, name, related, effort))
  );
}

/** Whether both rules can allow one connection: what others allow, `rule` does not. No where `effort` is spent. */
export function canAllowSame(rule: Rule, other: Rule, effort: Effort): boolean {
  const [one, another] = [allowanceOf(rule), allowanceOf(other)];
  return (
    effort.spend(1 + one.matchers.length * another.matchers.length) &&
    another.isReadable &&
    canSharePorts(one, another) &&
    canSharePeers(one, another)
  );
}

function canSharePorts(left: Allowance, right: Allowance): boolean {
  // A name is some port of its protocol.
  return left.names.length + right.names.length !== 0 || !left.ports.intersect(right.ports).isEmpty;
}

function canSharePeers(left: Allowance, right: Allowance): boolean {
  return (
    left.isForEverybody ||
    right.isForEverybody ||
    left.addresses.overlaps(right.addresses) ||
    left.matchers.some((one) => right.matchers.some((other) => canMatchBoth(one, other)))
  );
}

function isNameContained(
  inner: Allowance,
  { name, protocol }: NamedPort,
  others: readonly Allowance[],
  effort: Effort,
): boolean {
  const covering = others.filter(
    ({ ports, names }) =>
      WHOLE[protocol].subtract(ports).isEmpty ||
      names.some((candidate) => candidate.name === name && candidate.protocol === protocol),
  );
  return arePeersContained(inner, covering, effort);
}

/** The ports cut so that each of the others has all of a piece or nothing of it. */
function splitPorts(whole: PortSet, others: readonly Allowance[]): readonly PortSet[] {
  let pieces: readonly PortSet[] = [whole];
  for (const { ports } of others) {
    pieces = pieces.flatMap((piece) => [piece.intersect(ports), piece.subtract(ports)]);
    pieces = pieces.filter((piece) => !piece.isEmpty);
  }
  return pieces.filter((piece) => !piece.isEmpty);
}

/**
 * Everybody is contained in everybody alone. Pods are contained in pods, blocks in blocks together; that a block may hold
 * the addresses of the pods is not relied on.
 */
function arePeersContained(inner: Allowance, covering: readonly Allowance[], effort: Effort): boolean {
  if (covering.some(({ isForEverybody }) => isForEverybody)) {
    return true;
  }
  if (inner.isForEverybody) {
    return false;
  }
  const addresses = AddressSet.of(covering.flatMap((other) => other.addresses.intervals));
  const matchers = covering.flatMap((other) => other.matchers);
  return (
    addresses.covers(inner.addresses) &&
    inner.matchers.every((matcher) => isContained(matcher, matchers, effort))
  );
}

/** That a peer can match nothing is another rule's matter. */
function allowsSomething({ isForEverybody, matchers }: Allowance): boolean {
  return isForEverybody || matchers.every(isSatisfiable);
}

const KNOWN = new WeakMap<Rule, Allowance>();

/** Worked out once for a rule, which never changes. */
function allowanceOf(rule: Rule): Allowance {
  let allowance = KNOWN.get(rule);
  if (allowance === undefined) {
    allowance = makeAllowance(rule);
    KNOWN.set(rule, allowance);
  }
  return allowance;
}

function makeAllowance({ peers, ports }: Rule): Allowance {
  const [listedPeers, listedPorts] = [peers ?? [], ports ?? []];
  return {
    isReadable: ![...listedPeers, ...listedPorts].some(({ type }) => type === 'unreadable'),
    isForEverybody: peers === undefined,
    matchers: matchersOf(listedPeers),
    addresses: addressesOf(listedPeers),
    ports: ports === undefined ? PortSet.ALL : PortSet.of(ports.filter((port) => port.type === 'range')),
    names: listedPorts.filter((port) => port.type === 'named'),
  };
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

function wholeOf(protocol: Protocol): PortSet {
  return PortSet.of([{ protocol, from: 1, to: 65_535 }]);
}
