/**
 * One flow at a time: the answers of both its ends, by slot, and whether it can exist at all. Rows for many flows
 * are `reachability/`'s business; they read the same answers.
 */
import type { Direction } from '../k8s/resource.ts';
import type { CompiledCluster } from './compile.ts';
import type { Answers } from './evaluate.ts';
import type { SubjectGroup } from './subjectGroups.ts';
import type { OutcomeId } from './outcomeTable.ts';
import type { Tier } from './policy.ts';
import { valueAt } from './segments.ts';

/** The subject and the peer of a direction, by slot. */
export interface Ends {
  readonly subject: number;
  readonly peer: number;
}

/** How far the tiers are asked; without a last one, all of them. */
export interface TierLimit {
  readonly last?: Tier | undefined;
}

/** Who is the subject depends on the direction: the destination of ingress, the source of egress. */
export function endsOf(direction: Direction, from: number, to: number): Ends {
  return direction === 'ingress' ? { subject: to, peer: from } : { subject: from, peer: to };
}

/** The policies on a subject; `undefined` for one that no policy selects, addresses among them (S4). */
export function findGroup(answers: Answers, direction: Direction, subject: number): SubjectGroup | undefined {
  const { groups, groupOf } = answers.directions[direction];
  const index = groupOf[subject];
  return index === undefined ? undefined : groups[index];
}

/** The answer of one direction. A hostNetwork peer is seen as a pod and as its node's address. */
export function directionOutcome(
  compiled: CompiledCluster,
  answers: Answers,
  direction: Direction,
  { subject, peer, last }: Ends & TierLimit,
): OutcomeId {
  const group = findGroup(answers, direction, subject);
  if (group === undefined) {
    return answers.table.notIsolated;
  }
  const rows = answers.directions[direction];
  const row = last === undefined ? rows.rowOf(group) : rows.rowUntil(last, group);
  const asPod = valueAt(row, peer);
  const nodeView = compiled.space.nodeViewOf(peer);
  return nodeView === undefined ? asPod : answers.table.eitherView(asPod, valueAt(row, nodeView));
}

/** What a pair may do, as its row has it. */
export function pairOutcome(
  compiled: CompiledCluster,
  answers: Answers,
  from: number,
  to: number,
): OutcomeId {
  const inDirection = (direction: Direction): OutcomeId =>
    directionOutcome(compiled, answers, direction, endsOf(direction, from, to));
  return answers.table.both(inDirection('egress'), inDirection('ingress'));
}
