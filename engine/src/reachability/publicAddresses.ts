/**
 * Which addresses are the internet: all that neither the cluster nor one of IANA's special-purpose registries
 * claims. The registries are a table here. Says nothing about who may reach them.
 */
import type { ClusterCidrs } from '../config/settings.ts';
import { parseCidrSloppy, type Cidr } from '../k8s/cidr.ts';
import { AddressSet, IP_FAMILIES } from '../policy/addressSet.ts';

/**
 * IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates), as far as they are not
 * globally reachable, and the multicast blocks, which no connection has an end in. IPv4-mapped IPv6 is not here:
 * wherever it is written it means the IPv4 address (`k8s/cidr.ts`).
 */
const SPECIAL_PURPOSE: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

/** The addresses of both families that are the internet for a cluster with these ranges (design 3.2). */
export function findPublicAddresses(clusterCidrs: ClusterCidrs): AddressSet {
  const special = SPECIAL_PURPOSE.map(parseCidrSloppy).filter((cidr): cidr is Cidr => cidr !== undefined);
  const taken = [...special, ...clusterCidrs.pods, ...clusterCidrs.services, ...clusterCidrs.nodes];
  const all = IP_FAMILIES.flatMap((family) => AddressSet.all(family).intervals);
  return AddressSet.of(all).subtract(AddressSet.of(taken));
}
