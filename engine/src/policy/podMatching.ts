/**
 * Which pods a subject or a peer selects, three-valued: for sure, perhaps, or not. Equal selectors are looked up
 * once. Addresses and hostNetwork's second view are `peerMatching.ts`' business.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { LabelSelector } from '../k8s/resource.ts';
import type { PodIndex } from './podIndex.ts';
import type { NamespaceMatcher, PodMatcher } from './policy.ts';
import { SlotSet } from './slotSet.ts';

/** The slots that match for sure, and those that may. INVARIANT (disjoint match): no slot is in both. */
export interface SlotMatch {
  readonly yes: SlotSet;
  readonly unknown: SlotSet;
}

export const NO_MATCH: SlotMatch = { yes: SlotSet.EMPTY, unknown: SlotSet.EMPTY };

/** Alternatives: matching one is enough. */
export function uniteMatches(matches: readonly SlotMatch[]): SlotMatch {
  const yes = SlotSet.unionAll(matches.map((match) => match.yes));
  return { yes, unknown: SlotSet.unionAll(matches.map((match) => match.unknown)).subtract(yes) };
}

export class PodMatching {
  readonly #cluster: Cluster;
  readonly #index: PodIndex;
  readonly #namespaces = new Map<string, SlotMatch>();
  readonly #pods = new Map<string, SlotMatch>();

  constructor(cluster: Cluster, index: PodIndex) {
    this.#cluster = cluster;
    this.#index = index;
  }

  /** Pods whose namespace and labels both match (S12). */
  match(matcher: PodMatcher): SlotMatch {
    const namespaceKey = keyOfNamespaces(matcher.namespaces);
    const key = `${namespaceKey} ${keyOfSelector(matcher.pods)}`;
    let match = this.#pods.get(key);
    if (match === undefined) {
      match = this.#matchPods(this.#matchNamespaces(namespaceKey, matcher.namespaces), matcher.pods);
      this.#pods.set(key, match);
    }
    return match;
  }

  #matchNamespaces(key: string, matcher: NamespaceMatcher): SlotMatch {
    let match = this.#namespaces.get(key);
    if (match === undefined) {
      match =
        matcher.type === 'name'
          ? this.#namespaceNamed(matcher.name)
          : this.#namespacesLabeled(matcher.selector);
      this.#namespaces.set(key, match);
    }
    return match;
  }

  #namespaceNamed(name: string): SlotMatch {
    return { yes: this.#index.inNamespace(name), unknown: SlotSet.EMPTY };
  }

  #namespacesLabeled(selector: LabelSelector): SlotMatch {
    const yes: SlotSet[] = [];
    const unknown: SlotSet[] = [];
    for (const namespace of this.#cluster.namespaces.values()) {
      const answer = matchSelector(selector, namespace.labels);
      if (answer !== 'no') {
        (answer === 'yes' ? yes : unknown).push(this.#index.inNamespace(namespace.name));
      }
    }
    return { yes: SlotSet.unionAll(yes), unknown: SlotSet.unionAll(unknown) };
  }

  #matchPods(namespaces: SlotMatch, selector: LabelSelector): SlotMatch {
    if (selector.requirements.length === 0) {
      return selector.isPartial
        ? { yes: SlotSet.EMPTY, unknown: namespaces.yes.union(namespaces.unknown) }
        : namespaces;
    }
    const yes: number[] = [];
    const unknown: number[] = [];
    for (const slot of this.#index.candidatesFor(selector, namespaces.yes.union(namespaces.unknown))) {
      const pod = this.#index.podAt(slot);
      const answer = pod === undefined ? 'no' : matchSelector(selector, pod.labels);
      if (answer !== 'no') {
        (answer === 'yes' && namespaces.yes.has(slot) ? yes : unknown).push(slot);
      }
    }
    return { yes: SlotSet.ofSorted(yes), unknown: SlotSet.ofSorted(unknown) };
  }
}

function keyOfNamespaces(matcher: NamespaceMatcher): string {
  return matcher.type === 'name' ? JSON.stringify(matcher.name) : keyOfSelector(matcher.selector);
}

function keyOfSelector(selector: LabelSelector): string {
  const requirements = selector.requirements.map(({ key, operator, values }) => [key, operator, ...values]);
  return JSON.stringify([selector.isPartial, ...requirements]);
}
