/**
 * Makes the answers about one cluster. Compiling happens here, once; rows and decisions are computed on demand.
 */
import type { Cluster, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { IpFamily } from '../k8s/cidr.ts';
import type { Direction } from '../k8s/resource.ts';
import { compilePoliciesInSteps, resolvePorts, type CompiledCluster } from '../policy/compile.ts';
import { decide, decideDirection } from '../policy/decide.ts';
import { createAnswersInSteps, type Answers } from '../policy/evaluate.ts';
import { directionOutcome, endsOf, findGroup, pairOutcome } from '../policy/flows.ts';
import { lowerPoliciesInSteps } from '../policy/lowerPolicies.ts';
import type { Outcome } from '../policy/outcome.ts';
import type { Peer, Policy, Tier } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import { egressTo, type Stranger } from '../policy/stranger.ts';
import type { Decision, DirectionDecision, ReasonBecause, Verdict } from '../policy/verdict.ts';
import { areSameSegments, type Segments } from '../policy/segments.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { joinAddresses } from './addressEndpoints.ts';
import { EndpointTable, isPairOfWorkloads } from './endpointTable.ts';
import { explainAllInSteps, type ExplanationTable } from './explanationTable.ts';
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
  type PlacedRule,
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
  return yield* answerInSteps(cluster, policies, known, families);
}

/** The answers under policies that are in the evaluator's form already, whichever API they come from. */
export function answerPolicies(cluster: Cluster, policies: readonly Policy[]): Reachability {
  return finishSteps(answerInSteps(cluster, policies, undefined));
}

function* answerInSteps(
  cluster: Cluster,
  policies: readonly Policy[],
  known: Foundation | undefined,
  families?: readonly IpFamily[],
): Steps<Reachability> {
  const compiled = yield* compilePoliciesInSteps(cluster, policies, known?.compiled, families);
  const answers = yield* createAnswersInSteps(compiled, known?.answers);
  return new ClusterReachability({ cluster, compiled, answers });
}

/** What everything else is looked up in. */
interface Foundation {
  readonly cluster: Cluster;
  readonly compiled: CompiledCluster;
  readonly answers: Answers;
}

class ClusterReachability implements Reachability {
  readonly policies: readonly Policy[];
  readonly hasTiers: boolean;
  readonly #cluster: Cluster;
  readonly #compiled: CompiledCluster;
  readonly #answers: Answers;
  /** Made for the first row: which addresses are one range follows from all that policies say. */
  #table: EndpointTable | undefined;
  /** Scratch for one row by slot. */
  readonly #bySlot: Uint32Array;
  readonly #connections = new Map<number, readonly Connection[]>();
  /** Made for the first row. */
  #rows: MatrixRows | undefined;
  #members: MemberIndex | undefined;

  constructor({ cluster, compiled, answers }: Foundation) {
    this.policies = compiled.policies.map(({ policy }) => policy);
    this.hasTiers = this.policies.some(({ tier }) => tier !== 'networkPolicy');
    this.#cluster = cluster;
    this.#compiled = compiled;
    this.#answers = answers;
    this.#bySlot = new Uint32Array(compiled.space.count);
  }

  /** For the answers after an edit. */
  get foundation(): Foundation {
    return { cluster: this.#cluster, compiled: this.#compiled, answers: this.#answers };
  }

  *prepareRows(): Steps<void> {
    yield* this.#prepareTable();
    if (this.#rows === undefined) {
      this.#rows = yield* MatrixRows.ofInSteps(this.#compiled, this.#answers);
    }
    this.#members ??= new MemberIndex(this.#cluster, this.#compiled);
  }

  get endpoints(): readonly Endpoint[] {
    return this.#getTable().endpoints;
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
    const table = this.#getTable();
    this.#rows.fill(table.slotOf(from), bySlot);
    table.gather(from, bySlot, pairs);
  }

  fillSources(to: WorkloadEndpoint, pairs: Uint32Array): void {
    const table = this.#getTable();
    const target = table.slotOf(to);
    this.endpoints.forEach((from, position) => {
      pairs[position] = table.isPair(from, to)
        ? pairOutcome(this.#compiled, this.#answers, table.slotOf(from), target)
        : NO_PAIR;
    });
  }

  sideOf(
    direction: Direction,
    from: WorkloadEndpoint,
    to: WorkloadEndpoint,
    last?: Tier,
  ): Outcome | undefined {
    if (!isPairOfWorkloads(from, to)) {
      return undefined;
    }
    const { pods } = this.#compiled.space;
    const { subject, peer } = endsOf(direction, pods.slotOf(from), pods.slotOf(to));
    const outcome = directionOutcome(this.#compiled, this.#answers, direction, { subject, peer, last });
    return this.#answers.table.outcome(outcome);
  }

  egressTo(subject: WorkloadEndpoint, stranger: Stranger, isAsked: (policy: Policy) => boolean): Outcome {
    const group = findGroup(this.#answers, 'egress', this.#compiled.space.pods.slotOf(subject));
    return egressTo(stranger, {
      selecting: (group?.selecting ?? []).filter(({ policy }) => isAsked(policy)),
      maybeSelecting: (group?.maybeSelecting ?? []).filter(({ policy }) => isAsked(policy)),
    });
  }

  groupOf(direction: Direction, subject: WorkloadEndpoint): number {
    const { groupOf } = this.#answers.directions[direction];
    return groupOf[this.#compiled.space.pods.slotOf(subject)] ?? -1;
  }

  portsOf({ policy, direction, rule }: PlacedRule, destination: WorkloadEndpoint): PortSet {
    const slot = this.#compiled.space.pods.slotOf(destination);
    let all = PortSet.EMPTY;
    for (const part of this.#getMembers().compiledOf(policy).rules[direction] ?? []) {
      if (part.rule === rule) {
        const { certain, open } = resolvePorts(part.ports, this.#compiled, slot);
        all = all.union(certain).union(open).union(part.ports.maybe);
      }
    }
    return all;
  }

  pairWithTwin(workload: WorkloadEndpoint): number {
    const slot = this.#getTable().slotOf(workload);
    return pairOutcome(this.#compiled, this.#answers, slot, slot);
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
      other?.compiled.space.hasSameSlots(this.#compiled.space) === true &&
      other.answers.table === this.#answers.table;
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
    const table = this.#getTable();
    const pair = { from: table.slotOf(from), to: table.slotOf(to), ports };
    return table.isPair(from, to) ? decide(this.#compiled, this.#answers, pair) : [];
  }

  decideDirection(direction: Direction, { from, to, ports }: AskedEnds): readonly DirectionDecision[] {
    const table = this.#getTable();
    const pair = { from: table.slotOf(from), to: table.slotOf(to), ports };
    return table.isPair(from, to) ? decideDirection(this.#compiled, this.#answers, direction, pair) : [];
  }

  *explainAll(): Steps<ExplanationTable> {
    const table = yield* this.#prepareTable();
    return yield* explainAllInSteps({ compiled: this.#compiled, answers: this.#answers, table });
  }

  #getTable(): EndpointTable {
    return this.#table ?? finishSteps(this.#prepareTable());
  }

  *#prepareTable(): Steps<EndpointTable> {
    if (this.#table === undefined) {
      const addresses = yield* joinAddresses(this.#compiled, this.#answers);
      this.#table ??= new EndpointTable(this.#cluster, this.#compiled, addresses);
    }
    return this.#table;
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
