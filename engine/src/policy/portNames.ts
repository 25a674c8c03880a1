/**
 * What a port's name is on a destination: the container ports of that name and protocol (S20), as the network plugin
 * finds them. Addresses have no named ports, and neither has a hostNetwork pod that is seen as the address of its node
 * (S24). Plugins for which names mean the same on every destination are `compilePorts.ts`' business.
 */
import type { Cluster, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { ContainerPort, NamedPort } from '../k8s/resource.ts';
import type { PodIndex } from './podIndex.ts';
import { PortSet } from './portSet.ts';
import { SlotSet } from './slotSet.ts';

/** What names are somewhere: surely, and as far as the plugin leaves it open. */
export interface NamedNumbers {
  readonly certain: PortSet;
  readonly open: PortSet;
}

export const NO_NUMBERS: NamedNumbers = { certain: PortSet.EMPTY, open: PortSet.EMPTY };

/** What names are on a slot, as long as it stands for the same pod. */
interface Resolved {
  readonly pod: WorkloadEndpoint | undefined;
  readonly numbers: NamedNumbers;
}

/** Equal for equal numbers, and for no others. */
export function keyOfNumbers({ certain, open }: NamedNumbers): string {
  return open.isEmpty ? certain.key : `${certain.key}?${open.key}`;
}

export class PortNames {
  readonly #pods: PodIndex;
  readonly #hostPodsHaveNone: boolean;
  readonly #isPerNamespace: boolean;
  /** What names were resolved to so far, by slot: for each list of names, and for equal lists together. */
  readonly #byList: WeakMap<readonly NamedPort[], Map<number, Resolved>>;
  readonly #byNames: Map<string, Map<number, Resolved>>;

  /** `before` are those before an edit, where slots stand for the same. */
  constructor({ profile }: Cluster, pods: PodIndex, before?: PortNames) {
    this.#pods = pods;
    this.#hostPodsHaveNone = profile.hostNetwork === 'asNodes';
    this.#isPerNamespace = profile.namedPorts === 'perNamespace';
    const shared = before !== undefined && !this.#isPerNamespace ? before : undefined;
    this.#byList = shared === undefined ? new WeakMap() : shared.#byList;
    this.#byNames = shared === undefined ? new Map<string, Map<number, Resolved>>() : shared.#byNames;
  }

  /** The slots on which names may be other numbers than before an edit. */
  slotsUnlike(before: PortNames): SlotSet {
    if (this === before) {
      return SlotSet.EMPTY;
    }
    const slots = SlotSet.range(0, this.#pods.slotCount);
    return this.#isPerNamespace
      ? slots
      : SlotSet.ofSorted([...slots].filter((slot) => this.#pods.podAt(slot) !== before.#pods.podAt(slot)));
  }

  /** The numbers that names are on a destination, by slot. Many rules name the same ports, and all are asked after each edit. */
  resolve(names: readonly NamedPort[], destination: number): NamedNumbers {
    const known = this.#resolvedFor(names);
    const pod = this.#pods.podAt(destination);
    let resolved = known.get(destination);
    if (resolved === undefined || resolved.pod !== pod) {
      resolved = { pod, numbers: this.#resolveAnew(names, destination) };
      known.set(destination, resolved);
    }
    return resolved.numbers;
  }

  #resolvedFor(names: readonly NamedPort[]): Map<number, Resolved> {
    let resolved = this.#byList.get(names);
    if (resolved === undefined) {
      const key = JSON.stringify(names.map(({ name, protocol }) => [name, protocol]));
      resolved = this.#byNames.get(key) ?? new Map<number, Resolved>();
      this.#byNames.set(key, resolved);
      this.#byList.set(names, resolved);
    }
    return resolved;
  }

  #resolveAnew(names: readonly NamedPort[], destination: number): NamedNumbers {
    const pod = this.#pods.podAt(destination);
    if (pod === undefined || (pod.hostNetwork && this.#hostPodsHaveNone)) {
      return NO_NUMBERS;
    }
    const own = portsNamed(pod.ports, names);
    return this.#isPerNamespace ? this.#resolveInNamespace(names, own, pod.namespace) : certainly(own);
  }

  /** All numbers that names are on some pods. */
  numbersOn(names: readonly NamedPort[], pods: SlotSet): PortSet {
    const ports = [...pods].flatMap((slot) => this.resolve(names, slot).certain.intervals);
    return PortSet.of(ports);
  }

  /** The slots on which a name may be a port, for which a rule's ports differ from pod to pod. */
  slotsNaming(names: readonly NamedPort[], within: SlotSet): readonly number[] {
    const wanted = new Set(names.map((name) => name.name));
    const isNaming = (slot: number): boolean =>
      this.#pods.podAt(slot)?.ports.some(({ name }) => name !== undefined && wanted.has(name)) === true;
    if (!this.#isPerNamespace) {
      return [...within].filter(isNaming);
    }
    const all = SlotSet.range(0, this.#pods.slotCount);
    const namespaces = new Set([...all].filter(isNaming).map((slot) => this.#pods.podAt(slot)?.namespace));
    return [...within].filter((slot) => namespaces.has(this.#pods.podAt(slot)?.namespace));
  }

  /** One number for all pods of the namespace: which of several it is, and whether a pod without the name has it, is open. */
  #resolveInNamespace(
    names: readonly NamedPort[],
    own: readonly ContainerPort[],
    namespace: string,
  ): NamedNumbers {
    const slots = [...this.#pods.inNamespace(namespace)];
    const all = slots.flatMap((slot) => portsNamed(this.#pods.podAt(slot)?.ports ?? [], names));
    const isUnique = (port: ContainerPort): boolean =>
      all.every(
        ({ name, protocol, number }) =>
          name !== port.name || protocol !== port.protocol || number === port.number,
      );
    const certain = toSet(own.filter(isUnique));
    return { certain, open: toSet(all).subtract(certain) };
  }
}

function portsNamed(ports: readonly ContainerPort[], names: readonly NamedPort[]): readonly ContainerPort[] {
  return ports.filter((port) =>
    names.some((name) => name.name === port.name && name.protocol === port.protocol),
  );
}

function certainly(ports: readonly ContainerPort[]): NamedNumbers {
  return ports.length === 0 ? NO_NUMBERS : { certain: toSet(ports), open: PortSet.EMPTY };
}

function toSet(ports: readonly ContainerPort[]): PortSet {
  return PortSet.of(ports.map(({ protocol, number }) => ({ protocol, from: number, to: number })));
}
