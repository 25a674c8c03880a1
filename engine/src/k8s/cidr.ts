/**
 * IP addresses and CIDR blocks of both families as numbers.
 */

export type IpFamily = 'IPv4' | 'IPv6';

/** An address: `value` is its number, below 2^32 or 2^128. */
export interface IpAddress {
  readonly family: IpFamily;
  readonly value: bigint;
}

/** A block: all addresses from `first` to `last`. Host bits of the text are already cleared. */
export interface Cidr {
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefixLength: number;
  readonly text: string;
}
