/**
 * The evaluator: for one subject and one direction, the answer for every peer. It walks the tiers in order; in a
 * tier the rules in order; then isolation has the last word. It knows no API kind. Rows of subjects under the same
 * policies are computed once.
 */
import type { Direction } from '../k8s/resource.ts';
import { finishSteps, type Steps } from '../text/steps.ts';
import { resolvePorts, type CompiledCluster, type CompiledPolicy, type CompiledRule } from './compile.ts';
import { OutcomeTable, type EffectId } from './outcomeTable.ts';
import { causeOf, doubtfulSlots, restrictMatch, type SlotMatch } from './podMatching.ts';
import { TIERS, type Tier } from './policy.ts';
import { keyOfNumbers, type NamedNumbers } from './portNames.ts';
import { PortSet } from './portSet.ts';
import { RowBuilder, type Segments } from './segments.ts';
import { SlotSet } from './slotSet.ts';
import type { SlotSpace } from './slotSpace.ts';
import { groupSubjects, type GroupsBefore, type SubjectGroup, type SubjectGroups } from './subjectGroups.ts';
import type { ReasonBecause } from './verdict.ts';
import { possibleAdditions, walkTiers } from './walkTiers.ts';

/** What one rule does to some of the peers that it matches, or may match. */
interface RuleEffect {
  readonly slots: SlotSet;
  readonly effect: EffectId;
}

/** What the answers of one direction are made from. */
interface DirectionInputs {
  readonly direction: Direction;
  readonly compiled: CompiledCluster;
  readonly table: OutcomeTable;
  /** Those before an edit, where slots stand for the same. */
  readonly before: DirectionAnswers | undefined;
}

/** So many rows are remembered beside those of the groups there are, while somebody types faster than rows are asked for. */
const KNOWN_ROWS_MAX = 1000;

/** All answers of one direction. */
class DirectionAnswers {
  readonly direction: Direction;
  readonly groups: readonly SubjectGroup[];
  /** By pod slot: index of its group, or `NO_GROUP`. */
  readonly groupOf: Int32Array;
  readonly #compiled: CompiledCluster;
  readonly #table: OutcomeTable;
  /** By what the rows follow from: they serve after an edit as well. */
  readonly #rows = new Map<string, Segments>();
  readonly #rowsBefore: ReadonlyMap<string, Segments>;
  readonly #rowsByGroup: (Segments | undefined)[] = [];
  readonly #serials: Serials;
  readonly #builder: RowBuilder;
  readonly #effects: WeakMap<CompiledRule, readonly RuleEffect[]>;

  constructor({ direction, compiled, table, before }: DirectionInputs, { groups, groupOf }: SubjectGroups) {
    this.direction = direction;
    this.#compiled = compiled;
    this.#table = table;
    this.#rowsBefore = before === undefined ? new Map<string, Segments>() : before.#knownRows();
    this.#serials = before === undefined ? new Serials() : before.#serials;
    this.#effects = before === undefined ? new WeakMap() : before.#effects;
    this.#builder = new RowBuilder(compiled.space.count);
    this.groups = groups;
    this.groupOf = groupOf;
  }

