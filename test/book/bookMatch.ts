/**
 * Answers of the second opinion about a part of a policy, and how they combine. A match may be known, unknown because
 * the manifests do not say enough, or open because the network plugin does as it likes.
 */
import type { BookCluster, BookEnd, BookPacket } from './bookModel.ts';

export type Match = 'yes' | 'no' | 'unknown' | 'open';
export type Direction = 'ingress' | 'egress';
/** How the other end is looked at: a hostNetwork pod may count as a pod or as an address of its node (S24). */
export type View = 'pod' | 'node';

/** Everything that is asked about one end of a packet: what may it do with the other end? */
export interface Question {
  readonly cluster: BookCluster;
  readonly direction: Direction;
  readonly subject: BookEnd;
  readonly peer: BookEnd;
  readonly packet: BookPacket;
}

export function toMatch(holds: boolean): Match {
  return holds ? 'yes' : 'no';
}

export function anyOf(matches: readonly Match[]): Match {
  return firstOf(['yes', 'unknown', 'open'], matches) ?? 'no';
}

export function allOf(matches: readonly Match[]): Match {
  return firstOf(['no', 'unknown', 'open'], matches) ?? 'yes';
}

/** The first of `order` that occurs among `found`. */
export function firstOf<T>(order: readonly T[], found: readonly T[]): T | undefined {
  return order.find((value) => found.includes(value));
}
