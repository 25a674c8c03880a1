/**
 * Which pods a subject or a peer selects, three-valued: for sure, perhaps, or not. Equal selectors are looked up
 * once. Addresses and hostNetwork's second view are `peerMatching.ts`' business.
 */
import type { Cluster } from '../cluster/cluster.ts';
import { matchSelector } from '../k8s/labelSelector.ts';
import type { LabelSelector } from '../k8s/resource.ts';
import type { PodIndex } from './podIndex.ts';
import type { PodMatcher } from './policy.ts';
import { SlotSet } from './slotSet.ts';
import type { ReasonBecause } from './verdict.ts';

/**
 * The slots that match for sure, and those that may, by what leaves it open. INVARIANT (disjoint match): no slot is
 * in two of the sets.
 */
export interface SlotMatch {
  readonly yes: SlotSet;
  readonly doubts: readonly SlotDoubt[];
}

export interface SlotDoubt {
  readonly because: ReasonBecause;
  readonly slots: SlotSet;
}

export const NO_MATCH: SlotMatch = { yes: SlotSet.EMPTY, doubts: [] };

/** Of several causes the first of these is named. */
const CAUSES: readonly ReasonBecause[] = ['unreadable', 'podAddress', 'unknownLabels', 'cni'];

/** A match in one piece; `because` says what leaves the doubtful slots open. */
export function createMatch(yes: SlotSet, doubtful: SlotSet, because: ReasonBecause): SlotMatch {
  return { yes, doubts: doubtful.isEmpty ? [] : [{ because, slots: doubtful }] };
}

/** Alternatives: matching one is enough. */
export function uniteMatches(matches: readonly SlotMatch[]): SlotMatch {
  const [only, ...others] = matches;
  if (only !== undefined && others.length === 0) {
    return only;
  }
  const yes = SlotSet.unionAll(matches.map((match) => match.yes));
  if (matches.every((match) => match.doubts.length === 0)) {
    return { yes, doubts: [] };
  }
  const doubts: SlotDoubt[] = [];
  let taken = yes;
  for (const because of CAUSES) {
    const slots = SlotSet.unionAll(matches.map((match) => doubtfulSlots(match, because))).subtract(taken);
    if (!slots.isEmpty) {
      doubts.push({ because, slots });
      taken = taken.union(slots);
    }
  }
  return { yes, doubts };
}

/** The part of a match within a set. */
export function restrictMatch(match: SlotMatch, within: SlotSet): SlotMatch {
  return {
    yes: match.yes.intersect(within),
    doubts: match.doubts
      .map(({ because, slots }) => ({ because, slots: slots.intersect(within) }))
      .filter(({ slots }) => !slots.isEmpty),
  };
}

/** All slots that may match, or those that one cause leaves open. */
export function doubtfulSlots(match: SlotMatch, because?: ReasonBecause): SlotSet {
  const doubts = match.doubts.filter((doubt) => because === undefined || doubt.because === because);
  return SlotSet.unionAll(doubts.map(({ slots }) => slots));
}

export class PodMatching {
  readonly #cluster: Cluster;
  readonly #index: PodIndex;
  readonly #namespaces = new Map<string, SlotMatch>();
  readonly #pods = new Map<string, SlotMatch>();
  /** `undefined`: all of them. */
  readonly #selectable: SlotSet | undefined;

  constructor(cluster: Cluster, index: PodIndex) {
    this.#cluster = cluster;
    this.#index = index;
    this.#selectable = cluster.profile.hostNetwork === 'asNodes' ? index.withoutHostPods : undefined;
  }

  /** Pods whose namespace and labels both match (S12), but hostNetwork pods that are nothing but nodes (S24). */
  match(matcher: PodMatcher): SlotMatch {
    const match = this.#match(matcher);
    return this.#selectable === undefined ? match : restrictMatch(match, this.#selectable);
  }

  #match({ namespaces, pods }: PodMatcher): SlotMatch {
    if (namespaces.type === 'name') {
      // One namespace is looked through faster than a key is made for it.
      return this.#matchPods({ yes: this.#index.inNamespace(namespaces.name), doubts: [] }, pods);
    }
    const namespaceKey = keyOfSelector(namespaces.selector);
    const key = `${namespaceKey} ${keyOfSelector(pods)}`;
    let match = this.#pods.get(key);
    if (match === undefined) {
      match = this.#matchPods(this.#matchNamespaces(namespaceKey, namespaces.selector), pods);
      this.#pods.set(key, match);
    }
    return match;
  }

  #matchNamespaces(key: string, selector: LabelSelector): SlotMatch {
    let match = this.#namespaces.get(key);
    if (match === undefined) {
      match = this.#namespacesLabeled(selector);
      this.#namespaces.set(key, match);
    }
    return match;
  }

  #namespacesLabeled(selector: LabelSelector): SlotMatch {
    const yes: SlotSet[] = [];
    const doubtful: SlotSet[] = [];
    for (const namespace of this.#cluster.namespaces.values()) {
      const answer = matchSelector(selector, namespace.labels);
      if (answer !== 'no') {
        (answer === 'yes' ? yes : doubtful).push(this.#index.inNamespace(namespace.name));
      }
    }
    return createMatch(SlotSet.unionAll(yes), SlotSet.unionAll(doubtful), causeOf(selector));
  }

  #matchPods(namespaces: SlotMatch, selector: LabelSelector): SlotMatch {
    const within = namespaces.yes.union(doubtfulSlots(namespaces));
    if (selector.requirements.length === 0) {
      return selector.isPartial ? createMatch(SlotSet.EMPTY, within, 'unreadable') : namespaces;
    }
    const yes: number[] = [];
    const doubtful: number[] = [];
    const byNamespace: number[] = [];
    for (const slot of this.#index.candidatesFor(selector, within)) {
      const pod = this.#index.podAt(slot);
      const answer = pod === undefined ? 'no' : matchSelector(selector, pod.labels);
      if (answer === 'unknown') {
        doubtful.push(slot);
      } else if (answer === 'yes') {
        (namespaces.yes.has(slot) ? yes : byNamespace).push(slot);
      }
    }
    return uniteMatches([
      createMatch(SlotSet.ofSorted(yes), SlotSet.ofSorted(doubtful), causeOf(selector)),
      restrictMatch(namespaces, SlotSet.ofSorted(byNamespace)),
    ]);
  }
}

/** What leaves it open whether a selector matches: it was read in part only, or labels are not known. */
export function causeOf(selector: LabelSelector): ReasonBecause {
  return selector.isPartial ? 'unreadable' : 'unknownLabels';
}

function keyOfSelector(selector: LabelSelector): string {
  const requirements = selector.requirements.map(({ key, operator, values }) => [key, operator, ...values]);
  return JSON.stringify([selector.isPartial, ...requirements]);
}
