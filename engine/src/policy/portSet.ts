/**
 * Sets of ports: intervals of numbers 1 to 65535 for each of TCP, UDP and SCTP. ICMP is not part of the answer.
 */
import { isPortNumber, PORT_MAX, PORT_MIN, PROTOCOLS } from '../k8s/ports.ts';
import type { Protocol } from '../k8s/resource.ts';
import {
  appendRun,
  intersectRuns,
  NO_RUNS,
  runsInclude,
  subtractRuns,
  uniteRuns,
  type Runs,
} from './runs.ts';

/** Protocols in the order in which everything lists them. */
export const SORTED_PROTOCOLS: readonly Protocol[] = [...PROTOCOLS].sort();

/** Numbers set aside for one protocol: 0 is no port, so that runs of two protocols never touch. */
const STRIDE = PORT_MAX + 1;

/** Ports `from` to `to`, both inside, of one protocol. */
export interface PortInterval {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/** An immutable set. A port of the n-th protocol is the number n * 65536 + port. */
export class PortSet {
  static readonly EMPTY: PortSet = new PortSet(NO_RUNS);
  static readonly ALL: PortSet = PortSet.of(
    SORTED_PROTOCOLS.map((protocol) => ({ protocol, from: PORT_MIN, to: PORT_MAX })),
  );

  readonly #runs: Runs;
  #key: string | undefined;

  private constructor(runs: Runs) {
    this.#runs = runs;
  }

  /** The set of the intervals, in whatever order and however they overlap; parts outside 1-65535 are dropped. */
  static of(intervals: readonly PortInterval[]): PortSet {
    const ranges: (readonly [start: number, end: number])[] = [];
    for (const { protocol, from, to } of intervals) {
      const start = Math.max(from, PORT_MIN);
      const end = Math.min(to, PORT_MAX) + 1;
      if (start < end) {
        const base = SORTED_PROTOCOLS.indexOf(protocol) * STRIDE;
        ranges.push([base + start, base + end]);
      }
    }
    const runs: number[] = [];
    for (const [start, end] of ranges.sort(([left], [right]) => left - right)) {
      appendRun(runs, start, end);
    }
    return new PortSet(runs);
  }

  /** Equal for equal sets, and for no others. */
  get key(): string {
    this.#key ??= this.#runs.join(' ');
    return this.#key;
  }

  /** In the order of `SORTED_PROTOCOLS`, ascending; they neither overlap nor touch. */
  get intervals(): readonly PortInterval[] {
    const intervals: PortInterval[] = [];
    for (let index = 0; index < this.#runs.length; index += 2) {
      const start = this.#runs[index] ?? 0;
      const end = this.#runs[index + 1] ?? 0;
      const number = Math.floor(start / STRIDE);
      const protocol = SORTED_PROTOCOLS[number];
      if (protocol !== undefined) {
        intervals.push({ protocol, from: start - number * STRIDE, to: end - 1 - number * STRIDE });
      }
    }
    return intervals;
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0;
  }

  get isAll(): boolean {
    return this.equals(PortSet.ALL);
  }

  has(protocol: Protocol, port: number): boolean {
    return isPortNumber(port) && runsInclude(this.#runs, SORTED_PROTOCOLS.indexOf(protocol) * STRIDE + port);
  }

  union(other: PortSet): PortSet {
    if (this.isEmpty) {
      return other;
    }
    return other.isEmpty ? this : new PortSet(uniteRuns(this.#runs, other.#runs));
  }

  intersect(other: PortSet): PortSet {
    if (this.isEmpty || other.isEmpty) {
      return PortSet.EMPTY;
    }
    if (this === PortSet.ALL) {
      return other;
    }
    return other === PortSet.ALL ? this : new PortSet(intersectRuns(this.#runs, other.#runs));
  }

  subtract(other: PortSet): PortSet {
    if (this.isEmpty || other.isEmpty) {
      return this;
    }
    return other === PortSet.ALL ? PortSet.EMPTY : new PortSet(subtractRuns(this.#runs, other.#runs));
  }

  complement(): PortSet {
    return PortSet.ALL.subtract(this);
  }

  equals(other: PortSet): boolean {
    return this === other || this.key === other.key;
  }
}
