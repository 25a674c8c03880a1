/**
 * Which number people mean by the usual names of ports: for advice on what to write. Kubernetes never looks here; what a
 * name is to it, the pods say.
 */

/** IANA, Service Name and Transport Protocol Port Number Registry; the names of 15 letters at most that policies take. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['ssh', 22],
  ['smtp', 25],
  ['domain', 53],
  ['http', 80],
  ['ntp', 123],
  ['imap', 143],
  ['ldap', 389],
  ['https', 443],
  ['submissions', 465],
  ['syslog', 514],
  ['submission', 587],
  ['ldaps', 636],
  ['imaps', 993],
  ['nfs', 2049],
  ['mysql', 3306],
  ['stun', 3478],
  ['turn', 3478],
  ['postgresql', 5432],
  ['amqps', 5671],
  ['amqp', 5672],
  ['redis', 6379],
  ['mqtt', 1883],
  ['secure-mqtt', 8883],
]);

/** Names that the registry does not have, and everybody uses. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['dns', 'domain'],
  ['dns-tcp', 'domain'],
  ['postgres', 'postgresql'],
]);

/** `undefined` for names that nobody has registered. */
export function findUsualNumber(name: string): number | undefined {
  return NUMBERS.get(OTHER_NAMES.get(name) ?? name);
}
