/**
 * Answers whether the text of a CIDR is in the form that the API server wants: what it says about the text with
 * strict validation (the default from Kubernetes 1.36 on), and which warnings it sends (1.33 and later; before
 * strict validation they are all it says). What the block means is `cidr.ts`' question.
 */
import { formatCidr, parseWrittenCidr, type WrittenCidr } from './cidr.ts';
import { formatAddress, isMappedAddress, ADDRESS_BITS } from './ipAddress.ts';
import { goQuote } from './goQuote.ts';

/** Minor version of Kubernetes 1 from which on a non-canonical CIDR is an error (KEP-4858). */
export const STRICT_CIDR_SINCE_MINOR = 36;

/** Why a form is not accepted or not liked. */
export type CidrFault = 'leadingZeros' | 'ipv4Mapped' | 'hostBits' | 'notRfc5952';

/** One thing that the server says about the form. */
export interface CidrRemark {
  readonly fault: CidrFault;
  /** The server's own words, without the field. */
  readonly detail: string;
  /** The canonical text of the block that is meant. */
  readonly canonical: string;
}

export interface CidrForm {
  /** The error of strict validation: the first of V12, V13, V14 that holds. */
  readonly strictError: CidrRemark | undefined;
  /** The warnings, in the server's order; with strict validation only sent where `strictError` is `undefined`. */
  readonly warnings: readonly CidrRemark[];
}

/** Looks at the form of a text; `undefined` where it is no CIDR even to the lenient parser (V11). */
export function checkCidr(text: string): CidrForm | undefined {
  const written = parseWrittenCidr(text);
  return written === undefined
    ? undefined
    : { strictError: findStrictError(written), warnings: listWarnings(written) };
}

function findStrictError(written: WrittenCidr): CidrRemark | undefined {
  const canonical = formatCidr(written.block);
  if (written.hasLeadingZeros) {
    return { fault: 'leadingZeros', detail: 'must not have leading 0s in IP or prefix length', canonical };
  }
  if (isMappedAddress(written.address)) {
    return { fault: 'ipv4Mapped', detail: 'must not have an IPv4-mapped IPv6 address', canonical };
  }
  if (hasHostBits(written)) {
    return { fault: 'hostBits', detail: 'must not have bits set beyond the prefix length', canonical };
  }
  return undefined;
}

/** V12 and V13 go before host bits among the errors; among the warnings the server puts host bits first. */
function listWarnings(written: WrittenCidr): readonly CidrRemark[] {
  const warnings: CidrRemark[] = [];
  const { text } = written.block;
  const canonical = formatCidr(written.block);
  if (hasHostBits(written)) {
    const single = `${formatAddress(written.address)}/${ADDRESS_BITS[written.address.family]}`;
    const meanings = `${goQuote(canonical)} or ${goQuote(single)}`;
    const detail = `CIDR value ${goQuote(text)} is ambiguous in this context (should be ${meanings}?)`;
    warnings.push({ fault: 'hostBits', detail, canonical });
  }
  const isMapped = isMappedAddress(written.address);
  if (written.hasLeadingZeros || isMapped) {
    const detail = `non-standard CIDR value ${goQuote(text)} is invalid: use ${goQuote(canonical)}`;
    warnings.push({ fault: written.hasLeadingZeros ? 'leadingZeros' : 'ipv4Mapped', detail, canonical });
  }
  if (warnings.length === 0 && written.address.family === 'IPv6' && text !== canonical) {
    const form = `RFC 5952 canonical format (${goQuote(canonical)})`;
    warnings.push({
      fault: 'notRfc5952',
      detail: `IPv6 CIDR value ${goQuote(text)} should be in ${form}`,
      canonical,
    });
  }
  return warnings;
}

function hasHostBits({ address, prefixLength }: WrittenCidr): boolean {
  return BigInt.asUintN(ADDRESS_BITS[address.family] - prefixLength, address.value) !== 0n;
}
