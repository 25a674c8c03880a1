/**
 * Takes one connection out of a rule: as edits of its text that leave all else where it is, and as the rules that stand for
 * it afterwards. What else that closes is for who tries it.
 */
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import { newBlockPeers, newPodPeer, newPorts } from '../lint/newPeers.ts';
import { editPolicyTypes } from '../lint/policyTypesEdit.ts';
import { addRule } from '../lint/ruleEdit.ts';
import type { FixSource } from '../lint/fix.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import { PortSet } from '../policy/portSet.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { copyNode } from '../yaml/copyNode.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { findEntry, type YamlMap, type YamlSeq } from '../yaml/node.ts';
import { removeItem } from '../yaml/removeEntry.ts';
import { replaceItem } from '../yaml/replaceItem.ts';
import type { NewMap, NewNode } from '../yaml/writeBlock.ts';
import type { CutSide } from './closingPlan.ts';
import type { CutStyle, PeerCut } from './cutAddresses.ts';
import { cutPeer } from './cutPeer.ts';
import { everybodyBut, type OutsideStyle } from './everybodyBut.ts';
import { portsOfRule } from './rulePorts.ts';

/** What is cut, and how. */
export interface RuleCut {
  readonly view: ScopeView;
  readonly side: CutSide;
  readonly policy: Policy;
  readonly rule: Rule;
  readonly style: CutStyle;
  readonly outside: OutsideStyle;
}

const PEERS_KEY: Readonly<Record<Direction, 'from' | 'to'>> = { ingress: 'from', egress: 'to' };

/** What is done to a rule: its peers are made narrower, a peer goes, its ports are fewer, or it goes as a whole. */
export type CutKind = 'narrow' | 'peer' | 'ports' | 'rule';

export interface RuleEdit {
  readonly kind: CutKind;
  readonly edits: readonly TextEdit[];
}

/** The edits of the policy whose node is `source.root`; `undefined` where the text has no place for them. */
export function editRule(cut: RuleCut, source: FixSource): RuleEdit | undefined {
  const { side, rule, view } = cut;
  const place = findRule(source, side.direction, rule.index);
  const ports = splitPorts(cut);
  const peers = place === undefined ? undefined : cutPeers(cut, place.rule, source.text);
  if (place === undefined || ports === undefined || peers === undefined) {
    return undefined;
  }
  if (peers === 'everybody') {
    const from = { key: PEERS_KEY[side.direction], value: everybodyBut(view, side, cut.outside) };
    const edit = insertEntry(source.text, place.rule, from);
    return { kind: 'narrow', edits: [edit, ...addRest(cut, ports.rest, source)] };
  }
  if (peers.cuts.some(({ type }) => type !== 'drop')) {
    const edits = editPeers(peers, source.text);
    const kind = peers.cuts.some(({ type }) => type === 'narrow') ? 'narrow' : 'peer';
    return edits === undefined ? undefined : { kind, edits: [...edits, ...addRest(cut, ports.rest, source)] };
  }
  if (ports.rest.isEmpty) {
    return { kind: 'rule', edits: removeRule(cut.policy, place, source) };
  }
  const edits = restrictPorts(cut, place.rule, ports, source.text);
  return edits === undefined ? undefined : { kind: 'ports', edits };
}

/** The rules that are the rule without the connection; none where nothing of it is left. */
export function rewriteRule(cut: RuleCut, source: FixSource): readonly NewMap[] | undefined {
  const { side, rule, view } = cut;
  const place = findRule(source, side.direction, rule.index);
  const ports = splitPorts(cut);
  const peers = place === undefined ? undefined : cutPeers(cut, place.rule, source.text);
  if (place === undefined || ports === undefined || peers === undefined) {
    return undefined;
  }
  const left = peers === 'everybody' ? everybodyBut(view, side, cut.outside) : listLeft(peers);
  const entry = findEntry(place.rule, 'ports');
  const written = entry === undefined ? undefined : copyNode(entry.value);
  const narrowed = {
    [PEERS_KEY[side.direction]]: left,
    ...(written === undefined ? {} : { ports: written }),
  };
  return [
    ...(left.length === 0 ? [] : [narrowed]),
    ...(ports.rest.isEmpty ? [] : [newRestRule(cut, ports.rest)]),
  ];
}

/** The edit that writes the rule anew. */
export function replaceRule(cut: RuleCut, source: FixSource): RuleEdit | undefined {
  const { side, rule, policy } = cut;
  const place = findRule(source, side.direction, rule.index);
  const rules = rewriteRule(cut, source);
  if (place === undefined || rules === undefined) {
    return undefined;
  }
  return rules.length === 0
    ? { kind: 'rule', edits: removeRule(policy, place, source) }
    : { kind: 'narrow', edits: [replaceItem(source.text, place.rules, place.rule, rules)] };
}

/** The rules that allow everybody but the other end, and that what it may still do. */
export function writeEverybodyElse(view: ScopeView, side: CutSide, outside: OutsideStyle): readonly NewMap[] {
  const everybody = { [PEERS_KEY[side.direction]]: everybodyBut(view, side, outside) };
  return side.kept.isEmpty ? [everybody] : [everybody, newRestRule({ view, side }, side.kept)];
}

interface RulePlace {
  readonly rules: YamlSeq;
  readonly rule: YamlMap;
}

function findRule({ root }: FixSource, direction: Direction, index: number): RulePlace | undefined {
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  const rules = spec?.type === 'map' ? findEntry(spec, direction)?.value : undefined;
  const rule = rules?.type === 'seq' ? rules.items[index] : undefined;
  return rules?.type === 'seq' && rule?.type === 'map' ? { rules, rule } : undefined;
}

