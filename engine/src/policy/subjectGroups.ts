/**
 * Subjects under the same policies, put into groups: they share one row of answers. The answers are `evaluate.ts`'
 * business.
 */
import type { Direction } from '../k8s/resource.ts';
import type { Steps } from '../text/steps.ts';
import { resolvePorts, type CompiledCluster, type CompiledPolicy, type CompiledRule } from './compile.ts';
import { doubtfulSlots } from './podMatching.ts';
import { keyOfNumbers } from './portNames.ts';
import type { SlotSet } from './slotSet.ts';

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
const NO_GROUP = -1;

/** The groups of a direction, and by pod slot the position of its group, or `NO_GROUP`. */
export interface SubjectGroups {
  readonly groups: readonly SubjectGroup[];
  readonly groupOf: Int32Array;
}

/** The groups of a direction before an edit, and what they were made of; slots still stand for the same. */
export interface GroupsBefore extends SubjectGroups {
  readonly compiled: CompiledCluster;
}

/**
 * The groups of a direction. Where an edit changed what policies allow and not whom they select, they are those of
 * before, under the policies of now.
 */
export function* groupSubjects(
  direction: Direction,
  compiled: CompiledCluster,
  before?: GroupsBefore,
): Steps<SubjectGroups> {
  const replaced = before === undefined ? undefined : findReplaced(direction, before, compiled);
  return before === undefined || replaced === undefined
    ? yield* splitGroups(direction, compiled)
    : replacePolicies(before, replaced);
}

/** By the policy before the edit; `undefined` where one selects other pods, or may tell others apart by names of ports. */
function findReplaced(
  direction: Direction,
  before: GroupsBefore,
  { policies: now, portNames }: CompiledCluster,
): ReadonlyMap<CompiledPolicy, CompiledPolicy> | undefined {
  const { policies: known, portNames: namesBefore } = before.compiled;
  if (known.length !== now.length) {
    return undefined;
  }
  const replaced = new Map<CompiledPolicy, CompiledPolicy>();
  for (const [index, policy] of now.entries()) {
    const other = known[index];
    if (other === policy) {
      continue;
    }
    if (other === undefined || !separatesAlike(direction, other, policy)) {
      return undefined;
    }
    replaced.set(other, policy);
  }
  // What names of ports mean on a pod that has a group to itself tells nobody apart.
  return replaced.size === 0 || areAlone(portNames.slotsUnlike(namesBefore), before) ? replaced : undefined;
}

function areAlone(slots: SlotSet, { groupOf }: SubjectGroups): boolean {
  return [...slots].every((slot) => {
    const group = groupOf[slot];
    return (
      group === NO_GROUP || groupOf.indexOf(group ?? NO_GROUP) === groupOf.lastIndexOf(group ?? NO_GROUP)
    );
  });
}

function separatesAlike(direction: Direction, left: CompiledPolicy, right: CompiledPolicy): boolean {
  const [leftRules, rightRules] = [left.rules[direction], right.rules[direction]];
  if (leftRules === undefined || rightRules === undefined) {
    return leftRules === rightRules;
  }
  // The same policy is compiled again where pods have other ports; it names what it named before.
  return (
    (left.policy === right.policy || !namesPorts([...leftRules, ...rightRules])) &&
    left.subjects.yes.equals(right.subjects.yes) &&
    doubtfulSlots(left.subjects).equals(doubtfulSlots(right.subjects))
  );
}

function namesPorts(rules: readonly CompiledRule[]): boolean {
  return rules.some(({ ports }) => 0 < ports.names.length);
}

function replacePolicies(
  { groups, groupOf }: SubjectGroups,
  replaced: ReadonlyMap<CompiledPolicy, CompiledPolicy>,
): SubjectGroups {
  if (replaced.size === 0) {
    return { groups, groupOf };
  }
  const replace = (policies: readonly CompiledPolicy[]): readonly CompiledPolicy[] =>
    policies.some((policy) => replaced.has(policy))
      ? policies.map((policy) => replaced.get(policy) ?? policy)
      : policies;
  return {
    groups: groups.map((group) => {
      const selecting = replace(group.selecting);
      const maybeSelecting = replace(group.maybeSelecting);
      const isSame = selecting === group.selecting && maybeSelecting === group.maybeSelecting;
      return isSame ? group : { ...group, selecting, maybeSelecting };
    }),
    groupOf,
  };
}