  /** For the groups after an edit. */
  get subjectGroups(): GroupsBefore {
    return { groups: this.groups, groupOf: this.groupOf, compiled: this.#compiled };
  }

  /** What is known for an edit that follows: where not all rows were asked for, those of the edits before as well. */
  #knownRows(): ReadonlyMap<string, Segments> {
    const isComplete = this.groups.every(({ index }) => this.#rowsByGroup[index] !== undefined);
    const all = isComplete ? this.#rows : new Map([...this.#rowsBefore, ...this.#rows]);
    return all.size <= KNOWN_ROWS_MAX + this.groups.length ? all : this.#rows;
  }

  /** The group's answers by peer slot, as outcome numbers. */
  rowOf(group: SubjectGroup): Segments {
    let row = this.#rowsByGroup[group.index];
    if (row === undefined) {
      row = this.#rowAt(this.#keyOf(group), group);
      this.#rowsByGroup[group.index] = row;
    }
    return row;
  }

  /** The answers as if the tiers after `last` had no policies: what none of the others decides is open. */
  rowUntil(last: Tier, group: SubjectGroup): Segments {
    const isAsked = ({ policy }: CompiledPolicy): boolean =>
      TIERS.indexOf(policy.tier) <= TIERS.indexOf(last);
    const asked = {
      ...group,
      selecting: group.selecting.filter(isAsked),
      maybeSelecting: group.maybeSelecting.filter(isAsked),
    };
    return this.#rowAt(this.#keyOf(asked), asked);
  }

  #rowAt(key: string, group: SubjectGroup): Segments {
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.#rowsBefore.get(key) ?? this.#evaluateWorlds(group);
      this.#rows.set(key, row);
    }
    return row;
  }

  /** Equal for groups with the same answers: under the same policies, with the same meaning of names of ports. */
  #keyOf({ selecting, maybeSelecting, subject }: SubjectGroup): string {
    const ports = [...selecting, ...maybeSelecting]
      .flatMap((policy) => (this.direction === 'ingress' ? (policy.rules.ingress ?? []) : []))
      .filter((rule) => 0 < rule.ports.names.length)
      .map((rule) => keyOfNumbers(resolvePorts(rule.ports, this.#compiled, subject)));
    const serialsOf = (policies: readonly CompiledPolicy[]): string =>
      policies.map((policy) => this.#serials.of(policy)).join(' ');
    return `${serialsOf(selecting)}|${serialsOf(maybeSelecting)}|${ports.join('|')}`;
  }

  /** Where it is open which policies select the subject, what is true in all possible worlds is known. */
  #evaluateWorlds({ selecting, maybeSelecting, subject }: SubjectGroup): Segments {
    const row = this.#evaluate(selecting, subject);
    if (maybeSelecting.length === 0) {
      return row;
    }
    const others = possibleAdditions(maybeSelecting).map((added) =>
      this.#evaluate([...selecting, ...added], subject),
    );
    this.#builder.load(row);
    const causes = maybeSelecting.map(({ policy }) => causeOf(policy.subject.pods));
    const because = causes.includes('unreadable') ? 'unreadable' : 'unknownLabels';
    for (const other of others) {
      this.#builder.zip(other, (left, right) => this.#table.either(left, right, because));
    }
    return this.#builder.build();
  }

  #evaluate(policies: readonly CompiledPolicy[], subject: number): Segments {
    const table = this.#table;
    const walks = this.#builder;
    walks.reset(table.start);
    walkTiers(policies, this.direction, {
      apply: (rule) => {
        this.#applyRule(rule, subject);
      },
      isolate: () => {
        walks.map((walk) => table.isolate(walk));
      },
      isolatePerhaps: () => {
        walks.map((walk) => table.isolatePerhaps(walk));
      },
      endTier: () => {
        walks.map((walk) => table.endTier(walk));
      },
    });
    walks.map((walk) => table.finish(walk));
    return walks.build();
  }

  #applyRule(rule: CompiledRule, subject: number): void {
    for (const { slots, effect } of this.#effectsOf(rule, subject)) {
      this.#builder.mapWithin(slots, (walk) => this.#table.apply(walk, effect));
    }
  }

  /** What a rule does to which peers. Only names of ports make that depend on the subject. */
  #effectsOf(rule: CompiledRule, subject: number): readonly RuleEffect[] {
    if (0 < rule.ports.names.length && this.direction === 'ingress') {
      return this.#effectsOn(rule, rule.peers, resolvePorts(rule.ports, this.#compiled, subject));
    }
    let effects = this.#effects.get(rule);
    if (effects === undefined) {
      effects = this.#peersByPorts(rule).flatMap(({ peers, ports }) => this.#effectsOn(rule, peers, ports));
      this.#effects.set(rule, effects);
    }
    return effects;
  }

  /** What is open because of the manifests stays so, even where the network plugin leaves something open as well. */
  #effectsOn(
    { rule: { action }, ports }: CompiledRule,
    peers: SlotMatch,
    { certain, open }: NamedNumbers,
  ): readonly RuleEffect[] {
    const { maybe } = ports;
    const effectOf = (sure: PortSet, perhaps: PortSet, because: ReasonBecause): EffectId =>
      this.#table.effectId({ action, certain: sure, maybe: perhaps, because });
    const effects = [{ slots: peers.yes, effect: effectOf(certain, maybe, 'unreadable') }];
    if (!open.isEmpty) {
      effects.push({ slots: peers.yes, effect: effectOf(PortSet.EMPTY, open, 'cni') });
    }
    for (const { because, slots } of peers.doubts) {
      const ofPeer = because === 'cni' ? certain.union(open) : certain.union(open).union(maybe);
      effects.push({ slots, effect: effectOf(PortSet.EMPTY, ofPeer, because) });
      const unread = maybe.subtract(certain);
      if (because === 'cni' && !unread.isEmpty) {
        effects.push({ slots, effect: effectOf(PortSet.EMPTY, unread, 'unreadable') });
      }
    }
    return effects;
  }

  /** On egress each peer is the destination that names are resolved on; peers whose names mean the same go together. */
  #peersByPorts({
    peers,
    ports,
  }: CompiledRule): readonly { readonly peers: SlotMatch; readonly ports: NamedNumbers }[] {
    if (ports.names.length === 0) {
      return [{ peers, ports }];
    }
    const { space, portNames } = this.#compiled;
    const naming = portNames.slotsNaming(ports.names, peers.yes.union(doubtfulSlots(peers)));
    const byPorts = new Map<string, { readonly ports: NamedNumbers; readonly slots: number[] }>();
    for (const slot of naming) {
      const resolved = resolvePorts(ports, this.#compiled, slot);
      const key = keyOfNumbers(resolved);
      const group = byPorts.get(key) ?? { ports: resolved, slots: [] };
      group.slots.push(slot);
      byPorts.set(key, group);
    }
    const others = space.all.subtract(SlotSet.ofSorted(naming));
    return [
      { peers: restrictMatch(peers, others), ports },
      ...[...byPorts.values()].map((group) => ({
        peers: restrictMatch(peers, SlotSet.ofSorted(group.slots)),
        ports: group.ports,
      })),
    ];
  }
}

