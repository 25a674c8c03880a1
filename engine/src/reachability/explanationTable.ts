/**
 * The reasons of all pairs at once, for whoever has no engine to ask. Endpoints that no policy tells apart form a class;
 * each direction has a row for each class of subjects, which names the answer for each class of peers. What a pair may do,
 * and why, follows from one answer of either direction: `joinDirections`.
 */
import type { Endpoint } from '../cluster/cluster.ts';
import type { Direction } from '../k8s/resource.ts';
import type { CompiledCluster, CompiledRule } from '../policy/compile.ts';
import { explainDirection, type DirectionPart } from '../policy/decide.ts';
import type { Answers } from '../policy/evaluate.ts';
import { findGroup } from '../policy/flows.ts';
import { peerSets, subjectSets, unheardSubjectSets } from '../policy/likeness.ts';
import type { PortReason } from '../policy/reasons.ts';
import { RowBuilder, valueAt, type Segments } from '../policy/segments.ts';
import { SlotPartition } from '../policy/slotPartition.ts';
import type { SlotSet } from '../policy/slotSet.ts';
import type { Steps } from '../text/steps.ts';
import type { EndpointTable } from './endpointTable.ts';

/** The answers of one direction. */
interface DirectionExplanations {
  /** By class of the subject: the index of its row. */
  readonly rowOf: Uint32Array;
  /** By class of the peer: the index of an answer. */
  readonly rows: readonly Segments[];
  /** Each is different from the others. */
  readonly answers: readonly (readonly DirectionPart[])[];
}

export interface ExplanationTable {
  /** By position among the endpoints: the class. Classes are numbered in the order of their first endpoints. */
  readonly classOf: Uint32Array;
  readonly directions: Readonly<Record<Direction, DirectionExplanations>>;
}

/** What is behind an answer: the cluster, and the endpoints that are to be explained. */
interface Explained {
  readonly compiled: CompiledCluster;
  readonly answers: Answers;
  readonly table: EndpointTable;
}

/** A class, seen by the evaluator: the slot of one of its endpoints, as good as every other. */
interface EndpointClass {
  readonly slot: number;
  /** The second slot of a hostNetwork pod. */
  readonly nodeView: number | undefined;
}

/** Makes the table in steps, of which none takes long. */
export function* explainAllInSteps(explained: Explained): Steps<ExplanationTable> {
  const { compiled } = explained;
  const sets = new PeerSets(compiled);
  const subjects = {
    ingress: yield* partSubjects(compiled, 'ingress'),
    egress: yield* partSubjects(compiled, 'egress'),
  };
  const { classOf, classes } = yield* findClasses(explained, subjects, sets);
  const explain = (direction: Direction): Steps<DirectionExplanations> =>
    explainClasses({ ...explained, direction, classes, sets, subjects: subjects[direction] });
  return {
    classOf,
    directions: { ingress: yield* explain('ingress'), egress: yield* explain('egress') },
  };
}

/** The answer of a direction for two classes. */
export function answerFor(
  { directions }: ExplanationTable,
  direction: Direction,
  subject: number,
  peer: number,
): readonly DirectionPart[] {
  const { rowOf, rows, answers } = directions[direction];
  const row = rows[rowOf[subject] ?? 0];
  return (row === undefined ? undefined : answers[valueAt(row, peer)]) ?? [];
}

/** The sets by which rules tell peers apart; many subjects are under one rule. */
class PeerSets {
  readonly #compiled: CompiledCluster;
  readonly #known = new Map<CompiledRule, readonly SlotSet[]>();

  constructor(compiled: CompiledCluster) {
    this.#compiled = compiled;
  }

