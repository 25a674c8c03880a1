/**
 * Hover: what the part of a manifest under the cursor means in this cluster, in a sentence and a table. It finds the
 * part and asks its file; where a file is in several scopes, each of them answers.
 */
import { locate, type NetworkPolicy, type Resource } from '../k8s/resource.ts';
import { link, paragraph, prose, strong, type Block } from '../render/richText.ts';
import { say } from '../text/say.ts';
import type { Span } from '../text/span.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isInComment } from '../yaml/lines.ts';
import { countMoreCopies, introduceCopies } from './copyWords.ts';
import type { FilePosition } from './filePosition.ts';
import { hoverIpBlock } from './hoverIpBlock.ts';
import { hoverNamespaceSelector } from './hoverNamespaceSelector.ts';
import { hoverPeer } from './hoverPeer.ts';
import { hoverPodLabels } from './hoverPodLabels.ts';
import { hoverPolicyName } from './hoverPolicyName.ts';
import { hoverPolicyTypes } from './hoverPolicyTypes.ts';
import { hoverPorts } from './hoverPorts.ts';
import { hoverRule } from './hoverRule.ts';
import { hoverSelector } from './hoverSelector.ts';
import { nameCopies, type CopyPlace } from './nameCopies.ts';
import { findResourceAt, inFile, type ResourceCursor } from './openUnit.ts';
import {
  findPeerScene,
  findRuleScene,
  type CursorPlace,
  type PeerScene,
  type RuleScene,
} from './peerScene.ts';
import { findPolicyTarget, type PolicyTarget } from './policyTarget.ts';
import { findPolicyScenes, findReplacement, type PolicyScene } from './policyScene.ts';
import { isOnName, isOnPodLabels } from './podLabels.ts';
import { findWorkloads } from './workloadsOf.ts';

/** More scopes than these are counted. */
const SCOPES_MAX = 3;

