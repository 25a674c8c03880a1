/**
 * The evaluator: for one subject and one direction, the answer for every peer. It walks the tiers in order; in a
 * tier the rules in order; then isolation has the last word. It knows no API kind. Rows of subjects under the same
 * policies are computed once.
 */
import type { Direction } from '../k8s/resource.ts';
import {
  resolvePorts,
  slotsNaming,
  type CompiledCluster,
  type CompiledPolicy,
  type CompiledRule,
} from './compile.ts';
import { OutcomeTable } from './outcome.ts';
import { TIERS } from './policy.ts';
import { PortSet } from './portSet.ts';
import { mapSegments, mapSegmentsWithin, uniformSegments, zipSegments, type Segments } from './segments.ts';
import { SlotSet } from './slotSet.ts';

/** Subjects that share policies, and the names of ports where these matter: they share one row. */
export interface SubjectGroup {
  /** Position among the groups of its direction. */
  readonly index: number;
  /** One of the subjects, as good as every other. */
  readonly subject: number;
  readonly selecting: readonly CompiledPolicy[];
  /** Policies of which the manifests do not say whether they select the subjects. */
  readonly maybeSelecting: readonly CompiledPolicy[];
}

/** Group of slots that no policy selects. */
export const NO_GROUP = -1;

/** All answers of one direction. */
export class DirectionAnswers {
  readonly direction: Direction;
  readonly groups: readonly SubjectGroup[];
  /** By pod slot: index of its group, or `NO_GROUP`. */
  readonly groupOf: Int32Array;
  readonly #compiled: CompiledCluster;
  readonly #table: OutcomeTable;
  readonly #rows: (Segments | undefined)[] = [];

  constructor(direction: Direction, compiled: CompiledCluster, table: OutcomeTable) {
    this.direction = direction;
    this.#compiled = compiled;
    this.#table = table;
    const { groups, groupOf } = groupSubjects(direction, compiled);
    this.groups = groups;
    this.groupOf = groupOf;
  }

  /** The group's answers by peer slot, as outcome numbers. */
  rowOf(group: SubjectGroup): Segments {
    let row = this.#rows[group.index];
    if (row === undefined) {
      row = this.#evaluateWorlds(group);
      this.#rows[group.index] = row;
    }
    return row;
  }

  /**
   * Where it is open which policies select the subject, each possibility is a world of its own: none of them, each
   * alone, all of them. More allow rules never close anything, so other combinations add nothing to these.
   */
  #evaluateWorlds(group: SubjectGroup): Segments {
    const maybe = group.maybeSelecting;
    const worlds = maybe.length === 0 ? [[]] : [[], ...maybe.map((policy) => [policy]), maybe];
    const rows = worlds.map((world) => this.#evaluate([...group.selecting, ...world], group.subject));
    return rows.reduce((left, right) => zipSegments(left, right, (a, b) => this.#table.either(a, b)));
  }

  #evaluate(policies: readonly CompiledPolicy[], subject: number): Segments {
    const table = this.#table;
    let walks = uniformSegments(table.start);
    for (const tier of TIERS) {
      const inTier = policies.filter(({ policy }) => policy.tier === tier);
      for (const rule of rulesInOrder(inTier, this.direction)) {
        walks = this.#applyRule(walks, rule, subject);
      }
      if (inTier.some(({ policy }) => policy.directions[this.direction]?.isolates === true)) {
        walks = mapSegments(walks, (walk) => table.isolate(walk));
      }
      walks = mapSegments(walks, (walk) => table.endTier(walk));
    }
    return mapSegments(walks, (walk) => table.finish(walk));
  }

  #applyRule(walks: Segments, rule: CompiledRule, subject: number): Segments {
    let result = walks;
    for (const { slots, ports } of this.#portsByDestination(rule, subject)) {
      const certain = this.#table.effectId({
        action: rule.rule.action,
        certain: ports,
        maybe: rule.ports.maybe,
      });
      const maybe = this.#table.effectId({
        action: rule.rule.action,
        certain: PortSet.EMPTY,
        maybe: ports.union(rule.ports.maybe),
      });
      result = mapSegmentsWithin(result, slots(rule.peers.yes), (walk) => this.#table.apply(walk, certain));
      result = mapSegmentsWithin(result, slots(rule.peers.unknown), (walk) => this.#table.apply(walk, maybe));
    }
    return result;
  }

  /**
   * The rule's ports with names resolved. On ingress the subject is the destination; on egress each peer is, and
   * peers whose names mean the same ports go together.
   */
  #portsByDestination(
    rule: CompiledRule,
    subject: number,
  ): readonly { readonly slots: (set: SlotSet) => SlotSet; readonly ports: PortSet }[] {
    const { certain, names } = rule.ports;
    const { space } = this.#compiled;
    if (names.length === 0) {
      return [{ slots: (set) => set, ports: certain }];
    }
    const resolve = (destination: number): PortSet => resolvePorts(rule.ports, space, destination);
    if (this.direction === 'ingress') {
      return [{ slots: (set) => set, ports: resolve(subject) }];
    }
    const naming = slotsNaming(names, space, rule.peers.yes.union(rule.peers.unknown));
    const byPorts = new Map<string, { readonly ports: PortSet; readonly slots: number[] }>();
    for (const slot of naming) {
      const ports = resolve(slot);
      const group = byPorts.get(ports.key) ?? { ports, slots: [] };
      group.slots.push(slot);
      byPorts.set(ports.key, group);
    }
    const others = SlotSet.ofSorted(naming);
    return [
      { slots: (set) => set.subtract(others), ports: certain },
      ...[...byPorts.values()].map(({ ports, slots }) => {
        const these = SlotSet.ofSorted(slots);
        return { slots: (set: SlotSet) => set.intersect(these), ports };
      }),
    ];
  }
}

