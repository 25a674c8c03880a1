/**
 * What tells slots apart in a direction: as subjects, the policies that select them and what names of ports are on them;
 * as peers, the rules that match them. Slots that are in the same of these sets have the same verdicts for the same
 * reasons. What these are is `decide.ts`' business.
 */
import type { Direction } from '../k8s/resource.ts';
import { appendTo } from '../text/appendTo.ts';
import { resolvePorts, type CompiledCluster, type CompiledPolicy, type CompiledRule } from './compile.ts';
import { compilePortsAsWritten } from './compilePorts.ts';
import { doubtfulSlots } from './podMatching.ts';
import { keyOfNumbers } from './portNames.ts';
import { findUnheard } from './reasons.ts';
import { SlotSet } from './slotSet.ts';

/** The sets that a policy tells subjects apart by; none where it says nothing about the direction. */
export function subjectSets(
  compiled: CompiledCluster,
  { rules, subjects }: CompiledPolicy,
  direction: Direction,
): readonly SlotSet[] {
  const ownRules = rules[direction];
  if (ownRules === undefined) {
    return [];
  }
  const doubtful = doubtfulSlots(subjects);
  const selected = subjects.yes.union(doubtful);
  const byPorts =
    direction === 'ingress' ? ownRules.flatMap((rule) => portSets(compiled, rule, selected)) : [];
  return [subjects.yes, doubtful, ...byPorts];
}

/** The sets that all policies together tell subjects apart by besides: those that the network plugin does not listen to. */
export function unheardSubjectSets(compiled: CompiledCluster, direction: Direction): readonly SlotSet[] {
  const nodePods = SlotSet.ofSorted(compiled.space.nodePods);
  return [nodePods, ...findUnheard(compiled, direction).map(({ slots }) => slots)];
}

/** The sets that a rule tells peers apart by. */
export function peerSets(
  compiled: CompiledCluster,
  rule: CompiledRule,
  direction: Direction,
): readonly SlotSet[] {
  const sets = [
    rule.peers.yes,
    ...rule.peers.doubts.map(({ slots }) => slots),
    compiled.peers.ignoredBy(rule.rule.peers),
  ];
  // On egress the peer is the destination, on which names of ports are looked up.
  return direction === 'egress' ? [...sets, ...portSets(compiled, rule, SlotSet.unionAll(sets))] : sets;
}

/**
 * The destinations by what the rule's names of ports are on them, as the network plugin reads these and as they are
 * written. For destinations that the rule does not mean, only a difference between the two matters.
 */
function portSets(
  compiled: CompiledCluster,
  { rule, ports }: CompiledRule,
  meant: SlotSet,
): readonly SlotSet[] {
  const written = compilePortsAsWritten(rule.ports);
  const names = [...ports.names, ...written.names];
  if (names.length === 0) {
    return [];
  }
  const pods = SlotSet.range(0, compiled.space.pods.slotCount);
  const byNumbers = new Map<string, number[]>();
  for (const slot of compiled.portNames.slotsNaming(names, pods)) {
    const read = resolvePorts(ports, compiled, slot);
    const asWritten = resolvePorts(written, compiled, slot);
    if (meant.has(slot) || !read.certain.equals(asWritten.certain)) {
      appendTo(byNumbers, `${keyOfNumbers(read)}|${keyOfNumbers(asWritten)}`, slot);
    }
  }
  return [...byNumbers.values()].map((slots) => SlotSet.ofSorted(slots));
}
