/**
 * IP addresses of both families as numbers: reading them as the API server does, and writing them in canonical
 * form. Reading is as lenient as the server's own "sloppy" parser, which keeps the leading zeros of older objects
 * legal; how strictly a text was written is reported beside its value. Blocks of addresses are `cidr.ts`' matter.
 */

export type IpFamily = 'IPv4' | 'IPv6';

/** An address: `value` is its number, below 2^32 or 2^128. */
export interface IpAddress {
  readonly family: IpFamily;
  readonly value: bigint;
}

/** Number of bits of an address. */
export const ADDRESS_BITS: Readonly<Record<IpFamily, number>> = { IPv4: 32, IPv6: 128 };

/** What was written, before an IPv4-mapped IPv6 address (`::ffff:10.0.0.1`) is taken for the IPv4 one that it means. */
export interface WrittenAddress {
  readonly address: IpAddress;
  /** True where a modern parser refuses the text because of zeros before a number. */
  readonly hasLeadingZeros: boolean;
}

/** `::ffff:0:0/96`, where IPv6 addresses mean IPv4 ones. */
const MAPPED_PREFIX = 0xffffn;

const MAX_OCTET = 255;
const DECIMAL = /^[0-9]+$/;
const HEXADECIMAL = /^[0-9a-fA-F]+$/;

/**
 * The address that `text` means, an IPv4-mapped one as IPv4; `undefined` where it is none. Leading zeros are
 * decimal, not octal (V11). No zones, no blanks.
 */
export function parseAddress(text: string): IpAddress | undefined {
  const written = parseWrittenAddress(text);
  return written === undefined ? undefined : unmapAddress(written.address);
}

/** Like `parseAddress`, but keeps the family that was written, and tells how it was written. */
export function parseWrittenAddress(text: string): WrittenAddress | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Whether an IPv6 address is one of `::ffff:0:0/96` (V13). */
export function isMappedAddress(address: IpAddress): boolean {
  return address.family === 'IPv6' && address.value >> 32n === MAPPED_PREFIX;
}

/** The IPv4 address that a mapped one means; any other address as it is. */
export function unmapAddress(address: IpAddress): IpAddress {
  return isMappedAddress(address) ? { family: 'IPv4', value: BigInt.asUintN(32, address.value) } : address;
}

/** Canonical text: dotted decimal, or RFC 5952. A mapped address is written as the IPv4 address that it means. */
export function formatAddress(address: IpAddress): string {
  const { family, value } = unmapAddress(address);
  return family === 'IPv4' ? formatIpv4(value) : formatIpv6(value);
}

function parseIpv4(text: string): WrittenAddress | undefined {
  const octets = text.split('.');
  if (octets.length !== 4) {
    return undefined;
  }
  let value = 0;
  for (const octet of octets) {
    const number = Number(octet);
    if (!DECIMAL.test(octet) || MAX_OCTET < number) {
      return undefined;
    }
    value = value * 256 + number;
  }
  return { address: { family: 'IPv4', value: BigInt(value) }, hasLeadingZeros: octets.some(hasLeadingZero) };
}

/** Whether a decimal number has zeros in front of it. */
export function hasLeadingZero(digits: string): boolean {
  return 1 < digits.length && digits.startsWith('0');
}

interface Groups {
  readonly values: readonly number[];
  readonly hasLeadingZeros: boolean;
}

const GROUP_COUNT = 8;

function parseIpv6(text: string): WrittenAddress | undefined {
  const halves = text.split('::');
  if (2 < halves.length) {
    return undefined;
  }
  const [headText = '', tailText] = halves;
  const head = parseGroups(headText, tailText === undefined ? 'end' : 'start');
  const tail = tailText === undefined ? NO_GROUPS : parseGroups(tailText, 'end');
  if (head === undefined || tail === undefined) {
    return undefined;
  }
  const missing = GROUP_COUNT - head.values.length - tail.values.length;
  // A `::` stands for at least one group of zeros; without it all eight must be there.
  if (tailText === undefined ? missing !== 0 : missing < 1) {
    return undefined;
  }
  const groups = [...head.values, ...Array<number>(missing).fill(0), ...tail.values];
  const value = groups.reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
  return {
    address: { family: 'IPv6', value },
    hasLeadingZeros: head.hasLeadingZeros || tail.hasLeadingZeros,
  };
}

const NO_GROUPS: Groups = { values: [], hasLeadingZeros: false };

/** Groups of 16 bits between colons. Only at the `end` of an address may the last two be written as an IPv4 address. */
function parseGroups(text: string, position: 'start' | 'end'): Groups | undefined {
  if (text === '') {
    return NO_GROUPS;
  }
  const values: number[] = [];
  let hasLeadingZeros = false;
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.')) {
      const embedded = position === 'end' && index === parts.length - 1 ? parseIpv4(part) : undefined;
      if (embedded === undefined) {
        return undefined;
      }
      const number = Number(embedded.address.value);
      values.push(Math.floor(number / 0x10000), number % 0x10000);
      hasLeadingZeros ||= embedded.hasLeadingZeros;
      continue;
    }
    const group = Number(`0x${part}`);
    if (!HEXADECIMAL.test(part) || 0xffff < group) {
      return undefined;
    }
    values.push(group);
    // Up to four digits are the normal form of a group; only a fifth one is a leading zero too many.
    hasLeadingZeros ||= 4 < part.length;
  }
  return { values, hasLeadingZeros };
}

function formatIpv4(value: bigint): string {
  const number = Number(value);
  return `${number >>> 24}.${(number >>> 16) & 255}.${(number >>> 8) & 255}.${number & 255}`;
}

/** RFC 5952: lower case, no leading zeros, the first of the longest runs of two or more zero groups as `::`. */
function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: GROUP_COUNT }, (_, index) =>
    Number((value >> BigInt(112 - 16 * index)) & 0xffffn),
  );
  const run = findLongestZeroRun(groups);
  const write = (part: readonly number[]): string => part.map((group) => group.toString(16)).join(':');
  if (run.length < 2) {
    return write(groups);
  }
  return `${write(groups.slice(0, run.start))}::${write(groups.slice(run.start + run.length))}`;
}

function findLongestZeroRun(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let longest = { start: 0, length: 0 };
  let start = 0;
  for (const [index, group] of groups.entries()) {
    if (group !== 0) {
      start = index + 1;
    } else if (longest.length < index + 1 - start) {
      longest = { start, length: index + 1 - start };
    }
  }
  return longest;
}
