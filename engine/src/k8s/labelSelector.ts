/**
 * Whether a label selector selects an object, as far as the object's labels are known. The answer has three values,
 * because manifests do not show every label; who asks decides what `unknown` means. Which objects are asked about,
 * and in which namespace, is not known here.
 */
import type { LabelSelector, Requirement } from './resource.ts';

/**
 * What is known of an object's labels. A known label has its value, or `undefined` where it exists with a value
 * that only the running cluster knows. `isOpen`: there may be other labels that no manifest shows.
 */
export interface LabelFacts {
  readonly known: ReadonlyMap<string, string | undefined>;
  readonly isOpen: boolean;
}

/** Whether two say the same, so that no selector tells them apart. */
export function haveSameLabels(left: LabelFacts, right: LabelFacts): boolean {
  return left.isOpen === right.isOpen && areSameLabels(left.known, right.known);
}

function areSameLabels(left: LabelFacts['known'], right: LabelFacts['known']): boolean {
  return (
    left === right ||
    (left.size === right.size &&
      [...left].every(([key, value]) => right.get(key) === value && (value !== undefined || right.has(key))))
  );
}

/** Whether something matches; `unknown` where the manifests do not say. */
export type Match = 'yes' | 'no' | 'unknown';

/**
 * All requirements must hold (S13): one `no` decides, else one `unknown` does. A selector that was read in part
 * may have had further requirements, so it is never sure to match.
 */
export function matchSelector(selector: LabelSelector, labels: LabelFacts): Match {
  let answer: Match = selector.isPartial ? 'unknown' : 'yes';
  for (const requirement of selector.requirements) {
    const match = matchRequirement(requirement, labels);
    if (match === 'no') {
      return 'no';
    }
    if (match === 'unknown') {
      answer = 'unknown';
    }
  }
  return answer;
}

function matchRequirement(requirement: Requirement, labels: LabelFacts): Match {
  const value = labels.known.get(requirement.key);
  if (value !== undefined) {
    return matchValue(requirement, value);
  }
  if (labels.known.has(requirement.key)) {
    return matchUnknownValue(requirement);
  }
  return labels.isOpen ? 'unknown' : matchMissing(requirement);
}

function matchValue({ operator, values }: Requirement, value: string): Match {
  switch (operator) {
    case 'In':
      return toMatch(values.includes(value));
    case 'NotIn':
      return toMatch(!values.includes(value));
    case 'Exists':
      return 'yes';
    case 'DoesNotExist':
      return 'no';
  }
}

/** The label is there, but its value is made by a controller. */
function matchUnknownValue({ operator }: Requirement): Match {
  switch (operator) {
    case 'In':
    case 'NotIn':
      return 'unknown';
    case 'Exists':
      return 'yes';
    case 'DoesNotExist':
      return 'no';
  }
}

/** `NotIn` and `DoesNotExist` match when the key is missing, `In` and `Exists` do not (S13). */
function matchMissing({ operator }: Requirement): Match {
  return toMatch(operator === 'NotIn' || operator === 'DoesNotExist');
}

function toMatch(matches: boolean): Match {
  return matches ? 'yes' : 'no';
}
