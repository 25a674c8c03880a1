/**
 * The way people name the end of a connection: `shop/web`, `shop/web[Deployment]`, as kubectl does (`deploy/web`,
 * `shop/deploy/web`), an address, a CIDR, `internet`. Parses such a name; `findEndpoints.ts` finds what it means in a cluster.
 */
import { parseAddress, parseCidrSloppy, type IpFamily } from '../k8s/cidr.ts';
import { kindNamed } from '../k8s/kindNames.ts';

/** A workload or a Service. Without `kind` any workload of the name, else the Service of the name. */
export interface ObjectQuery {
  readonly type: 'object';
  /** `undefined`: any. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly kind: string | undefined;
  /** The `#2` of pods of one owner that differ; `undefined` means all of them. */
  readonly variant: string | undefined;
}

/** `svc/web`: a namespace and a name, or, where there is no such namespace, what a kind and a name mean. */
export interface EitherQuery {
  readonly type: 'either';
  readonly inNamespace: ObjectQuery;
  readonly ofKind: ObjectQuery;
}

/** All addresses from `first` to `last`. */
export interface AddressQuery {
  readonly type: 'addresses';
  readonly family: IpFamily;
  readonly first: bigint;
  readonly last: bigint;
}

export type EndpointQuery = ObjectQuery | EitherQuery | AddressQuery | { readonly type: 'internet' };

/** A namespace has no dots and colons, so that a mistyped address is not taken for a name. */
const OBJECT_PATTERN =
  /^(?<namespace>[^/[\]\s.:]+)\/(?<name>[^/[\]\s]+?)(?:\[(?<kind>[^[\]\s]+)\](?<variant>#\d+)?)?$/;

const KIND_FIRST_PATTERN = /^(?:(?<namespace>[^/[\]\s.:]+)\/)?(?<word>[^/[\]\s:]+)\/(?<name>[^/[\]\s]+)$/;

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
  return parseObject(text);
}

function parseObject(text: string): ObjectQuery | EitherQuery | undefined {
  const groups = OBJECT_PATTERN.exec(text)?.groups;
  const [namespace, name, kind] = [groups?.['namespace'], groups?.['name'], groups?.['kind']];
  if (namespace === undefined || name === undefined) {
    return parseKindFirst(text);
  }
  const named = kind === undefined ? undefined : (kindNamed(kind) ?? kind);
  const inNamespace = { type: 'object', namespace, name, kind: named, variant: groups?.['variant'] } as const;
  const ofKind = kind === undefined ? parseKindFirst(text) : undefined;
  return ofKind === undefined ? inNamespace : { type: 'either', inNamespace, ofKind };
}

/** `deploy/web` and `shop/deploy/web`; `undefined` where no kind is called so. */
function parseKindFirst(text: string): ObjectQuery | undefined {
  const { namespace, word = '', name = '' } = KIND_FIRST_PATTERN.exec(text)?.groups ?? {};
  const kind = kindNamed(word);
  return kind === undefined ? undefined : { type: 'object', namespace, name, kind, variant: undefined };
}
