/**
 * The text of a policy cut down to one of its parts: everything else stays as it is written, comments and style included.
 * Which parts there are is `splitParts.ts`' business; where the text goes, `splitPolicy.ts`'.
 */
import { readField, readItems, readPath, readText, toText } from '../../k8s/fields.ts';
import { DIRECTIONS, type NetworkPolicy } from '../../k8s/resource.ts';
import { editPolicyTypes, TYPE_OF } from '../../lint/policyTypesEdit.ts';
import { applyEdits, type TextEdit } from '../../text/textEdit.ts';
import { isSelfContained } from '../../yaml/isSelfContained.ts';
import { cutEntry, keepItem } from '../../yaml/keepItem.ts';
import { findEntry, type YamlNode } from '../../yaml/node.ts';
import { parseUnit } from '../../yaml/parse.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import type { DirectionPart, SplitPart, ValuePart } from './splitParts.ts';

/** A unit that one policy fills: a document, or an item of a list. */
export interface PolicyText {
  readonly text: string;
  /** The policy's own node. */
  readonly root: YamlNode;
}

/** The text as a unit; `undefined` where it is not the text of one policy in block style that could be cut. */
export function readPolicyText(text: string): PolicyText | undefined {
  const { value: unit, problems } = parseUnit(text);
  const root = unit?.type === 'seq' && unit.items.length === 1 ? unit.items[0] : unit;
  const isFit =
    problems.length === 0 &&
    unit !== undefined &&
    unit.type !== 'scalar' &&
    !unit.isFlow &&
    root !== undefined;
  return isFit && root.type === 'map' && isSelfContained(unit) ? { text, root } : undefined;
}

/** The unit's text with the part alone. A `name` makes it another policy, which the cluster does not have yet. */
export function writePart(
  whole: PolicyText,
  policy: NetworkPolicy,
  part: SplitPart,
  name: string | undefined,
): PolicyText | undefined {
  const isNew = name !== undefined;
  const cut =
    part.type === 'direction'
      ? writeDirection(whole, { policy, part, isNew })
      : edit(whole, ({ text, root }) => keepValue(text, root, part));
  return cut === undefined || !isNew ? cut : makeNew(cut, name);
}

function edit(
  before: PolicyText,
  write: (before: PolicyText) => readonly TextEdit[] | undefined,
): PolicyText | undefined {
  const edits = write(before);
  const text = edits === undefined ? undefined : applyEdits(before.text, edits);
  return text === undefined ? undefined : readPolicyText(text);
}

// One part ---------------------------------------------------------------------------------------------------

interface KeptDirection {
  readonly policy: NetworkPolicy;
  readonly part: DirectionPart;
  readonly isNew: boolean;
}

function writeDirection(whole: PolicyText, kept: KeptDirection): PolicyText | undefined {
  const cut = edit(whole, ({ text, root }) => keepDirection(text, root, kept));
  // Where there is no pod selector either, the types go behind rules that may just have been cut.
  return cut === undefined ? undefined : edit(cut, ({ text, root }) => keepType(text, root, kept.part));
}

function keepDirection(
  text: string,
  root: YamlNode,
  { policy, part, isNew }: KeptDirection,
): readonly TextEdit[] | undefined {
  const spec = readField(root, 'spec');
  if (spec?.type !== 'map') {
    return undefined;
  }
  const { policyTypes } = policy.spec;
  // Rules of a direction that is not in force are nobody's; they stay where they are.
  const others = DIRECTIONS.filter(
    (direction) => direction !== part.direction && (isNew || policyTypes.includes(direction)),
  );
  const cuts = others.flatMap((direction) => {
    const entry = findEntry(spec, direction);
    return entry === undefined ? [] : [cutEntry(text, spec, entry)];
  });
  const rules = part.rule === undefined ? [] : keepRule(text, spec, part.direction, part.rule);
  return [...cuts, ...rules];
}

function keepRule(text: string, spec: YamlNode, direction: string, rule: number): readonly TextEdit[] {
  const list = readField(spec, direction);
  const item = list?.type === 'seq' ? list.items[rule] : undefined;
  return list?.type === 'seq' && item !== undefined ? keepItem(text, list, item) : [];
}

/** Without `policyTypes` a policy is for ingress, so that only egress needs to be written out (S5). */
function keepType(text: string, root: YamlNode, { direction }: DirectionPart): readonly TextEdit[] {
  const types = readPath(root, 'spec', 'policyTypes');
  const own =
    types?.type === 'seq' ? types.items.find((item) => toText(item) === TYPE_OF[direction]) : undefined;
  if (types?.type === 'seq' && own !== undefined) {
    return keepItem(text, types, own);
  }
  const written = direction === 'egress' ? editPolicyTypes(text, root, ['egress']) : undefined;
  return written === undefined ? [] : [written];
}

function keepValue(text: string, root: YamlNode, { key, value }: ValuePart): readonly TextEdit[] | undefined {
  const requirement = readItems(readPath(root, 'spec', 'podSelector'), 'matchExpressions').find(
    (item) =>
      readText(item, 'key') === key &&
      readText(item, 'operator') === 'In' &&
      1 < readItems(item, 'values').length,
  );
  const values = readField(requirement, 'values');
  const own = values?.type === 'seq' ? values.items.find((item) => toText(item) === value) : undefined;
  return values?.type === 'seq' && own !== undefined ? keepItem(text, values, own) : undefined;
}

// Another policy ---------------------------------------------------------------------------------------------

/** What the server writes into a policy of the cluster is said of that one alone. */
const SERVER_FIELDS: readonly (readonly string[])[] = [
  ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'],
  ['metadata', 'creationTimestamp'],
  ['metadata', 'generation'],
  ['metadata', 'managedFields'],
  ['metadata', 'resourceVersion'],
  ['metadata', 'selfLink'],
  ['metadata', 'uid'],
  ['status'],
];

function makeNew(copy: PolicyText, name: string): PolicyText | undefined {
  const named = edit(copy, ({ root }) => {
    const scalar = readPath(root, 'metadata', 'name');
    return scalar?.type === 'scalar' ? [replaceScalar(scalar, name)] : undefined;
  });
  return SERVER_FIELDS.reduce(dropField, named);
}

function dropField(copy: PolicyText | undefined, path: readonly string[]): PolicyText | undefined {
  const key = path.at(-1) ?? '';
  const map = copy === undefined ? undefined : readPath(copy.root, ...path.slice(0, -1));
  const entry = map?.type === 'map' ? findEntry(map, key) : undefined;
  return copy === undefined || map?.type !== 'map' || entry === undefined
    ? copy
    : edit(copy, ({ text }) => [cutEntry(text, map, entry)]);
}