// Peers -----------------------------------------------------------------------------------------------------

interface CutPeers {
  readonly list: YamlSeq;
  readonly cuts: readonly PeerCut[];
}

/** `everybody`: the rule has no peers. */
function cutPeers(cut: RuleCut, node: YamlMap, text: string): CutPeers | 'everybody' | undefined {
  const { view, side, rule, style } = cut;
  if (rule.peers === undefined) {
    return 'everybody';
  }
  const list = findEntry(node, PEERS_KEY[side.direction])?.value;
  if (list?.type !== 'seq' || list.items.length !== rule.peers.length) {
    return undefined;
  }
  const cuts = rule.peers.map((peer, index) => {
    const item = list.items[index];
    return item === undefined ? undefined : cutPeer(view, side, { peer, node: item, text }, style);
  });
  const known = cuts.filter((one) => one !== undefined);
  return known.length < cuts.length ? undefined : { list, cuts: known };
}

function editPeers({ list, cuts }: CutPeers, text: string): readonly TextEdit[] | undefined {
  const edits = cuts.flatMap((cut, index): readonly TextEdit[] => {
    const item = list.items[index];
    if (item === undefined || cut.type === 'keep') {
      return [];
    }
    if (cut.type === 'drop') {
      return [removeItem(text, list, item)];
    }
    return [cut.edit ?? replaceItem(text, list, item, cut.peers)];
  });
  return edits.length === 0 ? undefined : edits;
}

function listLeft({ list, cuts }: CutPeers): readonly NewNode[] {
  return cuts.flatMap((cut, index): readonly NewNode[] => {
    const item = list.items[index];
    switch (cut.type) {
      case 'keep':
        return item === undefined ? [] : [copyNode(item) ?? {}];
      case 'drop':
        return [];
      case 'narrow':
        return cut.peers;
    }
  });
}

// Ports -----------------------------------------------------------------------------------------------------

interface SplitPorts {
  /** What the rule allows of what is to be closed, and of what is closed anyway. */
  readonly gone: PortSet;
  /** What it goes on to allow to the other end. */
  readonly rest: PortSet;
}

/** `undefined` where the rule's ports cannot be told. */
function splitPorts({ side, rule }: RuleCut): SplitPorts | undefined {
  const destination = side.direction === 'ingress' ? side.subject : side.other.endpoint;
  const all = portsOfRule(rule, destination);
  const rest = all?.intersect(side.kept);
  return all === undefined || rest === undefined ? undefined : { gone: all.subtract(rest), rest };
}

function addRest(cut: RuleCut, rest: PortSet, source: FixSource): readonly TextEdit[] {
  return rest.isEmpty ? [] : [addRule(cut.side.direction, newRestRule(cut, rest), source) ?? []].flat();
}

/** What the other end may still do. */
function newRestRule({ view, side }: Pick<RuleCut, 'view' | 'side'>, rest: PortSet): NewMap {
  const ports = newPorts(rest);
  const peers = newOtherPeers(view, side);
  return { [PEERS_KEY[side.direction]]: peers, ...(ports === undefined ? {} : { ports }) };
}

/** The other end as peers. */
function newOtherPeers({ cluster }: ScopeView, { subject, other, addresses }: CutSide): readonly NewMap[] {
  return other.endpoint.type === 'workload'
    ? [newPodPeer(other.endpoint, subject.namespace, cluster)]
    : newBlockPeers(addresses);
}

/** For a rule that means nobody but the other end. */
function restrictPorts(
  { rule, side }: RuleCut,
  node: YamlMap,
  { gone, rest }: SplitPorts,
  text: string,
): readonly TextEdit[] | undefined {
  const list = findEntry(node, 'ports')?.value;
  if (rule.ports === undefined) {
    return [insertEntry(text, node, { key: 'ports', value: newPorts(rest) ?? [] })];
  }
  if (list?.type !== 'seq' || list.items.length !== rule.ports.length) {
    return undefined;
  }
  const destination = side.direction === 'ingress' ? side.subject : side.other.endpoint;
  return rule.ports.flatMap((port, index): readonly TextEdit[] => {
    const item = list.items[index];
    const own = portsOfRule({ ports: [port] }, destination) ?? PortSet.EMPTY;
    const left = own.subtract(gone);
    if (item === undefined || left.equals(own)) {
      return [];
    }
    return [
      left.isEmpty ? removeItem(text, list, item) : replaceItem(text, list, item, newPorts(left) ?? []),
    ];
  });
}

// The rule as a whole ---------------------------------------------------------------------------------------

/** Where the last egress rule goes, `policyTypes` has to say what it made so (S5). */
function removeRule(
  policy: Policy,
  { rules, rule }: RulePlace,
  { text, root }: FixSource,
): readonly TextEdit[] {
  const isLast = rules.items.length === 1;
  const removal = removeItem(text, rules, rule);
  const spec = root.type === 'map' ? findEntry(root, 'spec')?.value : undefined;
  const isSaid = spec?.type === 'map' && findEntry(spec, 'policyTypes') !== undefined;
  const types = DIRECTIONS.filter((direction) => policy.directions[direction] !== undefined);
  const isNeeded = isLast && !isSaid && types.includes('egress');
  const said = isNeeded ? editPolicyTypes(text, root, types) : undefined;
  return said === undefined ? [removal] : [removal, said];
}
