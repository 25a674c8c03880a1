/**
 * The lists about a workload: the policies that select its pods, the rules that name them as a peer, and the Services that
 * lead to them.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { DIRECTIONS, locate } from '../k8s/resource.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import type { Policy } from '../policy/policy.ts';
import { isBehind } from '../reachability/findEndpoints.ts';
import type { PeerMention } from '../reachability/reachability.ts';
import { prose, type InlineText, type ListKind } from '../render/richText.ts';
import { say } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { PlaceList } from './listedPlace.ts';

/** `undefined` where a workload has no such list. */
export function listOfWorkload(
  view: ScopeView,
  workload: WorkloadEndpoint,
  list: ListKind,
): PlaceList | undefined {
  const name = quoteCode(workload.name);
  switch (list) {
    case 'policies':
      return {
        title: say`Policies that select ${name}`,
        items: findSelecting(view, workload).map(({ policy: { source }, isSure }) => ({
          place: locate(source, source.nameSpan),
          note: isSure() ? undefined : prose`${say`perhaps`}`,
        })),
      };
    case 'mentions':
      return {
        title: say`Rules that name ${name} as a peer`,
        items: findNamingRules(view, workload).map((mention) => ({
          place: locate(mention.policy.source, mention.rule.span),
          note: writeRule(mention),
        })),
      };
    case 'services':
      return {
        title: say`Services that lead to ${name}`,
        items: view.cluster.services
          .filter((service) => isBehind(workload, service))
          .map((service) => ({ place: locate(service, service.nameSpan), note: undefined })),
      };
    default:
      return undefined;
  }
}

/** A policy on a workload, in some directions. */
export interface SelectingPolicy {
  readonly policy: Policy;
  readonly directions: readonly string[];
  /** Whether it surely selects the workload; not asked for policies that nobody reads of. */
  readonly isSure: () => boolean;
}

/** The policies that select a workload, and those that may. */
export function findSelecting(
  { reachability }: ScopeView,
  workload: WorkloadEndpoint,
): readonly SelectingPolicy[] {
  const { policies } = reachability.isolationOf(workload);
  return [...new Set(DIRECTIONS.flatMap((direction) => policies[direction]))].map((policy) => ({
    policy,
    directions: DIRECTIONS.filter((direction) => policies[direction].includes(policy)),
    isSure: () => reachability.subjectsOf(policy).workloads.includes(workload),
  }));
}

/** The rules that have the workload among their peers because of its labels, each once. */
export function findNamingRules(
  { reachability }: ScopeView,
  workload: WorkloadEndpoint,
): readonly PeerMention[] {
  const named = reachability.mentionsOf(workload).filter(({ peer }) => peer?.type === 'pods');
  return [...new Map(named.map((mention) => [mention.rule, mention])).values()];
}

/** "ingress rule 1, perhaps". */
export function writeRule({ direction, rule, match }: PeerMention): InlineText {
  const number = rule.index + 1;
  return match === 'yes' ? prose`${direction} rule ${number}` : prose`${direction} rule ${number}, perhaps`;
}
