/**
 * A label of a selector that is a slip of the pen away from one that a pod has: finding it, and writing what was meant.
 * Which pod is meant is the rules' question.
 */
import { formatRequirement } from '../k8s/formatRequirement.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { Requirement } from '../k8s/resource.ts';
import type { Problem } from '../problem.ts';
import { say } from '../text/say.ts';
import { findNearest } from '../text/findNearest.ts';
import { findScalar, replaceScalar } from '../yaml/replaceScalar.ts';
import type { Fix, FixSource } from './fix.ts';
import { quoteCode } from './quoteCode.ts';
import { getArgument } from './rule.ts';

/** Facts of a problem: what is written, what was probably meant, and the requirement as it would be. */
export interface LabelSlip {
  readonly written: string;
  readonly right: string;
  readonly meant: string;
}

/** What the requirement was probably meant to say about a pod with these labels; `undefined` where nothing is near. */
export function findSlip(requirement: Requirement, { known }: LabelFacts): LabelSlip | undefined {
  const { key, values } = requirement;
  const value = known.get(key);
  if (value !== undefined) {
    const written = values.find((candidate) => findNearest(candidate, [value]) !== undefined);
    return written === undefined ? undefined : toSlip(requirement, written, value);
  }
  const right = findNearest(key, known.keys());
  const hasValue = right !== undefined && values.includes(known.get(right) ?? '');
  return hasValue ? toSlip(requirement, key, right) : undefined;
}

function toSlip(requirement: Requirement, written: string, right: string): LabelSlip {
  const replace = (text: string): string => (text === written ? right : text);
  const meant = { ...requirement, key: replace(requirement.key), values: requirement.values.map(replace) };
  return { written, right, meant: formatRequirement(meant) };
}

/** The fix for a problem whose facts are a `LabelSlip`, at the requirement that the problem marks; none for others. */
export function replaceLabel(problem: Problem, { root }: FixSource): readonly Fix[] {
  const [written, right] = [getArgument(problem, 'written'), getArgument(problem, 'right')];
  const scalar = right === '' ? undefined : findScalar(root, problem.span, written);
  return scalar === undefined
    ? []
    : [{ title: say`write ${quoteCode(right)}`, edits: [replaceScalar(scalar, right)], isSafe: false }];
}
