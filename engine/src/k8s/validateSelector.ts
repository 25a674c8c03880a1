/**
 * Validates a label selector (L1-L7) and, because they share the rules, the labels of any object. The type of each
 * value is `checkFields.ts`' question; what does not decode is passed over here.
 */
import type { Problem } from '../problem.ts';
import type { YamlEntry, YamlNode } from '../yaml/node.ts';
import { forbiddenValue, invalidValue, requiredValue } from './apiProblem.ts';
import { findField, findValue, listItems, markSpan, readStringMap, readText } from './decodedNode.ts';
import { goQuote } from './goQuote.ts';
import { joinFieldPath } from './joinFieldPath.ts';
import { checkLabelKey, checkLabelValue } from './labelFormats.ts';

export interface SelectorOptions {
  /** Whether the values of `matchExpressions` are checked: an update of an object that was invalid before may keep them (L7). */
  readonly values: 'check' | 'waive';
}

/** Those that need `values`, and those that must not have any (L4, L5). */
export const OPERATORS_WITH_VALUES: ReadonlySet<string> = new Set(['In', 'NotIn']);
export const OPERATORS_WITHOUT_VALUES: ReadonlySet<string> = new Set(['Exists', 'DoesNotExist']);

/** The operators, for suggestions. */
export const SELECTOR_OPERATORS: readonly string[] = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** A selector at `path`; nothing to say where it is absent. */
export function validateSelector(
  selector: YamlNode | undefined,
  path: string,
  options: SelectorOptions,
): readonly Problem[] {
  return [
    ...validateLabels(findValue(selector, 'matchLabels'), joinFieldPath(path, 'matchLabels')),
    ...validateExpressions(findField(selector, 'matchExpressions'), `${path}.matchExpressions`, options),
  ];
}

/** Where the server's path and ours differ: it prints the labels of a template without `metadata`. */
export interface LabelPaths {
  readonly field: string;
  readonly path: string;
}

/** A map of labels (L1, L2). The server's path ends at the map; ours, and the span, at the key or value. */
export function validateLabels(labels: YamlNode | undefined, place: string | LabelPaths): readonly Problem[] {
  const { field, path } = typeof place === 'string' ? { field: place, path: place } : place;
  return readStringMap(labels).flatMap(({ key, text, entry }) => {
    const pair = { field, path: joinFieldPath(path, key) };
    const keyProblems = checkLabelKey(key).map((detail) => {
      const args = { reason: 'labelKey', value: key, detail };
      return invalidValue({ ...pair, span: entry.key.span, detail, args }, goQuote(key));
    });
    const valueProblems = checkLabelValue(text ?? '').map((detail) => {
      const args = { reason: 'labelValue', value: text ?? '', key, detail };
      return invalidValue({ ...pair, span: entry.value.span, detail, args }, goQuote(text ?? ''));
    });
    return [...keyProblems, ...valueProblems];
  });
}

function validateExpressions(
  expressions: YamlEntry | undefined,
  path: string,
  options: SelectorOptions,
): readonly Problem[] {
  return listItems(expressions?.value).flatMap((expression, index) => {
    const place = `${path}[${index}]`;
    if (expression.type === 'seq' || (expression.type === 'scalar' && readText(expression) !== '')) {
      return [];
    }
    return [
      ...validateOperator(expression, place, expressions?.key ?? expression),
      ...validateKey(expression, place, expressions?.key ?? expression),
      ...(options.values === 'check' ? validateValues(expression, place) : []),
    ];
  });
}

/** The operator, and whether it goes with values (L3, L4, L5). */
function validateOperator(expression: YamlNode, path: string, fallback: YamlNode): readonly Problem[] {
  const entry = findField(expression, 'operator');
  const operator = entry === undefined ? '' : readText(entry.value);
  const values = findField(expression, 'values');
  const hasValues = values !== undefined && (values.value.type !== 'seq' || values.value.items.length !== 0);
  if (operator === undefined) {
    return [];
  }
  if (OPERATORS_WITH_VALUES.has(operator)) {
    const span = values?.value.span ?? entry?.value.span ?? fallback.span;
    const detail = "must be specified when `operator` is 'In' or 'NotIn'";
    const offense = { span, field: `${path}.values`, detail, args: { reason: 'selectorValues', operator } };
    return hasValues ? [] : [requiredValue(offense)];
  }
  if (OPERATORS_WITHOUT_VALUES.has(operator)) {
    const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'";
    const span = values === undefined ? fallback.span : markSpan(values.value, values.key.span);
    const offense = { span, field: `${path}.values`, detail, args: { reason: 'selectorValues', operator } };
    return hasValues ? [forbiddenValue(offense)] : [];
  }
  const span = entry?.value.span ?? markSpan(expression, fallback.span);
  const detail = 'not a valid selector operator';
  const args = { reason: 'operator', value: operator, given: entry === undefined ? 'absent' : 'written' };
  return [invalidValue({ span, field: `${path}.operator`, detail, args }, goQuote(operator))];
}

/** The key (L6). A missing one is an empty one. */
function validateKey(expression: YamlNode, path: string, fallback: YamlNode): readonly Problem[] {
  const entry = findField(expression, 'key');
  const key = entry === undefined ? '' : readText(entry.value);
  if (key === undefined) {
    return [];
  }
  const span = entry?.value.span ?? markSpan(expression, fallback.span);
  const faults = checkLabelKey(key);
  // The server complains twice about the empty string that it takes for a missing key; it is one mistake.
  return (entry === undefined ? faults.slice(0, 1) : faults).map((detail) => {
    const [reason, given] = entry === undefined ? ['missingKey', 'absent'] : ['labelKey', 'written'];
    const args = { reason, value: key, detail, given };
    return invalidValue({ span, field: `${path}.key`, detail, args }, goQuote(key));
  });
}

/** The values (L7). */
function validateValues(expression: YamlNode, path: string): readonly Problem[] {
  const key = findValue(expression, 'key');
  const keyText = key === undefined ? '' : (readText(key) ?? '');
  return listItems(findValue(expression, 'values')).flatMap((item, index) => {
    const value = readText(item) ?? '';
    return checkLabelValue(value).map((detail) => {
      const args = { reason: 'labelValue', value, key: keyText, detail };
      return invalidValue(
        { span: item.span, field: `${path}.values[${index}]`, detail, args },
        goQuote(value),
      );
    });
  });
}
