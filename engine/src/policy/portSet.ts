/**
 * Sets of ports: intervals of numbers 1 to 65535 for each of TCP, UDP and SCTP. ICMP is not part of the answer.
 */
import type { Protocol } from '../k8s/resource.ts';

/** Protocols in the order in which everything lists them. */
export const PROTOCOLS: readonly Protocol[] = ['SCTP', 'TCP', 'UDP'];

export const PORT_MIN = 1;
export const PORT_MAX = 65535;

/** Ports `from` to `to`, both inside, of one protocol. */
export interface PortInterval {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/**
 * An immutable set. INVARIANT (sorted disjoint ports): intervals are in the order of `PROTOCOLS`, ascending, and
 * neither overlap nor touch; so equal sets have equal `key`s.
 */
export class PortSet {
  static readonly EMPTY: PortSet = new PortSet([]);
  static readonly ALL: PortSet = new PortSet(
    PROTOCOLS.map((protocol) => ({ protocol, from: PORT_MIN, to: PORT_MAX })),
  );

  readonly intervals: readonly PortInterval[];
  /** Equal for equal sets, and for no others. */
  readonly key: string;

  private constructor(intervals: readonly PortInterval[]) {
    this.intervals = intervals;
    this.key = intervals.map(({ protocol, from, to }) => `${protocol}:${from}-${to}`).join(',');
  }

  /** The set of the intervals, in whatever order and however they overlap; parts outside 1-65535 are dropped. */
  static of(intervals: readonly PortInterval[]): PortSet {
    const merged: PortInterval[] = [];
    for (const protocol of PROTOCOLS) {
      mergeInto(
        merged,
        intervals.filter((interval) => interval.protocol === protocol),
      );
    }
    return new PortSet(merged);
  }

  get isEmpty(): boolean {
    return this.intervals.length === 0;
  }

  get isAll(): boolean {
    return this.key === PortSet.ALL.key;
  }

  has(protocol: Protocol, port: number): boolean {
    return this.intervals.some(
      (interval) => interval.protocol === protocol && interval.from <= port && port <= interval.to,
    );
  }

  union(other: PortSet): PortSet {
    return PortSet.of([...this.intervals, ...other.intervals]);
  }

  intersect(other: PortSet): PortSet {
    const common = this.intervals.flatMap((left) =>
      other.intervals
        .filter((right) => left.protocol === right.protocol)
        .map((right) => ({
          protocol: left.protocol,
          from: Math.max(left.from, right.from),
          to: Math.min(left.to, right.to),
        })),
    );
    return PortSet.of(common);
  }

  subtract(other: PortSet): PortSet {
    return this.intersect(other.complement());
  }

  complement(): PortSet {
    const gaps: PortInterval[] = [];
    for (const protocol of PROTOCOLS) {
      let next = PORT_MIN;
      for (const interval of this.intervals) {
        if (interval.protocol === protocol) {
          gaps.push({ protocol, from: next, to: interval.from - 1 });
          next = interval.to + 1;
        }
      }
      gaps.push({ protocol, from: next, to: PORT_MAX });
    }
    return PortSet.of(gaps);
  }

  equals(other: PortSet): boolean {
    return this.key === other.key;
  }
}

/** Keeps INVARIANT (sorted disjoint ports) for the intervals of one protocol. */
function mergeInto(merged: PortInterval[], intervals: readonly PortInterval[]): void {
  const start = merged.length;
  const sorted = intervals
    .map(({ protocol, from, to }) => ({
      protocol,
      from: Math.max(from, PORT_MIN),
      to: Math.min(to, PORT_MAX),
    }))
    .filter((interval) => interval.from <= interval.to)
    .sort((left, right) => left.from - right.from);
  for (const interval of sorted) {
    const last = merged.length === start ? undefined : merged[merged.length - 1];
    if (last !== undefined && interval.from <= last.to + 1) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, interval.to) };
    } else {
      merged.push(interval);
    }
  }
}
