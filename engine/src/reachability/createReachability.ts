/**
 * Makes the answers about one cluster. Compiling happens here, once; rows and decisions are computed on demand.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import type { Direction } from '../k8s/resource.ts';
import { compilePoliciesInSteps, type CompiledCluster } from '../policy/compile.ts';
import { decide, decideDirection } from '../policy/decide.ts';
import { createAnswersInSteps, type Answers } from '../policy/evaluate.ts';
import { findGroup, pairOutcome } from '../policy/flows.ts';
import { lowerPoliciesInSteps } from '../policy/lowerPolicies.ts';
import type { Outcome } from '../policy/outcome.ts';
import type { Peer, Policy } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Decision, DirectionDecision, ReasonBecause, Verdict } from '../policy/verdict.ts';
import { areSameSegments, type Segments } from '../policy/segments.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { joinAddresses } from './addressEndpoints.ts';
import { EndpointTable } from './endpointTable.ts';
import { MatrixRows } from './matrixRows.ts';
import { MemberIndex } from './memberIndex.ts';
import {
  NO_PAIR,
  type AskedEnds,
  type Connection,
  type Isolation,
  type IsolationState,
  type MatrixCell,
  type MatrixRow,
  type Members,
  type PeerMention,
  type Reachability,
  type SameAnswers,
} from './reachability.ts';

/** Verdicts that a cell shows; what is denied is left out. */
const SHOWN: readonly Exclude<Verdict, 'denied'>[] = ['allowed', 'unknown', 'undefined'];

/**
 * Compiles the cluster's policies and answers from them. `before` are the answers about the cluster before an edit:
 * editing one policy compiles one policy.
 */
export function createReachability(cluster: Cluster, before?: Reachability): Reachability {
  return finishSteps(createReachabilityInSteps(cluster, before));
}

/**
 * The same in steps, of which none takes long however large the cluster is. `families` are looked at even where nothing
 * has an address of them, for whoever compares clusters of which another one has.
 */
export function* createReachabilityInSteps(
  cluster: Cluster,
  before?: Reachability,
  families: readonly IpFamily[] = [],
): Steps<Reachability> {
  const known = before instanceof ClusterReachability ? before.foundation : undefined;
  const policies = yield* lowerPoliciesInSteps(
    cluster,
    known?.compiled.policies.map(({ policy }) => policy),
  );
  const compiled = yield* compilePoliciesInSteps(cluster, policies, known?.compiled, families);
  const answers = yield* createAnswersInSteps(compiled, known?.answers);
  const addresses = yield* joinAddresses(compiled, answers);
  const table = new EndpointTable(cluster, compiled, addresses);
  yield;
  return new ClusterReachability({ cluster, compiled, answers, table });
}

/** What everything else is looked up in. */
interface Foundation {
  readonly cluster: Cluster;
  readonly compiled: CompiledCluster;
  readonly answers: Answers;
  readonly table: EndpointTable;
}

class ClusterReachability implements Reachability {
  readonly policies: readonly Policy[];
  readonly #cluster: Cluster;
  readonly #compiled: CompiledCluster;
  readonly #answers: Answers;
  readonly #table: EndpointTable;
  /** Scratch for one row by slot. */
  readonly #bySlot: Uint32Array;
  readonly #connections = new Map<number, readonly Connection[]>();
  /** Made for the first row. */
  #rows: MatrixRows | undefined;
  #members: MemberIndex | undefined;

  constructor({ cluster, compiled, answers, table }: Foundation) {
    this.policies = compiled.policies.map(({ policy }) => policy);
    this.#cluster = cluster;
    this.#compiled = compiled;
    this.#answers = answers;
    this.#table = table;
    this.#bySlot = new Uint32Array(compiled.space.count);
  }

  /** For the answers after an edit. */
  get foundation(): Foundation {
    return {
      cluster: this.#cluster,
      compiled: this.#compiled,
      answers: this.#answers,
      table: this.#table,
    };
  }

  *prepareRows(): Steps<void> {
    if (this.#rows === undefined) {
      this.#rows = yield* MatrixRows.ofInSteps(this.#compiled, this.#answers);
    }
    this.#members ??= new MemberIndex(this.#cluster, this.#compiled);
  }