export interface Hover {
  /** The word that the hover is about, in the file. */
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** What one scope has to say. */
interface ScopeAnswer extends CopyPlace {
  readonly blocks: readonly Block[];
}

/** The hover at a place of an open file; `undefined` where nothing there means anything to a policy. */
export function hoverAt(snapshot: Snapshot, position: FilePosition): Hover | undefined {
  const found = findResourceAt(snapshot, position);
  if (found === undefined) {
    return undefined;
  }
  if (isInBlank(found)) {
    return undefined;
  }
  const span = inFile(found.unit, findWord(found));
  const place = { place: { file: position.file, span }, offset: found.offset };
  const answers = answerFor(snapshot, found, place).filter(({ blocks }) => 0 < blocks.length);
  return answers.length === 0 ? undefined : { span, blocks: joinAnswers(answers) };
}

function answerFor(snapshot: Snapshot, found: ResourceCursor, at: CursorPlace): readonly ScopeAnswer[] {
  const { resource } = found;
  switch (resource.type) {
    case 'networkPolicy':
      return hoverPolicy(snapshot, found, resource, at);
    case 'pod':
    case 'workload':
      return isOnName(found) || isOnPodLabels(found, resource.template)
        ? hoverLabels(snapshot, resource)
        : [];
    default:
      return [];
  }
}

function hoverPolicy(
  snapshot: Snapshot,
  found: ResourceCursor,
  resource: NetworkPolicy,
  at: CursorPlace,
): readonly ScopeAnswer[] {
  const target = findPolicyTarget(found.cursor);
  if (target === undefined) {
    return [];
  }
  const scenes = findPolicyScenes(snapshot, resource);
  return scenes.length === 0
    ? noteReplacement(snapshot, resource)
    : scenes.map((scene) => ({
        view: scene.view,
        namespace: scene.namespace,
        blocks: hoverTarget(scene, target, at),
      }));
}

/** A policy that counts nowhere, because another one of its name does. */
function noteReplacement(snapshot: Snapshot, resource: NetworkPolicy): readonly ScopeAnswer[] {
  const counted = findReplacement(snapshot, resource);
  const [view] = snapshot.scopesOf(resource.file);
  if (counted === undefined || view === undefined) {
    return [];
  }
  const name = link(counted.file, locate(counted, counted.nameSpan));
  const note = prose`This policy does ${strong(say`not`)} count: ${name} defines one of the same name.`;
  return [{ view, namespace: '', blocks: [paragraph(note)] }];
}

function hoverTarget(scene: PolicyScene, target: PolicyTarget, at: CursorPlace): readonly Block[] {
  switch (target.type) {
    case 'name':
      return hoverPolicyName(scene, at.place);
    case 'policyTypes':
      return hoverPolicyTypes(scene);
    case 'subject':
      return hoverSelector(scene, at.place, at.offset);
    default: {
      const rule = findRuleScene(scene, target, at);
      return rule === undefined ? [] : hoverInRule(rule, target);
    }
  }
}

type RulePart = Exclude<PolicyTarget, { readonly type: 'name' | 'policyTypes' | 'subject' }>;

function hoverInRule(scene: RuleScene, target: RulePart): readonly Block[] {
  switch (target.type) {
    case 'rule': {
      const only = scene.rule.peers?.length === 1 ? findPeerScene(scene, 0) : undefined;
      return only === undefined ? hoverRule(scene) : hoverPeerPart(only, 'peer');
    }
    case 'ports':
      return hoverPorts(scene, target.port === undefined ? undefined : scene.rule.ports?.[target.port]);
    default: {
      const peer = findPeerScene(scene, target.peer);
      return peer === undefined ? [] : hoverPeerPart(peer, target.type);
    }
  }
}

function hoverPeerPart(scene: PeerScene, part: RulePart['type']): readonly Block[] {
  const { peer, lowered } = scene;
  if (peer.type === 'ipBlock') {
    return hoverIpBlock(scene, peer);
  }
  if (peer.type === 'unreadable' || lowered.type !== 'pods') {
    return [paragraph(prose`This peer could not be read: it may match anything, or nothing.`)];
  }
  return part === 'namespaceSelector' && peer.namespaceSelector !== undefined
    ? hoverNamespaceSelector(scene, peer, peer.namespaceSelector)
    : hoverPeer(scene, peer, lowered.matcher);
}

function hoverLabels(snapshot: Snapshot, resource: Resource): readonly ScopeAnswer[] {
  return findWorkloads(snapshot, resource).map(({ view, workload }) => ({
    view,
    namespace: workload.namespace,
    blocks: hoverPodLabels(view, workload, snapshot.options.extent ?? 'whole'),
  }));
}

/** The key or value under the cursor; of a list or map the key that it belongs to. */
function findWord({ cursor, offset }: ResourceCursor): Span {
  const last = cursor.steps.at(-1);
  if (cursor.on === 'value' && last?.node.type === 'scalar') {
    return last.node.span;
  }
  if (cursor.on === 'key' && last?.type === 'entry') {
    return last.entry.key.span;
  }
  return { start: offset, end: offset };
}

/** Punctuation that stands for the list item, map or list that it belongs to. */
const PUNCTUATION = /^[-{}[\],:]/;

/** In an indentation, behind a line or in a comment nobody asks what it means. */
function isInBlank({ cursor, unit, offset }: ResourceCursor): boolean {
  const isMarked = PUNCTUATION.test(unit.text.slice(offset, offset + 1));
  return cursor.on === 'gap' && (!isMarked || isInComment(unit.text, offset));
}

/** What is read of a block: where its links lead is each scope's own. */
function textOf(block: Block): string {
  return JSON.stringify(block, (key, value: unknown) =>
    key === 'target' || key === 'pair' ? undefined : value,
  );
}

/** What some scopes say alike. */
interface Answer {
  readonly blocks: readonly Block[];
  /** Of the scopes, in whose order links lead to the first. */
  readonly names: string[];
}

/**
 * Scopes that say the same are named together; where all do, none is named. What all of them begin with is said once,
 * before what each of them has to add.
 */
function joinAnswers(answers: readonly ScopeAnswer[]): readonly Block[] {
  const { noun, names } = nameCopies(answers);
  const groups = new Map<string, Answer>();
  answers.forEach(({ blocks }, index) => {
    const key = blocks.map(textOf).join('\n');
    const group = groups.get(key) ?? { blocks, names: [] };
    group.names.push(names[index] ?? '');
    groups.set(key, group);
  });
  const [only, ...others] = groups.values();
  if (only === undefined || others.length === 0) {
    return only?.blocks ?? [];
  }
  const sharedCount = countShared([only, ...others]);
  const shown = [...groups.values()].slice(0, SCOPES_MAX).flatMap((group) => {
    return [paragraph([strong(introduceCopies(noun, group.names))]), ...group.blocks.slice(sharedCount)];
  });
  const rest = groups.size - SCOPES_MAX;
  return [
    ...only.blocks.slice(0, sharedCount),
    ...shown,
    ...(rest <= 0 ? [] : [paragraph(prose`${countMoreCopies(noun, rest)}`)]),
  ];
}

/** As many blocks as all begin with, short of a whole answer: behind the name of each scope there is something. */
function countShared(groups: readonly Answer[]): number {
  const [first = [], ...others] = groups.map(({ blocks }) => blocks.map(textOf));
  const lengthMax = Math.min(first.length, ...others.map(({ length }) => length)) - 1;
  const different = first.findIndex((text, index) => others.some((other) => other[index] !== text));
  return different < 0 ? lengthMax : Math.min(different, lengthMax);
}
