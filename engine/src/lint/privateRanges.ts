/**
 * The private ranges of addresses (RFC 1918, RFC 4193), and which of them a set of addresses reaches into.
 */
import { parseCidrSloppy, type IpFamily } from '../k8s/cidr.ts';
import { AddressSet } from '../policy/addressSet.ts';

export const PRIVATE_CIDRS: Readonly<Record<IpFamily, readonly string[]>> = {
  IPv4: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  IPv6: ['fc00::/7'],
};

/** The private ranges of a family of which the set has an address. */
export function findContainedCidrs(addresses: AddressSet, family: IpFamily): readonly string[] {
  return PRIVATE_CIDRS[family].filter((text) => {
    const cidr = parseCidrSloppy(text);
    return cidr !== undefined && addresses.overlaps(AddressSet.ofBlock(cidr, []));
  });
}
