/**
 * The hosts that a piece of configuration names: the value of an environment variable, an argument of a program, a value
 * of a ConfigMap. Whether anybody has that name is not asked; `true` is a host as good as any.
 */
import { isPortNumber } from '../k8s/ports.ts';

/** A host, in lower case, with the port that stands behind it. */
export interface NamedHost {
  readonly host: string;
  readonly port: number | undefined;
}

/** What is longer than this is a file, not an address. */
const VALUE_LENGTH_MAX = 4096;
/** What stands between two addresses, or between a flag and one: `--db=db:5432`, `a:9092,b:9092`. */
const SEPARATORS = /[\s,;|"'`<>()[\]{}=]+/;
const HOST = /^((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)\.?(?::(\d{1,5}))?$/;
/** A name that is a number or an IPv4 address is no name. */
const NUMBERS = /^[0-9.]+$/;
/** Kubernetes gives each pod variables with the addresses of the Services that are older than it. */
const SERVICE_VARIABLE = /\$[({]([A-Z][A-Z0-9_]*)_SERVICE_HOST[)}](?::(\d{1,5}))?/g;

/** Hosts of URLs (`http://user@orders.shop:80/path`), of `host:port`, and bare names. */
export function readHosts(value: string): readonly NamedHost[] {
  if (VALUE_LENGTH_MAX < value.length) {
    return [];
  }
  return [...readServiceVariables(value), ...value.split(SEPARATORS).flatMap((part) => readHost(part) ?? [])];
}

function readHost(part: string): NamedHost | undefined {
  const [place = ''] = part.replace(/^.*:\/\//, '').split(/[/?#]/, 1);
  const [, host, port] = HOST.exec(place.slice(place.lastIndexOf('@') + 1).toLowerCase()) ?? [];
  return host === undefined || NUMBERS.test(host) ? undefined : { host, port: readPort(port) };
}

function readServiceVariables(value: string): readonly NamedHost[] {
  return [...value.matchAll(SERVICE_VARIABLE)].map(([, name = '', port]) => ({
    host: name.toLowerCase().replaceAll('_', '-'),
    port: readPort(port),
  }));
}

function readPort(digits: string | undefined): number | undefined {
  const port = Number(digits);
  return isPortNumber(port) ? port : undefined;
}
