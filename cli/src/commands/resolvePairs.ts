/**
 * The pairs that `podgate explain` is asked about: one, or a few where a name stands for several ends (a Service, a CIDR,
 * `internet`). A name that means different things is refused, and so are ends that no policy could have a say between.
 */
import {
  NO_PAIR,
  explainPair,
  type Endpoint,
  type EndpointMatch,
  type PairExplanation,
  type ScopeView,
  type Service,
} from '../../../engine/src/index.ts';
import { UsageError } from '../exitCode.ts';
import { formatCount } from '../output/countText.ts';
import type { ResolvedPair } from '../report/explainReport.ts';
import { resolveQuestion, type AskedQuestion } from './resolveQuestion.ts';

/** Both ends as they were written. */
export interface AskedPair extends AskedQuestion {
  readonly from: string;
  readonly to: string;
}

export interface ResolvedPairs {
  /** At least one. */
  readonly pairs: readonly ResolvedPair[];
  /** Of so many, one of each answer is explained; 0 where each is. */
  readonly restCount: number;
}

/** So many pairs are explained one by one. */
const PAIRS_MAX = 1000;
/** More pairs are no question about a pair any more. */
const COMPARED_MAX = 1_000_000;

/** Throws `UsageError` where the names mean nothing, too much, or nothing that forms a pair. */
export function resolvePairs(scope: ScopeView, asked: AskedPair): ResolvedPairs {
  const [resolved] = resolveQuestion([scope], asked);
  const [sources, destinations] = [resolved?.question.from ?? [], resolved?.question.to ?? []];
  refuseAmbiguous(asked.from, sources, scope);
  refuseAmbiguous(asked.to, destinations, scope);
  const count = sources.length * destinations.length;
  if (COMPARED_MAX < count) {
    throw new UsageError(
      `${asked.from} and ${asked.to} stand for ${formatCount(count)} pairs here; ask about less, or see podgate matrix`,
    );
  }
  const ends =
    count <= PAIRS_MAX
      ? sources.flatMap((from) => destinations.map((to) => ({ from, to })))
      : chooseDifferent(scope, sources, destinations);
  const pairs = ends.map(({ from, to }) => ({
    from,
    to,
    explanation: explainPair(scope.reachability, from, to),
  }));
  const decided = pairs.filter(({ explanation }) => isAnswer(explanation));
  const [first] = pairs;
  if (decided.length === 0 && first !== undefined) {
    throw new UsageError(explainNoAnswer(asked, first));
  }
  return { pairs: decided, restCount: count <= PAIRS_MAX ? 0 : count - decided.length };
}

/** For each workload one pair of each answer that its pairs have. */
function chooseDifferent(
  { reachability }: ScopeView,
  sources: readonly EndpointMatch[],
  destinations: readonly EndpointMatch[],
): readonly Pick<ResolvedPair, 'from' | 'to'>[] {
  const positions = new Map(reachability.endpoints.map((endpoint, position) => [endpoint, position]));
  const row = new Uint32Array(reachability.endpoints.length);
  const chosen = new Map<string, Pick<ResolvedPair, 'from' | 'to'>>();
  for (const from of sources) {
    reachability.fillPairs(from.endpoint, row);
    for (const to of destinations) {
      const workloads = [from, to].map(({ endpoint }) => (endpoint.type === 'workload' ? endpoint.id : ''));
      const pair = row[positions.get(to.endpoint) ?? -1] ?? NO_PAIR;
      const key = [pair, ...workloads].join(' ');
      if (!chosen.has(key) && pair !== NO_PAIR) {
        chosen.set(key, { from, to });
      }
    }
  }
  return [...chosen.values()].slice(0, PAIRS_MAX);
}

/**
 * Workloads of one name and different kinds, or what is called so in several namespaces; pods of one owner that differ are what
 * the owner's name means.
 */
function refuseAmbiguous(text: string, matches: readonly EndpointMatch[], scope: ScopeView): void {
  if (!text.includes('/') || !matches.every(({ endpoint }) => endpoint.type === 'workload')) {
    return;
  }
  const services = new Set(matches.flatMap(({ service }) => service ?? []));
  const workloads = matches.filter(({ service }) => service === undefined).map(({ endpoint }) => endpoint.id);
  const names = new Set([...workloads.map((id) => id.replace(/#\d+$/, '')), ...[...services].map(serviceId)]);
  if (1 < names.size) {
    const candidates = [
      ...workloads,
      ...[...services, ...findNamesakes(matches, scope)].map(serviceId).sort(),
    ];
    throw new UsageError(`${text} is ambiguous: ${candidates.join(', ')}; write one of these`);
  }
}

/** Services that are called as the workloads: who writes the name without a kind may mean these. */
function findNamesakes(matches: readonly EndpointMatch[], { cluster }: ScopeView): readonly Service[] {
  const kinds = new Set(matches.map(({ endpoint }) => (endpoint.type === 'workload' ? endpoint.kind : '')));
  if (kinds.size === 1) {
    return [];
  }
  return cluster.services.filter(({ namespace, name }) =>
    matches.some(
      ({ endpoint, service }) =>
        service === undefined &&
        endpoint.type === 'workload' &&
        endpoint.namespace === namespace &&
        endpoint.name === name,
    ),
  );
}

function serviceId({ namespace = '', name }: Service): string {
  return `${namespace}/${name}[Service]`;
}

/** One pod and itself need no decision to be an answer. */
function isAnswer({ decisions, noPair }: PairExplanation): boolean {
  return 0 < decisions.length || noPair === 'onePod';
}

function explainNoAnswer(asked: AskedPair, { from, to, explanation }: ResolvedPair): string {
  switch (explanation.noPair) {
    case 'outside':
      return `${asked.from} and ${asked.to} are both outside of the cluster, where no policy has a say`;
    case 'otherFamily': {
      const [pod, range] = from.shown.type === 'workload' ? [from.shown, to.shown] : [to.shown, from.shown];
      return `${pod.id} has no ${familyOf(range)} address, so nothing connects it with ${range.id}`;
    }
    default:
      return `the port of ${asked.to} leads nowhere: ${to.shown.id} has no port of the name that the Service sends it to`;
  }
}

function familyOf(endpoint: Endpoint): string {
  return endpoint.type === 'addresses' ? endpoint.family : 'IP';
}