  get endpoints(): readonly Endpoint[] {
    return this.#table.endpoints;
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
    const pairs = new Uint32Array(this.endpoints.length);
    this.fillPairs(from, pairs);
    return new LazyRow(from, pairs, () => this.#cellsOf(pairs));
  }

  fillPairs(from: Endpoint, pairs: Uint32Array): void {
    // Addresses among themselves are no pairs: behind the pods nothing needs to be computed.
    const count = from.type === 'addresses' ? this.#compiled.space.pods.slotCount : this.#bySlot.length;
    const bySlot = this.#bySlot.subarray(0, count);
    this.#rows ??= finishSteps(MatrixRows.ofInSteps(this.#compiled, this.#answers));
    this.#rows.fill(this.#table.slotOf(from), bySlot);
    this.#table.gather(from, bySlot, pairs);
  }

  fillSources(to: WorkloadEndpoint, pairs: Uint32Array): void {
    const target = this.#table.slotOf(to);
    this.endpoints.forEach((from, position) => {
      pairs[position] = this.#table.isPair(from, to)
        ? pairOutcome(this.#compiled, this.#answers, this.#table.slotOf(from), target)
        : NO_PAIR;
    });
  }

  subjectsOf(policy: Policy): Members {
    return this.#getMembers().subjectsOf(policy);
  }

  membersOf(peers: readonly Peer[] | undefined): Members {
    return this.#getMembers().membersOf(peers);
  }

  mentionsOf(workload: WorkloadEndpoint): readonly PeerMention[] {
    return this.#getMembers().mentionsOf(workload);
  }

  compareAnswers(before: Reachability): SameAnswers | undefined {
    const other = before instanceof ClusterReachability ? before.foundation : undefined;
    const isShared =
      other?.compiled.space === this.#compiled.space && other.answers.table === this.#answers.table;
    return isShared
      ? (direction, workload) => {
          const slot = this.#compiled.space.pods.slotOf(workload);
          const [was, is] = [rowOf(other.answers, direction, slot), rowOf(this.#answers, direction, slot)];
          return was === is || (was !== undefined && is !== undefined && areSameSegments(was, is));
        }
      : undefined;
  }

  connectionsOf(pair: number): readonly Connection[] {
    let connections = this.#connections.get(pair);
    if (connections === undefined) {
      connections = connectionsOfOutcome(this.#answers.table.outcome(pair));
      this.#connections.set(pair, connections);
    }
    return connections;
  }

  decide(from: Endpoint, to: Endpoint, ports: PortSet = PortSet.ALL): readonly Decision[] {
    const pair = { from: this.#table.slotOf(from), to: this.#table.slotOf(to), ports };
    return this.#table.isPair(from, to) ? decide(this.#compiled, this.#answers, pair) : [];
  }

  decideDirection(direction: Direction, { from, to, ports }: AskedEnds): readonly DirectionDecision[] {
    const pair = { from: this.#table.slotOf(from), to: this.#table.slotOf(to), ports };
    return this.#table.isPair(from, to)
      ? decideDirection(this.#compiled, this.#answers, direction, pair)
      : [];
  }

  #getMembers(): MemberIndex {
    this.#members ??= new MemberIndex(this.#cluster, this.#compiled);
    return this.#members;
  }

  #isolationIn(direction: Direction, slot: number): IsolationState {
    const group = findGroup(this.#answers, direction, slot);
    const selecting = (group?.selecting ?? []).map(({ isolates }) => isolates[direction]);
    const maybe = (group?.maybeSelecting ?? []).map(({ isolates }) => isolates[direction]);
    if (selecting.includes('yes')) {
      return 'isolated';
    }
    return [...selecting, ...maybe].some((isolates) => isolates !== 'no') ? 'unknown' : 'notIsolated';
  }

  #cellsOf(pairs: Uint32Array): readonly MatrixCell[] {
    const { denied } = this.#answers.table;
    const cells: MatrixCell[] = [];
    for (let position = 0; position < pairs.length; position++) {
      const pair = pairs[position] ?? NO_PAIR;
      if (pair === NO_PAIR || pair === denied) {
        continue;
      }
      const to = this.endpoints[position];
      const connections = this.connectionsOf(pair);
      if (to !== undefined && 0 < connections.length) {
        cells.push({ to, connections });
      }
    }
    return cells;
  }
}

/** `undefined` where no policy selects the subject. */
function rowOf(answers: Answers, direction: Direction, slot: number): Segments | undefined {
  const group = findGroup(answers, direction, slot);
  return group === undefined ? undefined : answers.directions[direction].rowOf(group);
}

function connectionsOfOutcome(outcome: Outcome): readonly Connection[] {
  return SHOWN.map((verdict) => ({
    verdict,
    ports: outcome[verdict],
    because: verdict === 'allowed' ? undefined : causeOf(outcome, outcome[verdict]),
  })).filter(({ ports }) => !ports.isEmpty);
}

/** Of several causes the first that leaves some of the ports open. */
function causeOf(outcome: Outcome, ports: PortSet): ReasonBecause | undefined {
  return outcome.doubts.find((doubt) => !doubt.ports.intersect(ports).isEmpty)?.because;
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