/** Lower orders first; within a policy the rules as they stand. */
function rulesInOrder(policies: readonly CompiledPolicy[], direction: Direction): readonly CompiledRule[] {
  return [...policies]
    .sort((left, right) => left.policy.order - right.policy.order)
    .flatMap((policy) => policy.rules[direction] ?? []);
}

interface Selection {
  readonly selecting: number[];
  readonly maybeSelecting: number[];
}

function groupSubjects(
  direction: Direction,
  compiled: CompiledCluster,
): { readonly groups: readonly SubjectGroup[]; readonly groupOf: Int32Array } {
  const selections = selectionsBySlot(direction, compiled);
  const groups: SubjectGroup[] = [];
  const groupOf = new Int32Array(compiled.space.pods.slotCount).fill(NO_GROUP);
  const known = new Map<string, number>();
  for (const [slot, { selecting, maybeSelecting }] of selections) {
    const key = `${selecting.join(',')}|${maybeSelecting.join(',')}|${portNamesKey(direction, compiled, slot, selecting, maybeSelecting)}`;
    let index = known.get(key);
    if (index === undefined) {
      index = groups.length;
      known.set(key, index);
      groups.push({
        index,
        subject: slot,
        selecting: policiesAt(compiled, selecting),
        maybeSelecting: policiesAt(compiled, maybeSelecting),
      });
    }
    groupOf[slot] = index;
  }
  return { groups, groupOf };
}

function selectionsBySlot(direction: Direction, compiled: CompiledCluster): ReadonlyMap<number, Selection> {
  const selections = new Map<number, Selection>();
  const selectionOf = (slot: number): Selection => {
    let selection = selections.get(slot);
    if (selection === undefined) {
      selection = { selecting: [], maybeSelecting: [] };
      selections.set(slot, selection);
    }
    return selection;
  };
  compiled.policies.forEach((policy, index) => {
    if (policy.rules[direction] === undefined) {
      return;
    }
    for (const slot of policy.subjects.yes) {
      selectionOf(slot).selecting.push(index);
    }
    for (const slot of policy.subjects.unknown) {
      selectionOf(slot).maybeSelecting.push(index);
    }
  });
  return selections;
}

/** What a subject's own port names mean to the ingress rules that name ports; empty where none does. */
function portNamesKey(
  direction: Direction,
  compiled: CompiledCluster,
  slot: number,
  ...selections: readonly (readonly number[])[]
): string {
  if (direction === 'egress') {
    return '';
  }
  return selections
    .flatMap((indices) => policiesAt(compiled, indices))
    .flatMap((policy) => policy.rules.ingress ?? [])
    .filter((rule) => 0 < rule.ports.names.length)
    .map((rule) => resolvePorts(rule.ports, compiled.space, slot).key)
    .join(';');
}

function policiesAt(compiled: CompiledCluster, indices: readonly number[]): readonly CompiledPolicy[] {
  return indices.flatMap((index) => compiled.policies[index] ?? []);
}

/** The answers of both directions, and the table that their numbers mean something in. */
export interface Answers {
  readonly table: OutcomeTable;
  readonly directions: Readonly<Record<Direction, DirectionAnswers>>;
}

export function createAnswers(compiled: CompiledCluster): Answers {
  const table = new OutcomeTable();
  return {
    table,
    directions: {
      ingress: new DirectionAnswers('ingress', compiled, table),
      egress: new DirectionAnswers('egress', compiled, table),
    },
  };
}
