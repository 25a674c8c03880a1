/**
 * Requirements of one selector that exclude each other: no object can meet all of them, whatever its labels.
 */
import type { LabelSelector, Requirement } from '../k8s/resource.ts';

/** Two requirements on one key that nothing meets together; the second is the later one in the text. */
export interface Contradiction {
  readonly first: Requirement;
  readonly second: Requirement;
}

/** The first contradiction of a selector. */
export function findContradiction({ requirements }: LabelSelector): Contradiction | undefined {
  for (const [index, second] of requirements.entries()) {
    const first = requirements.slice(0, index).find((earlier) => exclude(earlier, second));
    if (first !== undefined) {
      return { first, second };
    }
  }
  return undefined;
}

export function isContradiction(selector: LabelSelector): boolean {
  return findContradiction(selector) !== undefined;
}

/**
 * In            In            no value in common
 * In            NotIn         every value excluded
 * In, Exists    DoesNotExist  always
 * others                      never: a missing key meets NotIn and DoesNotExist, any value Exists and most NotIn
 */
function exclude(left: Requirement, right: Requirement): boolean {
  if (left.key !== right.key) {
    return false;
  }
  const operators = new Set([left.operator, right.operator]);
  if (operators.has('DoesNotExist')) {
    return operators.has('In') || operators.has('Exists');
  }
  if (left.operator === 'In' && right.operator === 'In') {
    return !left.values.some((value) => right.values.includes(value));
  }
  const [wanted, excluded] = left.operator === 'In' ? [left, right] : [right, left];
  return (
    wanted.operator === 'In' &&
    excluded.operator === 'NotIn' &&
    wanted.values.every((value) => excluded.values.includes(value))
  );
}
