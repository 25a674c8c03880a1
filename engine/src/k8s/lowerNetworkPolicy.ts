/**
 * NetworkPolicy with the API server's defaults applied. A peer or port that the server would refuse is `unreadable`:
 * it may match anything or nothing, and is never dropped. Why it is wrong is the checks' question
 * (`validateNetworkPolicy.ts`).
 */
import { findNearest } from '../text/findNearest.ts';
import type { Span } from '../text/span.ts';
import { findEntry, type YamlNode } from '../yaml/node.ts';
import { isNull, readField, readPath, toText } from './fields.ts';
import { lowerPeer } from './lowerPeer.ts';
import { lowerPort } from './lowerPort.ts';
import { lowerSelector, selectEverything } from './lowerSelector.ts';
import { findBlankFields } from './findBlankFields.ts';
import type {
  BlankField,
  Direction,
  NetworkPolicy,
  NetworkPolicyRule,
  NetworkPolicySpec,
  ResourceHeader,
  Unreadable,
  WrittenList,
} from './resource.ts';

const PEERS_FIELD: Readonly<Record<Direction, string>> = { ingress: 'from', egress: 'to' };
const POLICY_TYPES: ReadonlyMap<string, Direction> = new Map([
  ['Ingress', 'ingress'],
  ['Egress', 'egress'],
]);

const SPEC_FIELDS: ReadonlySet<string> = new Set(['podSelector', 'policyTypes', 'ingress', 'egress']);
const ABSENT: WrittenList = { form: 'absent', span: undefined };
const NO_BLANKS: readonly BlankField[] = [];
/** One list for all policies without rules, which are many. */
const NO_RULES: readonly NetworkPolicyRule[] = [];

/** Reads the policy. Without a `spec` it selects every pod of its namespace and isolates them for ingress. */
export function lowerNetworkPolicy(root: YamlNode, header: ResourceHeader): NetworkPolicy {
  const namespace = readPath(root, 'metadata', 'namespace');
  const name = namespace === undefined ? undefined : toText(namespace);
  return {
    type: 'networkPolicy',
    ...header,
    // Comments are no part of the tree; whoever has the text looks for them (`source/readUnit.ts`).
    hasComment: false,
    writtenNamespace:
      namespace === undefined || name === undefined ? undefined : { name, span: namespace.span },
    spec: lowerSpec(readField(root, 'spec'), root.span),
  };
}

function lowerSpec(node: YamlNode | undefined, fallback: Span): NetworkPolicySpec {
  const span = node?.span ?? fallback;
  if (node !== undefined && node.type !== 'map') {
    return lowerUnreadableSpec(span);
  }
  const podSelector = readField(node, 'podSelector');
  const ingress = lowerRules(node, 'ingress');
  const egress = lowerRules(node, 'egress');
  const policyTypes = readField(node, 'policyTypes');
  const isListed = policyTypes !== undefined && !isEmptyList(policyTypes);
  return {
    podSelector: podSelector === undefined ? selectEverything(span) : lowerSelector(podSelector),
    policyTypes: lowerPolicyTypes(policyTypes, egress),
    policyTypesSpan: isListed ? policyTypes.span : undefined,
    ingress,
    egress,
    written: { ingress: describeList(node, 'ingress'), egress: describeList(node, 'egress') },
    hasMisspelledTypes:
      policyTypes === undefined
        ? isMisspelled(node, 'policyTypes')
        : listTypes(policyTypes).length < listWritten(policyTypes).length,
    blanks: node === undefined ? NO_BLANKS : findBlankFields(node),
    span,
  };
}

/** Whether a key that nobody knows was probably meant to be this one. */
function isMisspelled(node: YamlNode | undefined, name: string): boolean {
  return (
    node?.type === 'map' &&
    node.entries.some(({ key }) => !SPEC_FIELDS.has(key.text) && findNearest(key.text, [name]) !== undefined)
  );
}

function describeList(spec: YamlNode | undefined, direction: Direction): WrittenList {
  const entry = spec?.type === 'map' ? findEntry(spec, direction) : undefined;
  if (entry === undefined) {
    return ABSENT;
  }
  const { key, value } = entry;
  if (isNull(value)) {
    return { form: 'blank', span: key.span };
  }
  return { form: isEmptyList(value) ? 'empty' : 'listed', span: key.span };
}

/** A spec that is no map may select any pod and isolate it in any direction. */
function lowerUnreadableSpec(span: Span): NetworkPolicySpec {
  return {
    podSelector: { requirements: [], isPartial: true, span },
    policyTypes: ['ingress', 'egress'],
    policyTypesSpan: undefined,
    ingress: [],
    egress: [],
    written: { ingress: ABSENT, egress: ABSENT },
    hasMisspelledTypes: false,
    blanks: NO_BLANKS,
    span,
  };
}

function isEmptyList(node: YamlNode): boolean {
  return node.type === 'seq' && node.items.length === 0;
}

/**
 * The directions in force (S5). Absent or empty means `[Ingress]`, and `Egress` too only when there are egress rules.
 * Of a list with invalid entries the valid ones count; with no valid entry it is as if absent.
 */
function lowerPolicyTypes(
  node: YamlNode | undefined,
  egress: readonly NetworkPolicyRule[],
): readonly Direction[] {
  const written = node === undefined ? [] : listTypes(node);
  if (0 < written.length) {
    return [...new Set(written)];
  }
  return egress.length === 0 ? ['ingress'] : ['ingress', 'egress'];
}

function listTypes(node: YamlNode): readonly Direction[] {
  return listWritten(node).flatMap((item) => POLICY_TYPES.get(toText(item) ?? '') ?? []);
}

/** One value that is no list counts as a list of itself. */
function listWritten(node: YamlNode): readonly YamlNode[] {
  return node.type === 'seq' ? node.items : [node];
}

/** The rules of a direction; no rule allows nothing (S7). Something else than a list may be any rule. */
function lowerRules(spec: YamlNode | undefined, direction: Direction): readonly NetworkPolicyRule[] {
  const node = readField(spec, direction);
  if (node !== undefined && node.type !== 'seq') {
    return [{ ...unreadableRule(node.span), index: 0 }];
  }
  if (node === undefined || node.items.length === 0) {
    return NO_RULES;
  }
  return node.items.map((item, index) => ({ ...lowerRule(item, direction), index }));
}

/** One rule; a blank one is `{}`, which restricts nothing. */
function lowerRule(node: YamlNode, direction: Direction): Omit<NetworkPolicyRule, 'index'> {
  if (node.type !== 'map' && !isNull(node)) {
    return unreadableRule(node.span);
  }
  return {
    peers: lowerList(readField(node, PEERS_FIELD[direction]), lowerPeer),
    ports: lowerList(readField(node, 'ports'), lowerPort),
    span: node.span,
  };
}

function unreadableRule(span: Span): Omit<NetworkPolicyRule, 'index'> {
  return { peers: [{ type: 'unreadable', span }], ports: undefined, span };
}

/** A list of peers or ports. Absent or empty is no restriction (S8); something else than a list may be any item. */
function lowerList<T>(
  node: YamlNode | undefined,
  lowerItem: (item: YamlNode) => T,
): readonly (T | Unreadable)[] | undefined {
  if (node === undefined) {
    return undefined;
  }
  if (node.type !== 'seq') {
    return [{ type: 'unreadable', span: node.span }];
  }
  return node.items.length === 0 ? undefined : node.items.map(lowerItem);
}