  of(rule: CompiledRule, direction: Direction): readonly SlotSet[] {
    let sets = this.#known.get(rule);
    if (sets === undefined) {
      sets = peerSets(this.#compiled, rule, direction).filter((set) => !set.isEmpty);
      this.#known.set(rule, sets);
    }
    return sets;
  }
}

/** Subjects that are in one part share a row. */
function* partSubjects(compiled: CompiledCluster, direction: Direction): Steps<SlotPartition> {
  const partition = new SlotPartition(compiled.space.count);
  unheardSubjectSets(compiled, direction).forEach((set) => {
    partition.separate(set);
  });
  for (const policy of compiled.policies) {
    subjectSets(compiled, policy, direction).forEach((set) => {
      partition.separate(set);
    });
    yield;
  }
  return partition;
}

function* partPeers(compiled: CompiledCluster, sets: PeerSets): Steps<SlotPartition> {
  const partition = new SlotPartition(compiled.space.count);
  for (const { rules } of compiled.policies) {
    for (const direction of ['ingress', 'egress'] as const) {
      for (const rule of rules[direction] ?? []) {
        sets.of(rule, direction).forEach((set) => {
          partition.separate(set);
        });
      }
    }
    yield;
  }
  return partition;
}

/** Endpoints that are alike as subjects and as peers, and that form pairs with the same others. */
function* findClasses(
  { compiled, table }: Explained,
  subjects: Readonly<Record<Direction, SlotPartition>>,
  sets: PeerSets,
): Steps<{ readonly classOf: Uint32Array; readonly classes: readonly EndpointClass[] }> {
  const { space } = compiled;
  const peers = yield* partPeers(compiled, sets);
  const { endpoints } = table;
  const numbers = new Map<string, number>();
  const classes: EndpointClass[] = [];
  const classOf = Uint32Array.from(endpoints, (endpoint) => {
    const slot = table.slotOf(endpoint);
    const nodeView = space.nodeViewOf(slot);
    const key = [
      kindOf(endpoint, table),
      subjects.ingress.partAt(slot),
      subjects.egress.partAt(slot),
      peers.partAt(slot),
      nodeView === undefined ? '' : peers.partAt(nodeView),
    ].join(' ');
    let number = numbers.get(key);
    if (number === undefined) {
      number = classes.length;
      numbers.set(key, number);
      classes.push({ slot, nodeView });
    }
    return number;
  });
  return { classOf, classes };
}

/** Pods and addresses never share a class, nor do those that meet addresses of other families. */
function kindOf(endpoint: Endpoint, table: EndpointTable): string {
  return endpoint.type === 'addresses' ? endpoint.family : `pod ${table.onlyFamilyOf(endpoint) ?? ''}`;
}

interface DirectionInputs extends Explained {
  readonly direction: Direction;
  readonly classes: readonly EndpointClass[];
  readonly sets: PeerSets;
  readonly subjects: SlotPartition;
}

function* explainClasses(inputs: DirectionInputs): Steps<DirectionExplanations> {
  const { classes, subjects } = inputs;
  const writer = new RowWriter(inputs);
  const numbers = new Map<number, number>();
  const rows: Segments[] = [];
  const rowOf = new Uint32Array(classes.length);
  for (const [index, { slot }] of classes.entries()) {
    const part = subjects.partAt(slot);
    let number = numbers.get(part);
    if (number === undefined) {
      number = rows.length;
      numbers.set(part, number);
      rows.push(yield* writer.write(slot));
    }
    rowOf[index] = number;
  }
  return { rowOf, rows, answers: writer.answers };
}

/** More than one subject's rules can tell apart; two of these numbers together are still exact. */
const LIKENESS_COUNT_MAX = 2 ** 26;

/** Explains rows; equal answers get one number. */
class RowWriter {
  readonly answers: (readonly DirectionPart[])[] = [];
  readonly #inputs: DirectionInputs;
  readonly #numbers = new Map<string, number>();
  readonly #likeness: RowBuilder;
  readonly #row: RowBuilder;
  /** Scratch: where each class begins in a row that has a value for each, and the values. */
  readonly #starts: Uint32Array;
  readonly #values: Uint32Array;

  constructor(inputs: DirectionInputs) {
    this.#inputs = inputs;
    this.#likeness = new RowBuilder(inputs.compiled.space.count);
    this.#row = new RowBuilder(inputs.classes.length);
    this.#starts = Uint32Array.from(inputs.classes, (_, index) => index);
    this.#values = new Uint32Array(inputs.classes.length);
  }

  /** One row, with a step after each answer that has to be worked out. */
  *write(subject: number): Steps<Segments> {
    const likeness = this.#peersAlike(subject);
    const known = new Map<number, number>();
    const values = this.#values;
    for (const [index, peer] of this.#inputs.classes.entries()) {
      const key = this.#keyOf(likeness, peer);
      let number = known.get(key);
      if (number === undefined) {
        number = this.#explain(subject, peer.slot);
        known.set(key, number);
        yield;
      }
      values[index] = number;
    }
    this.#row.reset(0);
    this.#row.zip({ starts: this.#starts, values }, (_, value) => value);
    return this.#row.build();
  }

  /** Equal for peers that have one answer; a pod that is seen as its node as well shares none with other pods. */
  #keyOf(likeness: Segments, { slot, nodeView }: EndpointClass): number {
    const asPod = valueAt(likeness, slot);
    return asPod * LIKENESS_COUNT_MAX + (nodeView === undefined ? 0 : 1 + valueAt(likeness, nodeView));
  }

  /** By slot: a number that is equal for peers that the rules of the subject's policies do not tell apart. */
  #peersAlike(subject: number): Segments {
    const { answers, direction, sets } = this.#inputs;
    const group = findGroup(answers, direction, subject);
    const policies = [...(group?.selecting ?? []), ...(group?.maybeSelecting ?? [])];
    this.#likeness.reset(0);
    let next = 1;
    for (const rule of policies.flatMap(({ rules }) => rules[direction] ?? [])) {
      for (const set of sets.of(rule, direction)) {
        const parts = new Map<number, number>();
        this.#likeness.mapWithin(set, (value) => {
          const part = parts.get(value) ?? next++;
          parts.set(value, part);
          return part;
        });
      }
    }
    return this.#likeness.build();
  }

  #explain(subject: number, peer: number): number {
    const { compiled, answers, direction } = this.#inputs;
    const answer = explainDirection(compiled, answers, direction, { subject, peer });
    const key = answer.map(keyOfPart).join('\n');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.answers.length;
      this.#numbers.set(key, number);
      this.answers.push(answer);
    }
    return number;
  }
}

function keyOfPart({ verdict, ports, reasons }: DirectionPart): string {
  return JSON.stringify([verdict, ports.key, reasons.map((choice) => choice.map(keyOfReason))]);
}

function keyOfReason({ reason: { policy, rule, effect, because }, ports }: PortReason): unknown {
  return [policy, rule, effect, because, ports.key];
}
