/**
 * Makes the answers about one cluster. Compiling happens here, once; rows and decisions are computed on demand.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import type { Direction } from '../k8s/resource.ts';
import { compileCluster, type CompiledCluster } from '../policy/compile.ts';
import { decide } from '../policy/decide.ts';
import { createAnswers, type Answers } from '../policy/evaluate.ts';
import { findGroup } from '../policy/flows.ts';
import type { Policy } from '../policy/policy.ts';
import type { Decision, ReasonBecause, Verdict } from '../policy/verdict.ts';
import { joinAddresses } from './addressEndpoints.ts';
import { MatrixRows } from './matrixRows.ts';
import {
  NO_PAIR,
  type Connection,
  type Isolation,
  type IsolationState,
  type MatrixCell,
  type MatrixRow,
  type Reachability,
} from './reachability.ts';

/** Verdicts that a cell shows; what is denied is left out. */
const SHOWN: readonly Exclude<Verdict, 'denied'>[] = ['allowed', 'unknown', 'undefined'];

/** Compiles the cluster's policies and answers from them. */
export function createReachability(cluster: Cluster): Reachability {
  return new ClusterReachability(cluster);
}

class ClusterReachability implements Reachability {
  readonly endpoints: readonly Endpoint[];
  readonly policies: readonly Policy[];
  readonly #cluster: Cluster;
  readonly #compiled: CompiledCluster;
  readonly #answers: Answers;
  readonly #rows: MatrixRows;
  /** By position among the endpoints. */
  readonly #slots: Uint32Array;
  /** Scratch for one row by slot. */
  readonly #bySlot: Uint32Array;
  readonly #positions: ReadonlyMap<Endpoint, number>;
  readonly #connections = new Map<number, readonly Omit<Connection, 'because'>[]>();

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#compiled = compileCluster(cluster);
    this.#answers = createAnswers(this.#compiled);
    this.#rows = new MatrixRows(this.#compiled, this.#answers);
    this.policies = this.#compiled.policies.map(({ policy }) => policy);
    const workloads = [...cluster.workloads].sort((left, right) => (left.id < right.id ? -1 : 1));
    const addresses = joinAddresses(this.#compiled, this.#answers);
    this.endpoints = [...workloads, ...addresses.map(({ endpoint }) => endpoint)];
    this.#slots = Uint32Array.from([
      ...workloads.map((workload) => this.#compiled.space.pods.slotOf(workload)),
      ...addresses.map(({ slot }) => slot),
    ]);
    this.#bySlot = new Uint32Array(this.#compiled.space.count);
    this.#positions = new Map(this.endpoints.map((endpoint, position) => [endpoint, position]));
  }

  isolationOf(endpoint: WorkloadEndpoint): Isolation {
    const slot = this.#compiled.space.pods.slotOf(endpoint);
    const policiesIn = (direction: Direction): readonly Policy[] => {
      const group = findGroup(this.#answers, direction, slot);
      return [...(group?.selecting ?? []), ...(group?.maybeSelecting ?? [])].map(({ policy }) => policy);
    };
    return {
      ingress: this.#isolationIn('ingress', slot),
      egress: this.#isolationIn('egress', slot),
      policies: { ingress: policiesIn('ingress'), egress: policiesIn('egress') },
    };
  }

  *rows(): Generator<MatrixRow, void, undefined> {
    for (const endpoint of this.endpoints) {
      yield this.row(endpoint);
    }
  }

  row(from: Endpoint): MatrixRow {
    this.#rows.fill(this.#slotOf(from), this.#bySlot);
    const pairs = gather(this.#bySlot, this.#slots);
    this.#removeNoPairs(from, pairs);
    return new LazyRow(from, pairs, () => this.#cellsOf(from, pairs));
  }

  connectionsOf(pair: number): readonly Omit<Connection, 'because'>[] {
    let connections = this.#connections.get(pair);
    if (connections === undefined) {
      const outcome = this.#answers.table.outcome(pair);
      connections = SHOWN.map((verdict) => ({ verdict, ports: outcome[verdict] })).filter(
        ({ ports }) => !ports.isEmpty,
      );
      this.#connections.set(pair, connections);
    }
    return connections;
  }

  decide(from: Endpoint, to: Endpoint): readonly Decision[] {
    return this.#isPair(from, to)
      ? decide(this.#compiled, this.#answers, this.#slotOf(from), this.#slotOf(to))
      : [];
  }

  #isolationIn(direction: Direction, slot: number): IsolationState {
    const group = findGroup(this.#answers, direction, slot);
    const isolates = (policy: Policy): boolean => policy.directions[direction]?.isolates === true;
    if (group?.selecting.some(({ policy }) => isolates(policy)) === true) {
      return 'isolated';
    }
    return group?.maybeSelecting.some(({ policy }) => isolates(policy)) === true ? 'unknown' : 'notIsolated';
  }

  #slotOf(endpoint: Endpoint): number {
    const position = this.#positions.get(endpoint);
    const slot = position === undefined ? undefined : this.#slots[position];
    if (slot === undefined) {
      throw new RangeError(`${endpoint.id} is not an endpoint of this cluster`);
    }
    return slot;
  }

  #cellsOf(from: Endpoint, pairs: Uint32Array): readonly MatrixCell[] {
    const cells: MatrixCell[] = [];
    pairs.forEach((pair, position) => {
      const to = this.endpoints[position];
      if (to === undefined || pair === NO_PAIR || pair === this.#answers.table.denied) {
        return;
      }
      const connections = this.connectionsOf(pair).map((connection) => ({
        ...connection,
        because: connection.verdict === 'allowed' ? undefined : this.#doubtOf(from, to, connection.verdict),
      }));
      if (0 < connections.length) {
        cells.push({ to, connections });
      }
    });
    return cells;
  }

  /** The first reason that leaves a pair open. */
  #doubtOf(from: Endpoint, to: Endpoint, verdict: Verdict): ReasonBecause | undefined {
    const ends = this.decide(from, to)
      .filter((decision) => decision.verdict === verdict)
      .flatMap((decision) => [decision.egress, decision.ingress])
      .filter((end) => end.verdict === verdict);
    return ends.flatMap((end) => end.reasons).find((reason) => reason.because !== undefined)?.because;
  }

  #removeNoPairs(from: Endpoint, pairs: Uint32Array): void {
    const position = this.#positions.get(from);
    if (from.type === 'workload' && position !== undefined) {
      pairs[position] = this.#isPair(from, from) ? (pairs[position] ?? NO_PAIR) : NO_PAIR;
    }
    for (
      let index = from.type === 'addresses' ? 0 : this.#cluster.workloads.length;
      index < pairs.length;
      index++
    ) {
      const to = this.endpoints[index];
      if (to !== undefined && !this.#isPair(from, to)) {
        pairs[index] = NO_PAIR;
      }
    }
  }

  /**
   * One pod and itself is no pair (S22), addresses among themselves are none of the cluster's business, and a pod of
   * one family meets no address of the other.
   */
  #isPair(from: Endpoint, to: Endpoint): boolean {
    if (from.type === 'workload' && to.type === 'workload') {
      return from !== to || from.canHaveSeveralPods;
    }
    if (from.type === 'addresses') {
      return to.type === 'workload' && this.#mayHaveFamily(to, from.family);
    }
    return to.type === 'addresses' && this.#mayHaveFamily(from, to.family);
  }

  #mayHaveFamily(workload: WorkloadEndpoint, family: IpFamily): boolean {
    const { nodes, pods } = this.#cluster.cidrs;
    const configured = workload.hostNetwork ? nodes : pods;
    const known = 0 < workload.addresses.length ? workload.addresses : configured;
    return known.length === 0 || known.some((address) => address.family === family);
  }
}

/** Values by endpoint from values by slot. Where nothing shares a slot, the beginnings of both are the same. */
function gather(bySlot: Uint32Array, slots: Uint32Array): Uint32Array {
  const gathered = new Uint32Array(slots.length);
  let index = 0;
  while (index < slots.length && slots[index] === index) {
    index++;
  }
  gathered.set(bySlot.subarray(0, index));
  for (; index < slots.length; index++) {
    gathered[index] = bySlot[slots[index] ?? 0] ?? NO_PAIR;
  }
  return gathered;
}

/** A row whose cells are made when somebody looks at them. */
class LazyRow implements MatrixRow {
  readonly from: Endpoint;
  readonly pairs: Uint32Array;
  readonly #makeCells: () => readonly MatrixCell[];
  #cells: readonly MatrixCell[] | undefined;

  constructor(from: Endpoint, pairs: Uint32Array, makeCells: () => readonly MatrixCell[]) {
    this.from = from;
    this.pairs = pairs;
    this.#makeCells = makeCells;
  }

  get cells(): readonly MatrixCell[] {
    this.#cells ??= this.#makeCells();
    return this.#cells;
  }
}