/**
 * Starts with all pods in one group and splits groups policy by policy, so that the work grows with the pods that
 * policies select. A host can pause after each policy that selects some.
 */
function* splitGroups(direction: Direction, compiled: CompiledCluster): Steps<SubjectGroups> {
  const split = new Splitting(compiled.space.pods.slotCount);
  for (const policy of compiled.policies) {
    const rules = policy.rules[direction];
    if (rules === undefined) {
      continue;
    }
    split.separate(policy.subjects.yes, { policy, isSure: true });
    split.separate(doubtfulSlots(policy.subjects), { policy, isSure: false });
    const withNames = direction === 'ingress' ? rules.filter((rule) => namesPorts([rule])) : [];
    if (0 < withNames.length) {
      const subjects = policy.subjects.yes.union(doubtfulSlots(policy.subjects));
      split.separateByPorts(subjects, (slot) => portNamesKey(compiled, slot, withNames));
    }
    yield;
  }
  return split.finish();
}

/** What a subject's own port names mean to the rules that name ports. */
function portNamesKey(compiled: CompiledCluster, slot: number, rules: readonly CompiledRule[]): string {
  return rules.map((rule) => keyOfNumbers(resolvePorts(rule.ports, compiled, slot))).join(';');
}

/** One step from a group to a part of it: a policy that selects the part, or ports that names mean there. */
interface Selection {
  readonly policy: CompiledPolicy;
  readonly isSure: boolean;
}

/** A group in the making: the group that it was split off from, and by which policy. */
interface Part {
  readonly from: number;
  readonly selection: Selection | undefined;
}

/** Groups being split. Part 0 is all pods that no policy has selected so far. */
class Splitting {
  readonly #partOf: Int32Array;
  readonly #parts: Part[] = [{ from: 0, selection: undefined }];

  constructor(slotCount: number) {
    this.#partOf = new Int32Array(slotCount);
  }

  /** Splits off the slots that a policy selects. */
  separate(slots: SlotSet, selection: Selection): void {
    const parts = new Map<number, number>();
    for (const slot of slots) {
      const from = this.#partOf[slot] ?? 0;
      this.#partOf[slot] = parts.get(from) ?? this.#addPart(parts, from, { from, selection });
    }
  }

  /** Splits the slots by a key that tells apart what names of ports mean. */
  separateByPorts(slots: SlotSet, keyOf: (slot: number) => string): void {
    const parts = new Map<string, number>();
    for (const slot of slots) {
      const from = this.#partOf[slot] ?? 0;
      const key = `${from} ${keyOf(slot)}`;
      this.#partOf[slot] = parts.get(key) ?? this.#addPart(parts, key, { from, selection: undefined });
    }
  }

  finish(): SubjectGroups {
    const groups: SubjectGroup[] = [];
    const indices = new Map<number, number>([[0, NO_GROUP]]);
    const groupOf = this.#partOf.map((part, slot) => {
      let index = indices.get(part);
      if (index === undefined) {
        index = groups.length;
        indices.set(part, index);
        groups.push({ index, subject: slot, ...this.#policiesOf(part) });
      }
      return index;
    });
    return { groups, groupOf };
  }

  #addPart<K>(parts: Map<K, number>, key: K, part: Part): number {
    this.#parts.push(part);
    parts.set(key, this.#parts.length - 1);
    return this.#parts.length - 1;
  }

  /** The policies on the way from all pods to a part, in their order. */
  #policiesOf(part: number): Pick<SubjectGroup, 'selecting' | 'maybeSelecting'> {
    const selections: Selection[] = [];
    for (let at = part; at !== 0; at = this.#parts[at]?.from ?? 0) {
      const selection = this.#parts[at]?.selection;
      if (selection !== undefined) {
        selections.push(selection);
      }
    }
    selections.reverse();
    return {
      selecting: selections.filter(({ isSure }) => isSure).map(({ policy }) => policy),
      maybeSelecting: selections.filter(({ isSure }) => !isSure).map(({ policy }) => policy),
    };
  }
}
