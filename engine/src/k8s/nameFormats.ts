/**
 * The formats of names in the Kubernetes API: DNS subdomains and labels (RFC 1123) and names of ports (RFC 6335).
 * Each check returns the server's own words for what is wrong, one for each broken clause; nothing is wrong with a
 * text that gets none. Lengths are in bytes, as the server counts them.
 */
import { countBytes } from './countBytes.ts';

const SUBDOMAIN_BYTES_MAX = 253;
const DNS_LABEL_BYTES_MAX = 63;
const PORT_NAME_BYTES_MAX = 15;

/** A DNS label as a regular expression. */
export const LABEL_FORMAT = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
/** A DNS subdomain as a regular expression. */
export const SUBDOMAIN_FORMAT: string = LABEL_FORMAT + `(\\.${LABEL_FORMAT})*`;
const LABEL = new RegExp(`^${LABEL_FORMAT}$`);
const SUBDOMAIN = new RegExp(`^${SUBDOMAIN_FORMAT}$`);

const SUBDOMAIN_MESSAGE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', " +
  'and must start and end with an alphanumeric character ' +
  `(e.g. 'example.com', regex used for validation is '${SUBDOMAIN_FORMAT}')`;

// The double blank is the server's own.
const LABEL_MESSAGE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
  'and must start and end with an alphanumeric character ' +
  `(e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL_FORMAT}')`;

/** What is wrong with a DNS subdomain: the names of most resources, dots allowed. */
export function checkSubdomain(text: string): readonly string[] {
  const faults = SUBDOMAIN_BYTES_MAX < countBytes(text) ? [describeTooLong(SUBDOMAIN_BYTES_MAX)] : [];
  return SUBDOMAIN.test(text) ? faults : [...faults, SUBDOMAIN_MESSAGE];
}

/** What is wrong with a DNS label: the names of namespaces, no dots. */
export function checkDnsLabel(text: string): readonly string[] {
  const faults = DNS_LABEL_BYTES_MAX < countBytes(text) ? [describeTooLong(DNS_LABEL_BYTES_MAX)] : [];
  if (LABEL.test(text)) {
    return faults;
  }
  return [...faults, SUBDOMAIN.test(text) ? 'must not contain dots' : LABEL_MESSAGE];
}

const SERVICE_NAME_MESSAGE =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, " +
  'and end with an alphanumeric character ' +
  "(e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

/**
 * What is wrong with the name of a Service. Servers want a letter in front unless they are configured to relax that
 * (`RelaxedServiceNameValidation`), so nothing is said about a digit there.
 */
export function checkServiceName(text: string): readonly string[] {
  const faults = DNS_LABEL_BYTES_MAX < countBytes(text) ? [describeTooLong(DNS_LABEL_BYTES_MAX)] : [];
  return LABEL.test(text) ? faults : [...faults, SERVICE_NAME_MESSAGE];
}

/** What is wrong with a name that only has to fit into a URL's path: those of role bindings. */
export function checkPathSegment(text: string): readonly string[] {
  if (text === '.' || text === '..') {
    return [`may not be '${text}'`];
  }
  return ['/', '%']
    .filter((character) => text.includes(character))
    .map((character) => `may not contain '${character}'`);
}

/** What is wrong with the name of a port, in the server's order (V7). */
export function checkPortName(text: string): readonly string[] {
  const clauses: readonly (readonly [isBroken: boolean, detail: string])[] = [
    [PORT_NAME_BYTES_MAX < countBytes(text), describeTooLong(PORT_NAME_BYTES_MAX)],
    [!/^[-a-z0-9]+$/.test(text), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
    [!/[a-z]/.test(text), 'must contain at least one letter (a-z)'],
    [text.includes('--'), 'must not contain consecutive hyphens'],
    [text.startsWith('-') || text.endsWith('-'), 'must not begin or end with a hyphen'],
  ];
  return clauses.filter(([isBroken]) => isBroken).map(([, detail]) => detail);
}

/** The server's words for a text of more than `bytesMax` bytes. */
export function describeTooLong(bytesMax: number): string {
  return `must be no more than ${bytesMax} characters`;
}
