/**
 * Inlay hints: in the text of policies, behind each selector how many pods or namespaces it matches, and behind `spec`
 * the policy types that hold where none are written. Only for what lies in the stretch of text that is shown.
 */
import { matchSelector } from '../k8s/labelSelector.ts';
import { DIRECTIONS, type NetworkPolicy, type PodPeer } from '../k8s/resource.ts';
import { fromPeer } from '../policy/fromNetworkPolicy.ts';
import type { Members } from '../reachability/reachability.ts';
import { chooseNoun, writeCount } from '../render/countText.ts';
import { listHidingPods } from '../cluster/isComplete.ts';
import { formatMessage, say, sayList, type Message } from '../text/say.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { findNode } from '../yaml/findNode.ts';
import { findEntry, type YamlEntry, type YamlNode } from '../yaml/node.ts';
import { countOtherCopies, nameCopy } from './copyWords.ts';
import type { FileRange } from './filePosition.ts';
import { joinLensParts } from './lensText.ts';
import { nameCopies } from './nameCopies.ts';
import { openUnit, type OpenUnit } from './openUnit.ts';
import { findPolicyScenes, type PolicyScene } from './policyScene.ts';
import { writePolicyType } from './policyWords.ts';

export interface InlayHint {
  /** In the file. */
  readonly offset: number;
  readonly text: Message;
}

/** Something that a hint can stand behind, in the unit, and what it says in one scope. */
interface HintPlace {
  readonly offset: number;
  readonly describe: (scene: PolicyScene) => Message;
}

export function inlayHintsIn(snapshot: Snapshot, { file, text, span }: FileRange): readonly InlayHint[] {
  const units = snapshot.files.get(file)?.units ?? [];
  return units
    .filter(({ start, end, resources }) => start <= span.end && span.start <= end && hasPolicy(resources))
    .flatMap((unit) => {
      const open = openUnit({ file, text }, unit);
      return open === undefined ? [] : hintsInUnit(snapshot, open, shiftSpan(span, -unit.start));
    });
}

function hasPolicy(resources: OpenUnit['unit']['resources']): boolean {
  return resources.some(({ type }) => type === 'networkPolicy');
}

/** `shown` counts from the unit's start. */
function hintsInUnit(snapshot: Snapshot, open: OpenUnit, shown: Span): readonly InlayHint[] {
  return open.unit.resources.flatMap((resource) => {
    const root = resource.type === 'networkPolicy' ? findNode(open.root, resource.span) : undefined;
    const spec = root?.type === 'map' ? findEntry(root, 'spec') : undefined;
    if (resource.type !== 'networkPolicy' || spec === undefined) {
      return [];
    }
    const places = listPlaces(open, resource, spec).filter(
      ({ offset }) => shown.start <= offset && offset <= shown.end,
    );
    const scenes = places.length === 0 ? [] : findPolicyScenes(snapshot, resource);
    return places.flatMap((place) => describeCopies(open, place, scenes));
  });
}

function describeCopies(
  open: OpenUnit,
  { offset, describe }: HintPlace,
  scenes: readonly PolicyScene[],
): readonly InlayHint[] {
  const texts = scenes.map(describe);
  const [first, ...others] = texts;
  if (first === undefined) {
    return [];
  }
  const said = formatMessage(first);
  const different = others.filter((text) => formatMessage(text) !== said).length;
  const { noun, names } = nameCopies(scenes);
  const text =
    different === 0
      ? first
      : joinLensParts([nameCopy(noun, names[0] ?? '', first), countOtherCopies(noun, different)]);
  return [{ offset: offset + open.unit.start, text }];
}

// Places ----------------------------------------------------------------------------------------------------

