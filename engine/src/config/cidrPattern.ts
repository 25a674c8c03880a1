/**
 * Blocks of addresses as a regular expression, for schemas: it matches exactly the texts that `parseCidrSloppy` of
 * `k8s/cidr.ts` understands. A test holds the two together.
 */

const OCTET = '0*(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const IPV4 = `${OCTET}(?:\\.${OCTET}){3}`;
const GROUP = '0*[0-9a-fA-F]{1,4}';
const GROUP_COUNT = 8;

/** A block of either family, from the beginning of the text to its end. */
export const CIDR_PATTERN: string =
  `^(?:${IPV4}/0*(?:3[0-2]|[12]?[0-9])` + `|(?:${ipv6()})/0*(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))$`;

function ipv6(): string {
  const whole = [`(?:${GROUP}:){7}${GROUP}`, `(?:${GROUP}:){6}${IPV4}`];
  // `::` stands for at least one group of zeros.
  const shortened = Array.from(
    { length: GROUP_COUNT },
    (_, headCount) => `${head(headCount)}::${tail(GROUP_COUNT - 1 - headCount)}`,
  );
  return [...whole, ...shortened].join('|');
}

function head(count: number): string {
  return count === 0 ? '' : `${GROUP}(?::${GROUP}){${String(count - 1)}}`;
}

/** At most `count` groups, of which the last two may be written as an IPv4 address. */
function tail(count: number): string {
  const groups = count === 0 ? [] : [`(?:${GROUP}:){0,${String(count - 1)}}${GROUP}`];
  const embedded = count < 2 ? [] : [`(?:${GROUP}:){0,${String(count - 2)}}${IPV4}`];
  const all = [...groups, ...embedded];
  return all.length === 0 ? '' : `(?:${all.join('|')})?`;
}
