/**
 * Subjects under the same policies, put into groups: they share one row of answers. The answers are `evaluate.ts`'
 * business.
 */
import type { Direction } from '../k8s/resource.ts';
import { resolvePorts, type CompiledCluster, type CompiledPolicy, type CompiledRule } from './compile.ts';
import { doubtfulSlots } from './podMatching.ts';

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

const NO_RULES: ReadonlyMap<number, readonly CompiledRule[]> = new Map();

interface Selection {
  readonly selecting: number[];
  readonly maybeSelecting: number[];
}

/** The groups of a direction, and by pod slot the position of its group, or `NO_GROUP`. */
export interface SubjectGroups {
  readonly groups: readonly SubjectGroup[];
  readonly groupOf: Int32Array;
}

export function groupSubjects(direction: Direction, compiled: CompiledCluster): SubjectGroups {
  const selections = selectionsBySlot(direction, compiled);
  const groups: SubjectGroup[] = [];
  const groupOf = new Int32Array(compiled.space.pods.slotCount).fill(NO_GROUP);
  const known = new Map<string, number>();
  const rulesWithNames = direction === 'ingress' ? findRulesWithNames(compiled) : NO_RULES;
  for (const [slot, { selecting, maybeSelecting }] of selections) {
    const policies = rulesWithNames.size === 0 ? [] : [...selecting, ...maybeSelecting];
    const names = portNamesKey(compiled, slot, rulesWithNames, policies);
    const key = `${selecting.join(',')}|${maybeSelecting.join(',')}|${names}`;
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
    for (const slot of doubtfulSlots(policy.subjects)) {
      selectionOf(slot).maybeSelecting.push(index);
    }
  });
  return selections;
}

/** By position of the policy: its ingress rules that name ports, whose meaning depends on the subject. */
function findRulesWithNames(compiled: CompiledCluster): ReadonlyMap<number, readonly CompiledRule[]> {
  const found = new Map<number, readonly CompiledRule[]>();
  compiled.policies.forEach((policy, index) => {
    const rules = (policy.rules.ingress ?? []).filter((rule) => 0 < rule.ports.names.length);
    if (0 < rules.length) {
      found.set(index, rules);
    }
  });
  return found;
}

/** What a subject's own port names mean to the rules that name ports. */
function portNamesKey(
  compiled: CompiledCluster,
  slot: number,
  rules: ReadonlyMap<number, readonly CompiledRule[]>,
  policies: readonly number[],
): string {
  return policies
    .flatMap((index) => rules.get(index) ?? [])
    .map((rule) => resolvePorts(rule.ports, compiled.space, slot).key)
    .join(';');
}

function policiesAt(compiled: CompiledCluster, indices: readonly number[]): readonly CompiledPolicy[] {
  return indices.flatMap((index) => compiled.policies[index] ?? []);
}
