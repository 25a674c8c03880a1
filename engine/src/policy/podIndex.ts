/**
 * The cluster's pods, numbered and indexed by label. Pods that nothing tells apart share one slot; slots of a
 * namespace are neighbors. It finds candidates quickly; what a selector means is `k8s/labelSelector.ts`' business.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { LabelSelector, Requirement } from '../k8s/resource.ts';
import type { RetouchedPod } from '../cluster/retouchedPods.ts';
import { appendTo } from '../text/appendTo.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { finishSteps, mapInSteps, type Steps } from '../text/steps.ts';
import { SlotSet } from './slotSet.ts';

/** Workloads that no policy of any kind could tell apart. */
export interface PodClass {
  readonly slot: number;
  /** One of its workloads; all facts that decide are the same for the others. */
  readonly pod: WorkloadEndpoint;
}

/** What selectors are looked up in. */
class LabelIndex {
  readonly namespaces = new Map<string, SlotSet>();
  readonly byLabel = new Map<string, Map<string, number[]>>();
  /** Slots that carry a key with a value that only the running cluster knows. */
  readonly unknownValue = new Map<string, number[]>();
  /** Slots that may carry labels that no manifest shows. */
  readonly open: number[] = [];
}

export class PodIndex {
  readonly #classes: PodClass[];
  readonly #slots: Map<WorkloadEndpoint, number>;
  /** Shared by indexes in which every slot is seen alike by selectors. */
  readonly #labels: LabelIndex;

  private constructor(
    classes: PodClass[] = [],
    slots: Map<WorkloadEndpoint, number> = new Map<WorkloadEndpoint, number>(),
    labels: LabelIndex = new LabelIndex(),
  ) {
    this.#classes = classes;
    this.#slots = slots;
    this.#labels = labels;
  }

  static of(cluster: Cluster): PodIndex {
    return finishSteps(PodIndex.ofInSteps(cluster));
  }

  /** The same in steps. */
  static *ofInSteps(cluster: Cluster): Steps<PodIndex> {
    const index = new PodIndex();
    const slotsByKey = new Map<string, number>();
    const tellsBarePods = cluster.profile.appliesToBarePods === 'no';
    const sorted = sortByNamespace(cluster.workloads);
    yield;
    yield* mapInSteps(sorted, (workload) => {
      const key = classKey(workload, tellsBarePods && isBarePod(workload) ? 'bare' : 'any');
      index.#add(workload, key, slotsByKey);
    });
    index.#addNamespaces();
    return index;
  }

  /**
   * The index after an edit that retouched pods, with the same slots; `undefined` where pods that shared one are told
   * apart now, or pods that had two are not.
   */
  retouch(pods: readonly RetouchedPod[]): PodIndex | undefined {
    const [first, ...others] = pods;
    return first === undefined ? this : this.#retouchOne(first)?.retouch(others);
  }

  #retouchOne({ before, now }: RetouchedPod): PodIndex | undefined {
    const slot = this.slotOf(before);
    const isSameClass = classKey(before, 'any') === classKey(now, 'any');
    if (!isSameClass && !(this.#isAlone(before) && this.#isUnlikeOthers(now, slot))) {
      return undefined;
    }
    const classes = [...this.#classes];
    classes[slot] = { slot, pod: now };
    const slots = new Map(this.#slots);
    slots.delete(before);
    slots.set(now, slot);
    return new PodIndex(classes, slots, this.#labels);
  }

  #isAlone(workload: WorkloadEndpoint): boolean {
    const slot = this.slotOf(workload);
    return [...this.#slots].every(([other, otherSlot]) => otherSlot !== slot || other === workload);
  }

  /** Whether the pods would have a slot of their own, too, if all were numbered anew. */
  #isUnlikeOthers(workload: WorkloadEndpoint, slot: number): boolean {
    const key = classKey(workload, 'any');
    return [...this.inNamespace(workload.namespace)].every((other) => {
      const pod = this.podAt(other);
      return (
        other === slot ||
        pod === undefined ||
        pod.ports.length !== workload.ports.length ||
        classKey(pod, 'any') !== key
      );
    });
  }

  /** Whether every slot stands for pods that selectors see alike. */
  hasSameSlots(other: PodIndex): boolean {
    return this.#labels === other.#labels;
  }

  /** By slot. */
  get classes(): readonly PodClass[] {
    return this.#classes;
  }

  get slotCount(): number {
    return this.classes.length;
  }

  slotOf(workload: WorkloadEndpoint): number {
    const slot = this.#slots.get(workload);
    if (slot === undefined) {
      throw new RangeError(`${workload.id} is not of this cluster`);
    }
    return slot;
  }

  /** All pods but those of the host network. */
  get withoutHostPods(): SlotSet {
    return this.#slotsOf(({ hostNetwork }) => !hostNetwork);
  }

  /** The pods that no controller owns; only where the network plugin tells them apart are they alone in their slots. */
  get barePods(): SlotSet {
    return this.#slotsOf(isBarePod);
  }

  podAt(slot: number): WorkloadEndpoint | undefined {
    return this.classes[slot]?.pod;
  }

  /** The pods of a namespace; empty for one without pods. */
  inNamespace(name: string): SlotSet {
    return this.#labels.namespaces.get(name) ?? SlotSet.EMPTY;
  }

  /** Slots of `within`, ascending, among which are all that the selector matches or may match. */
  candidatesFor(selector: LabelSelector, within: SlotSet): Iterable<number> {
    let best: readonly (readonly number[])[] | undefined;
    let bestCount = Infinity;
    for (const requirement of selector.requirements) {
      const lists = this.#slotsThatMayMeet(requirement);
      const count = lists?.reduce((sum, list) => sum + list.length, 0) ?? Infinity;
      if (count < bestCount) {
        best = lists;
        bestCount = count;
      }
    }
    return best === undefined ? within : mergeSorted(best.map((list) => listWithin(list, within)));
  }

  /** `NotIn` and `DoesNotExist` match what lacks the key (S13), so no index narrows them. */
  #slotsThatMayMeet(requirement: Requirement): readonly (readonly number[])[] | undefined {
    const byValue = this.#labels.byLabel.get(requirement.key);
    const lists: (readonly number[])[] = [
      this.#labels.unknownValue.get(requirement.key) ?? [],
      this.#labels.open,
    ];
    switch (requirement.operator) {
      case 'In':
        lists.push(...requirement.values.map((value) => byValue?.get(value) ?? []));
        break;
      case 'Exists':
        lists.push(...(byValue?.values() ?? []));
        break;
      case 'NotIn':
      case 'DoesNotExist':
        return undefined;
    }
    return lists;
  }

  #slotsOf(isWanted: (pod: WorkloadEndpoint) => boolean): SlotSet {
    return SlotSet.ofSorted(this.classes.filter(({ pod }) => isWanted(pod)).map(({ slot }) => slot));
  }

