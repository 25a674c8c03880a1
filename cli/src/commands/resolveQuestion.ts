/**
 * Turns `--from`, `--to`, `--port` and `--verdict` into the question for each scope, and says what is wrong when
 * a name means nothing.
 */
import {
  findEndpoints,
  findNearest,
  parseEndpointQuery,
  portSetOf,
  suggestNames,
  type EndpointAnswer,
  type EndpointMatch,
  type EndpointQuery,
  type IpFamily,
  type ScopeView,
  type Service,
  type PortInterval,
} from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import type { MatrixQuestion } from '../report/scopeMatrix.ts';

export interface AskedQuestion {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly port: PortInterval | undefined;
  readonly verdicts: MatrixQuestion['verdicts'];
}

export interface ScopeQuestion {
  readonly scope: ScopeView;
  readonly question: MatrixQuestion;
}

/** The scopes that have what was asked for, with the question in terms of their endpoints. */
export function resolveQuestion(
  scopes: readonly ScopeView[],
  asked: AskedQuestion,
): readonly ScopeQuestion[] {
  const from = resolveSide(scopes, asked.from, undefined);
  const to = resolveSide(scopes, asked.to, asked.port);
  const ports = portSetOf(asked.port);
  const questions = scopes.flatMap((scope): readonly ScopeQuestion[] => {
    const [sources, destinations] = [from.get(scope), to.get(scope)];
    if (
      (asked.from !== undefined && sources === undefined) ||
      (asked.to !== undefined && destinations === undefined)
    ) {
      return [];
    }
    return [{ scope, question: { from: sources, to: destinations, ports, verdicts: asked.verdicts } }];
  });
  if (questions.length === 0 && 0 < scopes.length) {
    throw new UsageError(
      `${asked.from ?? ''} and ${asked.to ?? ''} are in different scopes; nothing connects those`,
    );
  }
  return questions;
}

/** The matches of each scope that has any. */
function resolveSide(
  scopes: readonly ScopeView[],
  text: string | undefined,
  port: PortInterval | undefined,
): ReadonlyMap<ScopeView, readonly EndpointMatch[]> {
  const found = new Map<ScopeView, readonly EndpointMatch[]>();
  if (text === undefined) {
    return found;
  }
  const query = parseQuery(text, scopes);
  if (query.type === 'addresses' && !scopes.some((scope) => hasAddressesOf(scope, query.family))) {
    throw new UsageError(
      `no pod and no policy here has an ${query.family} address; nothing is known about ${text}`,
    );
  }
  const misses: EndpointAnswer[] = [];
  for (const scope of scopes) {
    const space = { cluster: scope.cluster, endpoints: scope.reachability.endpoints };
    const answer = findEndpoints(space, query, port);
    if (answer.type === 'found' && 0 < answer.matches.length) {
      found.set(scope, answer.matches);
    } else {
      misses.push(answer);
    }
  }
  if (found.size === 0) {
    throw new UsageError(explainMiss(text, misses) + hintAtNamespaces(query, scopes, misses));
  }
  return found;
}

function hasAddressesOf({ reachability }: ScopeView, family: IpFamily): boolean {
  return reachability.endpoints.some(
    (endpoint) => endpoint.type === 'addresses' && endpoint.family === family,
  );
}

function parseQuery(text: string, scopes: readonly ScopeView[]): EndpointQuery {
  const query = parseEndpointQuery(text);
  if (query === undefined) {
    const meant = { namespace: undefined, name: text };
    const word = findNearest(text, [INTERNET]);
    const hint = hintAt([
      ...(word === undefined ? [] : [word]),
      ...scopes.flatMap(({ cluster }) => suggestNames(cluster, meant)),
    ]);
    throw new UsageError(
      `${text.trim() === '' ? 'an empty name' : text} names no endpoint${hint === '' ? ';' : hint} write namespace/name, namespace/name[Kind], ` +
        'namespace/name[Service], kind/name, an address, a CIDR, or internet',
    );
  }
  return query;
}

const INTERNET = 'internet';

/** More names are no help. */
const CANDIDATES_MAX = 8;

function hintAt(candidates: readonly string[]): string {
  const all = [...new Set(candidates)];
  const shown = all.slice(0, CANDIDATES_MAX);
  const rest = all.length - shown.length;
  const others = rest === 0 ? '' : `, or one of ${rest} more`;
  return shown.length === 0 ? '' : `; did you mean ${shown.join(', ')}${others}?`;
}

/** Where no name is near, the namespace may be the mistake: all that there are. */
function hintAtNamespaces(
  query: EndpointQuery,
  scopes: readonly ScopeView[],
  misses: readonly EndpointAnswer[],
): string {
  const isNothingNear = misses.every((miss) => miss.type === 'unknownName' && miss.candidates.length === 0);
  const asked = query.type === 'either' ? query.inNamespace.namespace : namespaceOf(query);
  const there = [
    ...new Set(scopes.flatMap(({ cluster }) => cluster.workloads.map((w) => w.namespace))),
  ].sort();
  if (!isNothingNear || asked === undefined || there.includes(asked)) {
    return '';
  }
  const shown = there.slice(0, CANDIDATES_MAX).join(', ');
  const rest = there.length <= CANDIDATES_MAX ? '' : ` and ${there.length - CANDIDATES_MAX} more`;
  return `; the namespaces with workloads are ${shown}${rest}`;
}

function namespaceOf(query: EndpointQuery): string | undefined {
  return query.type === 'object' ? query.namespace : undefined;
}

/** The most telling of the reasons why no scope has it. */
function explainMiss(text: string, misses: readonly EndpointAnswer[]): string {
  for (const miss of misses) {
    if (miss.type === 'unknownServicePort') {
      return `Service ${text} has no such port; it has ${servicePortsText(miss.service)}`;
    }
    if (miss.type === 'serviceWithoutPods') {
      const why =
        miss.service.selector === undefined ? 'it has no selector' : 'no workload has the labels it selects';
      return `Service ${text} leads to no workload of these manifests: ${why}`;
    }
  }
  const candidates = misses.flatMap((miss) => (miss.type === 'unknownName' ? miss.candidates : []));
  return `nothing here is called ${text}${hintAt(candidates)}`;
}

function servicePortsText({ ports }: Service): string {
  return ports.length === 0 ? 'none' : ports.map(({ port, protocol }) => `${port}/${protocol}`).join(', ');
}
