/**
 * Sets of outside addresses in words: `internet` where a set is what people mean by it, else its CIDRs and ranges. Who
 * may reach them is not known here.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { formatAddress, rangeToCidrs, type IpFamily } from '../k8s/cidr.ts';
import { AddressSet, IP_FAMILIES, type AddressInterval } from '../policy/addressSet.ts';
import { findPublicAddresses } from '../reachability/publicAddresses.ts';
import { say, type Message } from '../text/say.ts';

export interface AddressName {
  /** Short enough for a column. */
  readonly label: Message;
  /** Exactly which addresses; `undefined` where the label says it. */
  readonly legend: Message | undefined;
  /** Whether the label is what people mean by the addresses, and not what they are. */
  readonly isInternet: boolean;
}

/**
 * Names a set: `internet` when it holds most public addresses of its families, with a legend unless it holds all
 * addresses there are; else its first block, with a legend when there are more.
 */
export function nameAddresses(addresses: AddressSet, cluster: Cluster): AddressName {
  if (isMostOfInternet(addresses, cluster)) {
    const families = IP_FAMILIES.filter((family) => !addresses.ofFamily(family).isEmpty);
    const label = families.length === 1 && families[0] === 'IPv6' ? say`internet (IPv6)` : say`internet`;
    return { label, legend: describeMost(addresses, families), isInternet: true };
  }
  const blocks = addresses.intervals.flatMap((interval) => intervalBlocks(interval));
  const [first = '', ...others] = blocks;
  if (others.length === 0) {
    return { label: say`${first}`, legend: undefined, isInternet: false };
  }
  return {
    label: say`${first} +${others.length}`,
    legend: say`${blocks.join(', ')}`,
    isInternet: false,
  };
}

/** Every address of the set, as the fewest blocks and ranges: `10.0.0.0/8, 192.0.2.1, 11.0.0.0-12.0.0.5`. */
export function describeAddresses(addresses: AddressSet): string {
  return addresses.intervals.flatMap((interval) => intervalBlocks(interval)).join(', ');
}

function isMostOfInternet(addresses: AddressSet, cluster: Cluster): boolean {
  const internet = findPublicAddresses(cluster.cidrs);
  const shared = internet.subtract(internet.subtract(addresses));
  return IP_FAMILIES.some((family) => {
    const all = countAddresses(internet.ofFamily(family));
    return all < 2n * countAddresses(shared.ofFamily(family));
  });
}

function countAddresses(addresses: AddressSet): bigint {
  return addresses.intervals.reduce((count, { first, last }) => count + last - first + 1n, 0n);
}

/** All addresses, all but some, or, where that is shorter, which ones; `undefined` for all. */
function describeMost(addresses: AddressSet, families: readonly IpFamily[]): Message | undefined {
  const all = families.reduce((sum, family) => sum.union(AddressSet.all(family)), AddressSet.EMPTY);
  const rest = all.subtract(addresses);
  if (rest.isEmpty) {
    return families.length === 1 ? undefined : say`all IPv4 and IPv6 addresses`;
  }
  return say`all addresses but ${describeAddresses(rest)}`;
}

/** A range as one block, as one address, or as `first-last`. */
function intervalBlocks({ family, first, last }: AddressInterval): readonly string[] {
  if (first === last) {
    return [formatAddress({ family, value: first })];
  }
  const blocks = rangeToCidrs(family, first, last);
  if (blocks.length === 1) {
    return blocks.map(({ text }) => text);
  }
  return [`${formatAddress({ family, value: first })}-${formatAddress({ family, value: last })}`];
}