  #add(workload: WorkloadEndpoint, key: string, slotsByKey: Map<string, number>): void {
    let slot = slotsByKey.get(key);
    if (slot === undefined) {
      slot = this.#classes.length;
      slotsByKey.set(key, slot);
      this.#classes.push({ slot, pod: workload });
      this.#addLabels(slot, workload.labels);
    }
    this.#slots.set(workload, slot);
  }

  #addLabels(slot: number, labels: LabelFacts): void {
    for (const [key, value] of labels.known) {
      if (value === undefined) {
        appendTo(this.#labels.unknownValue, key, slot);
      } else {
        const byValue = this.#labels.byLabel.get(key) ?? new Map<string, number[]>();
        this.#labels.byLabel.set(key, byValue);
        appendTo(byValue, value, slot);
      }
    }
    if (labels.isOpen) {
      this.#labels.open.push(slot);
    }
  }

  #addNamespaces(): void {
    let start = 0;
    this.classes.forEach(({ pod }, slot) => {
      if (this.classes[slot + 1]?.pod.namespace !== pod.namespace) {
        this.#labels.namespaces.set(pod.namespace, SlotSet.range(start, slot + 1));
        start = slot + 1;
      }
    });
  }
}

/** A pod with an owner counts as its owner, so whatever is left as a Pod has none. */
function isBarePod({ kind }: WorkloadEndpoint): boolean {
  return kind === 'Pod';
}

/** By namespace, and otherwise as ids are sorted, so that slots and endpoints stand in the same order. */
function sortByNamespace(workloads: readonly WorkloadEndpoint[]): readonly WorkloadEndpoint[] {
  return [...workloads].sort(
    (left, right) =>
      compareBytewise(`${left.namespace}/`, `${right.namespace}/`) || compareBytewise(left.id, right.id),
  );
}

/** Everything of a workload that can decide about a flow; JSON quotes the parts, so that nothing runs together. */
function classKey(
  { namespace, labels, ports, hostNetwork, addresses }: WorkloadEndpoint,
  ownership: 'bare' | 'any',
): string {
  const parts: (string | number | boolean | undefined)[] = [namespace, ownership, hostNetwork, labels.isOpen];
  parts.push(labels.known.size, ports.length);
  for (const key of [...labels.known.keys()].sort(compareBytewise)) {
    parts.push(key, labels.known.get(key));
  }
  for (const { name, protocol, number } of ports) {
    parts.push(name, protocol, number);
  }
  for (const { family, value } of addresses) {
    parts.push(family, String(value));
  }
  return JSON.stringify(parts);
}

/** The part of an ascending list that lies within a set. */
function listWithin(list: readonly number[], within: SlotSet): readonly number[] {
  const parts: number[] = [];
  for (let index = 0; index < within.runs.length; index += 2) {
    const end = within.runs[index + 1] ?? 0;
    for (let at = firstAtOrAbove(list, within.runs[index] ?? 0); at < list.length; at++) {
      const slot = list[at] ?? end;
      if (end <= slot) {
        break;
      }
      parts.push(slot);
    }
  }
  return parts;
}

function firstAtOrAbove(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

function mergeSorted(lists: readonly (readonly number[])[]): readonly number[] {
  const [only, ...others] = lists.filter((list) => 0 < list.length);
  if (others.length === 0) {
    return only ?? [];
  }
  return [...new Set(lists.flat())].sort((left, right) => left - right);
}
