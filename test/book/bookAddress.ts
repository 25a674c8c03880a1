/**
 * Addresses for the second opinion: is this address in that block, and which addresses have to be tried to know
 * it for a whole range? Slow and plain; independent of the engine's arithmetic.
 */

/** An address as eight (IPv6) or four (IPv4) numbers made into one; `bits` tells the families apart. */
export interface BookAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

interface BookBlock {
  readonly bits: 32 | 128;
  readonly first: bigint;
  readonly last: bigint;
}

/** The address of a text; `undefined` for what is not one. */
export function readAddress(text: string): BookAddress | undefined {
  return text.includes(':') ? readIpv6(text) : readIpv4(text);
}

/** True when the address is in the block and in none of its exceptions (S14). An address of the other family never is. */
export function isInBlock(address: BookAddress, cidr: string, except: readonly string[]): boolean {
  const isIn = (text: string): boolean => {
    const block = readBlock(text);
    return (
      block !== undefined &&
      block.bits === address.bits &&
      block.first <= address.value &&
      address.value <= block.last
    );
  };
  return isIn(cidr) && !except.some(isIn);
}

/** True when the address is of the block's family. */
export function isOfFamily(address: BookAddress | undefined, cidr: string): address is BookAddress {
  return address !== undefined && address.bits === readBlock(cidr)?.bits;
}

/** True when the text is a block that the API server takes: an address, a slash, and a prefix length of its family. */
export function isBlock(text: string): boolean {
  return readBlock(text) !== undefined;
}

/** True when the inner block is a strict subset of the outer, as the API server wants it of `except` (V15). */
export function isStrictSubset(inner: string, outer: string): boolean {
  const [small, large] = [readBlock(inner), readBlock(outer)];
  return (
    small !== undefined &&
    large !== undefined &&
    small.bits === large.bits &&
    large.first <= small.first &&
    small.last <= large.last &&
    small.last - small.first < large.last - large.first
  );
}

/**
 * Enough addresses out of `ranges` to know how a block stands to all of them: one from each piece into which the
 * borders of `blocks` cut the ranges. Only ranges of the first block's family are looked at.
 */
export function sampleAddresses(ranges: readonly string[], blocks: readonly string[]): BookAddress[] {
  const cuts = blocks.map(readBlock).filter((block) => block !== undefined);
  const bits = cuts[0]?.bits;
  return ranges
    .map(readBlock)
    .filter((range) => range !== undefined && range.bits === bits)
    .flatMap((range) => {
      const { first, last } = range as BookBlock;
      const starts = [first, ...cuts.flatMap((cut) => [cut.first, cut.last + 1n])];
      return starts
        .filter((value) => first <= value && value <= last)
        .map((value) => ({ bits: (range as BookBlock).bits, value }));
    });
}

function readBlock(text: string): BookBlock | undefined {
  const [addressText = '', lengthText = '', ...rest] = text.split('/');
  const address = readAddress(addressText);
  if (
    address === undefined ||
    rest.length !== 0 ||
    !/^\d+$/.test(lengthText) ||
    address.bits < Number(lengthText)
  ) {
    return undefined;
  }
  const size = 1n << BigInt(address.bits - Number(lengthText));
  const first = (address.value / size) * size;
  return { bits: address.bits, first, last: first + size - 1n };
}

function readIpv4(text: string): BookAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return { bits: 32, value: join(parts.map(Number), 256n) };
}

function readIpv6(text: string): BookAddress | undefined {
  const [left = '', right, ...rest] = text.split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const missing = 8 - head.length - tail.length;
  const groups = [
    ...head,
    ...Array<string>(right === undefined ? 0 : Math.max(missing, 0)).fill('0'),
    ...tail,
  ];
  if (
    rest.length !== 0 ||
    groups.length !== 8 ||
    !groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
  ) {
    return undefined;
  }
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  return { bits: 128, value: join(numbers, 65536n) };
}

function join(digits: readonly number[], base: bigint): bigint {
  return digits.reduce((value, digit) => value * base + BigInt(digit), 0n);
}
