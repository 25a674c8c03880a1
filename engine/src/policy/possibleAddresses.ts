/**
 * Which addresses a pod may have, and whether a block matches it. What a pod's address is, is often not in the
 * manifests; then the cluster's configured ranges, or the ranges that clusters use, bound it.
 */
import { parseCidrSloppy, type Cidr, type IpFamily } from '../k8s/cidr.ts';
import type { Match } from '../k8s/labelSelector.ts';
import { AddressSet } from './addressSet.ts';

/** Where the addresses of pods or of nodes lie, as far as that is known. */
export interface AddressBounds {
  /** All addresses that are possible. */
  readonly possible: AddressSet;
  /** Families in which each pod surely has an address. */
  readonly certainFamilies: ReadonlySet<IpFamily>;
}

/** Private-use ranges, from which clusters take pod addresses (RFC 1918, RFC 6598, RFC 4193). */
const PRIVATE_USE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7'];

/**
 * Configured ranges bound the addresses and say which families there are. Without them pods have a private-use
 * address; that they have an IPv4 one is taken as known, as nearly every cluster has; IPv6 stays open.
 */
export function podAddressBounds(configured: readonly Cidr[]): AddressBounds {
  return configured.length === 0
    ? {
        possible: setOf(PRIVATE_USE.flatMap((text) => parseCidrSloppy(text) ?? [])),
        certainFamilies: new Set(['IPv4']),
      }
    : configuredBounds(configured);
}

/** Nodes may have any address where nobody says otherwise. */
export function nodeAddressBounds(configured: readonly Cidr[]): AddressBounds {
  return configured.length === 0
    ? { possible: AddressSet.all('IPv4').union(AddressSet.all('IPv6')), certainFamilies: new Set(['IPv4']) }
    : configuredBounds(configured);
}

/**
 * Whether a block, of one family, matches an endpoint of which only the bounds are known: one that covers all that
 * is possible in its family matches, one that is disjoint does not, anything between is open.
 */
export function matchBounds(block: AddressSet, bounds: AddressBounds): Match {
  const family = block.intervals[0]?.family;
  if (family === undefined) {
    return 'no';
  }
  const possible = bounds.possible.ofFamily(family);
  if (!block.overlaps(possible)) {
    return 'no';
  }
  return bounds.certainFamilies.has(family) && block.covers(possible) ? 'yes' : 'unknown';
}

function configuredBounds(configured: readonly Cidr[]): AddressBounds {
  return { possible: setOf(configured), certainFamilies: new Set(configured.map((cidr) => cidr.family)) };
}

function setOf(cidrs: readonly Cidr[]): AddressSet {
  return AddressSet.of(cidrs.map(({ family, first, last }) => ({ family, first, last })));
}
