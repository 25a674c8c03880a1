/**
 * Fixes for an expression of a selector that lacks its key or its operator, or has an operator that there is not: what
 * the API server takes and the user changes.
 */
import { SELECTOR_OPERATORS } from '../../k8s/validateSelector.ts';
import type { Problem } from '../../problem.ts';
import { findNearest } from '../../text/findNearest.ts';
import { say } from '../../text/say.ts';
import type { TextEdit } from '../../text/textEdit.ts';
import { findPlace } from '../../yaml/findPlace.ts';
import { insertEntry } from '../../yaml/insertEntry.ts';
import { findEntry, type YamlMap } from '../../yaml/node.ts';
import { replaceScalar } from '../../yaml/replaceScalar.ts';
import { replaceValue } from '../../yaml/replaceValue.ts';
import type { Fix, FixSource } from '../fix.ts';
import { findMarkedMap } from '../markedNode.ts';
import { quoteCode } from '../quoteCode.ts';
import { getArgument } from '../rule.ts';

/** What most selectors ask for. */
const USUAL_KEY = 'app';

export function writeKey(problem: Problem, source: FixSource): readonly Fix[] {
  const expression = findExpression(problem, source);
  return getArgument(problem, 'value') !== '' || expression === undefined
    ? []
    : [
        {
          title: say`write a key to change: ${quoteCode(USUAL_KEY)}`,
          edits: [write(source.text, expression, 'key', USUAL_KEY)],
          isSafe: false,
        },
      ];
}

/** The nearest to what is written; without one, those that go with values, or without, as the expression has some or none. */
export function writeOperator(problem: Problem, source: FixSource): readonly Fix[] {
  const expression = findExpression(problem, source);
  if (expression === undefined) {
    return [];
  }
  const nearest = findNearest(getArgument(problem, 'value'), SELECTOR_OPERATORS);
  const values = findEntry(expression, 'values')?.value;
  const fitting =
    values?.type === 'seq' && 0 < values.items.length ? ['In', 'NotIn'] : ['Exists', 'DoesNotExist'];
  return (nearest === undefined ? fitting : [nearest]).map((operator) => ({
    title: say`write ${quoteCode(operator)}`,
    edits: [write(source.text, expression, 'operator', operator)],
    isSafe: false,
  }));
}

/** The one that lacks something, or whose entry the problem marks. */
function findExpression({ span }: Problem, { text, root }: FixSource): YamlMap | undefined {
  const marked = findMarkedMap(root, text, span);
  const parent = findPlace(root, text, span)?.parent;
  return marked ?? (parent?.type === 'map' ? parent : undefined);
}

function write(text: string, expression: YamlMap, name: 'key' | 'operator', value: string): TextEdit {
  const entry = findEntry(expression, name);
  if (entry === undefined) {
    return insertEntry(text, expression, { key: name, value }, findEntry(expression, 'key'));
  }
  return entry.value.type === 'scalar' && entry.value.text !== ''
    ? replaceScalar(entry.value, value)
    : replaceValue(text, entry, value);
}