function listPlaces(open: OpenUnit, policy: NetworkPolicy, spec: YamlEntry): readonly HintPlace[] {
  const subject = entryOf(spec.value, 'podSelector');
  const peers = DIRECTIONS.flatMap((direction) =>
    policy.spec[direction].flatMap(({ index, peers: list = [] }) => {
      const rule = itemOf(entryOf(spec.value, direction)?.value, index);
      const items = entryOf(rule, direction === 'ingress' ? 'from' : 'to')?.value;
      return list.flatMap((peer, at) =>
        peer.type === 'pods' ? listPeerPlaces(open, peer, itemOf(items, at)) : [],
      );
    }),
  );
  return [
    ...(policy.spec.policyTypesSpan === undefined ? [placeTypes(open, policy, spec)] : []),
    ...(subject === undefined ? [] : [{ offset: behind(open, subject), describe: describeSubject }]),
    ...peers,
  ];
}

/** The pods of the peer stand behind its `podSelector`, which has the last word, else behind the other. */
function listPeerPlaces(open: OpenUnit, peer: PodPeer, item: YamlNode | undefined): readonly HintPlace[] {
  const pods = entryOf(item, 'podSelector');
  const namespaces = entryOf(item, 'namespaceSelector');
  return [
    ...(namespaces === undefined
      ? []
      : [
          {
            offset: behind(open, namespaces),
            describe: (scene: PolicyScene) => describeNamespaces(scene, peer),
          },
        ]),
    ...(pods === undefined
      ? []
      : [{ offset: behind(open, pods), describe: (scene: PolicyScene) => describePeer(scene, peer) }]),
  ];
}

function placeTypes(
  { text }: OpenUnit,
  { spec: { policyTypes } }: NetworkPolicy,
  spec: YamlEntry,
): HintPlace {
  const types = sayList(policyTypes.map(writePolicyType), ', ');
  return { offset: colonBehind(text, spec), describe: () => say`policyTypes: ${types}` };
}

function entryOf(node: YamlNode | undefined, key: string): YamlEntry | undefined {
  const entry = node?.type === 'map' ? findEntry(node, key) : undefined;
  return entry?.merged === true ? undefined : entry;
}

function itemOf(node: YamlNode | undefined, index: number): YamlNode | undefined {
  return node?.type === 'seq' ? node.items[index] : undefined;
}

/** Behind the key of a selector in block style, which goes on below; behind the whole of another one. */
function behind({ text }: OpenUnit, entry: YamlEntry): number {
  const { value, span } = entry;
  const isBelow = value.type !== 'scalar' && !value.isFlow;
  const isElsewhere = value.span.start < entry.key.span.end;
  return isBelow || isElsewhere ? colonBehind(text, entry) : span.end;
}

function colonBehind(text: string, { key }: YamlEntry): number {
  return text.indexOf(':', key.span.end) + 1;
}

// Words -----------------------------------------------------------------------------------------------------

function describeSubject({ view, policy, namespace }: PolicyScene): Message {
  return countMembers(view.reachability.subjectsOf(policy), listHidingPods(view.cluster, namespace).length);
}

function describePeer({ view, namespace }: PolicyScene, peer: PodPeer): Message {
  const members = view.reachability.membersOf([fromPeer(peer, namespace)]);
  const within = peer.namespaceSelector === undefined ? namespace : undefined;
  return countMembers(members, listHidingPods(view.cluster, within).length);
}

/** Where something is hidden, only what is known is counted. */
function countMembers({ workloads, maybe }: Members, hiddenCount: number): Message {
  const count = writeCount(workloads.length, chooseNoun(workloads));
  if (0 < maybe.length) {
    return say`matches ${count}, perhaps ${maybe.length} more`;
  }
  return 0 < hiddenCount ? say`matches ${count} known here` : say`matches ${count}`;
}

function describeNamespaces({ view }: PolicyScene, { namespaceSelector }: PodPeer): Message {
  const matches = [...view.cluster.namespaces.values()].map(({ labels }) =>
    namespaceSelector === undefined ? 'no' : matchSelector(namespaceSelector, labels),
  );
  const count = writeCount(matches.filter((match) => match === 'yes').length, 'namespace');
  const maybe = matches.filter((match) => match === 'unknown').length;
  return maybe === 0 ? say`matches ${count}` : say`matches ${count}, perhaps ${maybe} more`;
}
