/**
 * CIDR blocks of both families as ranges of numbers: reading them as the API server does, comparing them, and
 * cutting ranges into blocks. Whether a block is written as it should be is `cidrForm.ts`' question.
 */
import {
  ADDRESS_BITS,
  formatAddress,
  hasLeadingZero,
  isMappedAddress,
  parseWrittenAddress,
  unmapAddress,
  type IpAddress,
  type IpFamily,
} from './ipAddress.ts';

export { formatAddress, parseAddress, type IpAddress, type IpFamily } from './ipAddress.ts';

/** A block: all addresses from `first` to `last`. Host bits of the text are already cleared. */
export interface Cidr {
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefixLength: number;
  readonly text: string;
}

/** A block with how it was written, for the checks that look at the form. */
export interface WrittenCidr {
  readonly block: Cidr;
  /** The address before the `/`, host bits included, in the family that was written. */
  readonly address: IpAddress;
  /** The number after the `/`; for an IPv4-mapped block 96 more than the block's own. */
  readonly prefixLength: number;
  readonly hasLeadingZeros: boolean;
}

const DECIMAL = /^[0-9]+$/;
const MAPPED_BITS = 96;

/**
 * The block that `text` means to the API server's lenient parser (V11): an address, `/`, a decimal prefix length,
 * leading zeros allowed in both; no zones, no blanks. An IPv4-mapped IPv6 block is the IPv4 block that it means.
 * `text` of the result is what was written. `undefined` where it is no block.
 */
export function parseCidrSloppy(text: string): Cidr | undefined {
  return parseWrittenCidr(text)?.block;
}

/** Like `parseCidrSloppy`, with what only the text tells. */
export function parseWrittenCidr(text: string): WrittenCidr | undefined {
  const slash = text.indexOf('/');
  const written = slash < 0 ? undefined : parseWrittenAddress(text.slice(0, slash));
  const lengthText = text.slice(slash + 1);
  const prefixLength = Number(lengthText);
  if (
    written === undefined ||
    !DECIMAL.test(lengthText) ||
    ADDRESS_BITS[written.address.family] < prefixLength
  ) {
    return undefined;
  }
  return {
    block: createBlock(written.address, prefixLength, text),
    address: written.address,
    prefixLength,
    hasLeadingZeros: written.hasLeadingZeros || hasLeadingZero(lengthText),
  };
}

/** The block of an address and a prefix length: host bits are cleared, a mapped block becomes the IPv4 block. */
function createBlock(address: IpAddress, prefixLength: number, text: string): Cidr {
  const hostBits = BigInt(ADDRESS_BITS[address.family] - prefixLength);
  const masked = { family: address.family, value: (address.value >> hostBits) << hostBits };
  // Short prefixes of a mapped address reach beyond ::ffff:0:0/96; such a block stays IPv6.
  const isMapped = isMappedAddress(masked);
  const { family, value: first } = unmapAddress(masked);
  const last = first + (1n << hostBits) - 1n;
  return { family, first, last, prefixLength: isMapped ? prefixLength - MAPPED_BITS : prefixLength, text };
}

/** Canonical text of a block, such as `10.0.0.0/8` or `2001:db8::/32` (RFC 5952). */
export function formatCidr(cidr: Pick<Cidr, 'family' | 'first' | 'prefixLength'>): string {
  return `${formatAddress({ family: cidr.family, value: cidr.first })}/${cidr.prefixLength}`;
}

/** Whether `address` lies in the block; never for an address of the other family. */
export function cidrContains(cidr: Cidr, address: IpAddress): boolean {
  return cidr.family === address.family && cidr.first <= address.value && address.value <= cidr.last;
}

/** The fewest blocks that make up the addresses `first` to `last`, both included, in ascending order. */
export function rangeToCidrs(family: IpFamily, first: bigint, last: bigint): readonly Cidr[] {
  const blocks: Cidr[] = [];
  let next = first;
  while (next <= last) {
    const bits = countBlockBits(family, next, last);
    const prefixLength = ADDRESS_BITS[family] - bits;
    const block = { family, first: next, last: next + (1n << BigInt(bits)) - 1n, prefixLength };
    blocks.push({ ...block, text: formatCidr(block) });
    next = block.last + 1n;
  }
  return blocks;
}

/** Size, as a power of two, of the largest block that starts at `first` and does not reach beyond `last`. */
function countBlockBits(family: IpFamily, first: bigint, last: bigint): number {
  let bits = 0;
  while (bits < ADDRESS_BITS[family]) {
    const size = 1n << BigInt(bits + 1);
    if (first % size !== 0n || last < first + size - 1n) {
      break;
    }
    bits++;
  }
  return bits;
}
