/**
 * Label selectors: `matchLabels` and `matchExpressions` as one list of requirements. What cannot be understood makes
 * the selector partial and is never dropped silently, since a selector without it would select more.
 */
import type { Span } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { internString } from '../text/internString.ts';
import { readEntries, readField, readText, toText } from './fields.ts';
import type { LabelSelector, Requirement, SelectorOperator } from './resource.ts';

const OPERATORS: readonly SelectorOperator[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** What was understood of a list, and whether that is all of it. */
interface Understood<T> {
  readonly values: readonly T[];
  readonly isPartial: boolean;
}

const NOTHING: Understood<never> = { values: [], isPartial: false };
const NOT_UNDERSTOOD: Understood<never> = { values: [], isPartial: true };

/** The selector that selects everything, as an absent `podSelector` of a policy does (S6). */
export function selectEverything(span: Span): LabelSelector {
  return { requirements: [], isPartial: false, span };
}

/** Reads a selector that is there. `{}` selects everything. */
export function lowerSelector(node: YamlNode): LabelSelector {
  if (node.type !== 'map') {
    return { requirements: [], isPartial: true, span: node.span };
  }
  const matchLabels = readField(node, 'matchLabels');
  const labels = lowerMatchLabels(matchLabels);
  const expressions = lowerMatchExpressions(readField(node, 'matchExpressions'));
  return {
    // Lists are kept for long: the usual one is not copied, and no list has room to grow.
    requirements: expressions.values.length === 0 ? labels.values : labels.values.concat(expressions.values),
    ...(matchLabels?.type === 'map' ? { matchLabelCount: labels.values.length } : {}),
    isPartial: labels.isPartial || expressions.isPartial,
    span: node.span,
  };
}

/** `a: b` is `a In [b]`. A blank value is the empty string. */
function lowerMatchLabels(node: YamlNode | undefined): Understood<Requirement> {
  if (node === undefined) {
    return NOTHING;
  }
  if (node.type !== 'map') {
    return NOT_UNDERSTOOD;
  }
  const values: Requirement[] = [];
  let isPartial = false;
  for (const [key, entry] of readEntries(node)) {
    if (entry.value.type === 'scalar') {
      const value = toText(entry.value) ?? '';
      values.push({ key: internString(key), operator: 'In', values: [value], span: entry.span });
    } else {
      isPartial = true;
    }
  }
  return { values: values.slice(), isPartial };
}

function lowerMatchExpressions(node: YamlNode | undefined): Understood<Requirement> {
  if (node === undefined) {
    return NOTHING;
  }
  if (node.type !== 'seq') {
    return NOT_UNDERSTOOD;
  }
  const requirements = node.items.map(lowerRequirement);
  const values = requirements.filter((requirement) => requirement !== undefined);
  return { values, isPartial: values.length < requirements.length };
}

/** `undefined` where the API server would refuse the expression (L3-L5) or a part of it is missing. */
function lowerRequirement(node: YamlNode): Requirement | undefined {
  const key = readText(node, 'key');
  const operator = OPERATORS.find((known) => known === readText(node, 'operator'));
  const values = lowerValues(readField(node, 'values'));
  if (key === undefined || operator === undefined || values === undefined) {
    return undefined;
  }
  const takesValues = operator === 'In' || operator === 'NotIn';
  if (takesValues !== 0 < values.length) {
    return undefined;
  }
  return { key, operator, values, span: node.span };
}

function lowerValues(node: YamlNode | undefined): readonly string[] | undefined {
  if (node === undefined) {
    return [];
  }
  if (node.type !== 'seq' || node.items.some((item) => item.type !== 'scalar')) {
    return undefined;
  }
  return node.items.map((item) => toText(item) ?? '');
}
