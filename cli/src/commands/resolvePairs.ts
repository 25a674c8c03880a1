/**
 * The pairs that `podgate explain` is asked about: one, or a few where a name stands for several ends (a Service, a CIDR,
 * `internet`). A name that means different things is refused, and so are ends that no policy could have a say between.
 */
import {
  explainPair,
  type Endpoint,
  type EndpointMatch,
  type PairExplanation,
  type ScopeView,
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

/** More pairs are no question about a pair any more. */
const PAIRS_MAX = 1000;

/** At least one. Throws `UsageError` where the names mean nothing, too much, or nothing that forms a pair. */
export function resolvePairs(scope: ScopeView, asked: AskedPair): readonly ResolvedPair[] {
  const [resolved] = resolveQuestion([scope], asked);
  const [sources, destinations] = [resolved?.question.from ?? [], resolved?.question.to ?? []];
  refuseAmbiguous(asked.from, sources);
  refuseAmbiguous(asked.to, destinations);
  const count = sources.length * destinations.length;
  if (PAIRS_MAX < count) {
    throw new UsageError(
      `${asked.from} and ${asked.to} stand for ${formatCount(count)} pairs here; ask about less, or see podgate matrix`,
    );
  }
  const pairs = sources.flatMap((from) =>
    destinations.map((to) => ({ from, to, explanation: explainPair(scope.reachability, from, to) })),
  );
  const decided = pairs.filter(({ explanation }) => isAnswer(explanation));
  const [first] = pairs;
  if (decided.length === 0 && first !== undefined) {
    throw new UsageError(explainNoAnswer(asked, first));
  }
  return decided;
}

/** Workloads of one name and different kinds; pods of one owner that differ are what the owner's name means. */
function refuseAmbiguous(text: string, matches: readonly EndpointMatch[]): void {
  const named = matches.filter(
    ({ endpoint, service }) => endpoint.type === 'workload' && service === undefined,
  );
  const ids = named.map(({ endpoint }) => endpoint.id);
  const kinds = new Set(ids.map((id) => id.replace(/#\d+$/, '')));
  if (1 < kinds.size && text.includes('/') && named.length === matches.length) {
    throw new UsageError(`${text} is ambiguous: ${ids.join(', ')}; write one of these`);
  }
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