/** Numbers of objects, for keys. */
class Serials {
  readonly #known = new WeakMap<object, number>();
  #next = 0;

  of(object: object): number {
    let serial = this.#known.get(object);
    if (serial === undefined) {
      serial = this.#next++;
      this.#known.set(object, serial);
    }
    return serial;
  }
}

/** The answers of both directions, and the table that their numbers mean something in. */
export interface Answers {
  readonly space: SlotSpace;
  readonly table: OutcomeTable;
  readonly directions: Readonly<Record<Direction, DirectionAnswers>>;
}

/** Numbers of a table are never given back; one that long editing has filled is left behind. */
const OUTCOME_COUNT_MAX = 100_000;

/**
 * The answers about a compiled cluster. `before` are those before an edit: where slots stand for the same, rows of
 * subjects under the same policies are shared.
 */
export function createAnswers(compiled: CompiledCluster, before?: Answers): Answers {
  return finishSteps(createAnswersInSteps(compiled, before));
}

/** The same in steps. Rows are computed when they are asked for. */
export function* createAnswersInSteps(compiled: CompiledCluster, before?: Answers): Steps<Answers> {
  const shared =
    before?.space.hasSameSlots(compiled.space) === true && before.table.outcomeCount < OUTCOME_COUNT_MAX
      ? before
      : undefined;
  const table = shared?.table ?? new OutcomeTable();
  const answersOf = function* (direction: Direction): Steps<DirectionAnswers> {
    const known = shared?.directions[direction];
    const groups = yield* groupSubjects(direction, compiled, known?.subjectGroups);
    return new DirectionAnswers({ direction, compiled, table, before: known }, groups);
  };
  return {
    space: compiled.space,
    table,
    directions: { ingress: yield* answersOf('ingress'), egress: yield* answersOf('egress') },
  };
}
