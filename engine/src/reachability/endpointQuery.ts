/**
 * The way people name the end of a connection: `shop/web`, `shop/web[Deployment]`, an address, a CIDR, `internet`.
 * Parses such a name; `findEndpoints.ts` finds what it means in a cluster.
 */
import { parseAddress, parseCidrSloppy, type IpFamily } from '../k8s/cidr.ts';

/** A workload or a Service. Without `kind` any workload of the name, else the Service of the name. */
export interface ObjectQuery {
  readonly type: 'object';
  readonly namespace: string;
  readonly name: string;
  readonly kind: string | undefined;
  /** The `#2` of pods of one owner that differ; `undefined` means all of them. */
  readonly variant: string | undefined;
}

/** All addresses from `first` to `last`. */
export interface AddressQuery {
  readonly type: 'addresses';
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

export type EndpointQuery = ObjectQuery | AddressQuery | { readonly type: 'internet' };

/** A namespace has no dots and colons, so that a mistyped address is not taken for a name. */
const OBJECT_PATTERN =
  /^(?<namespace>[^/[\]\s.:]+)\/(?<name>[^/[\]\s]+?)(?:\[(?<kind>[^[\]\s]+)\](?<variant>#\d+)?)?$/;

/** Reads a name as people write it; `undefined` when it has none of the forms. */
export function parseEndpointQuery(text: string): EndpointQuery | undefined {
  if (text === 'internet') {
    return { type: 'internet' };
  }
  const address = parseAddress(text);
  if (address !== undefined) {
    return { type: 'addresses', family: address.family, first: address.value, last: address.value };
  }
  const cidr = parseCidrSloppy(text);
  if (cidr !== undefined) {
    return { type: 'addresses', family: cidr.family, first: cidr.first, last: cidr.last };
  }
  const groups = OBJECT_PATTERN.exec(text)?.groups;
  const namespace = groups?.['namespace'];
  const name = groups?.['name'];
  if (namespace === undefined || name === undefined) {
    return undefined;
  }
  return { type: 'object', namespace, name, kind: groups?.['kind'], variant: groups?.['variant'] };
}
