/**
 * A label of a selector that is a slip of the pen away from one that a pod has: finding it, and writing what was meant.
 * Which pod is meant is the rules' question.
 */
import { formatRequirement } from '../k8s/formatRequirement.ts';
import type { LabelFacts } from '../k8s/labelSelector.ts';
import type { Requirement } from '../k8s/resource.ts';
import type { Problem } from '../problem.ts';
import type { NearMiss } from '../reachability/nearMisses.ts';
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
  const { key, operator, values } = requirement;
  if (operator === 'Exists') {
    const right = [...known.keys()].find((candidate) => isKeySlip(key, candidate));
    return right === undefined || known.has(key) ? undefined : toSlip(requirement, key, right);
  }
  if (operator !== 'In') {
    return undefined;
  }
  const value = known.get(key);
  if (value !== undefined) {
    const written = values.find((candidate) => isSlip(candidate, value));
    return written === undefined ? undefined : toSlip(requirement, written, value);
  }
  const right = [...known.keys()].find((candidate) => isSlip(key, candidate));
  const hasValue = right !== undefined && values.includes(known.get(right) ?? '');
  return hasValue ? toSlip(requirement, key, right) : undefined;
}

/** The first slip that explains why a workload is nearly matched, with that workload. */
export function findSlipIn(
  misses: readonly NearMiss[],
): { readonly slip: LabelSlip; readonly miss: NearMiss } | undefined {
  for (const miss of misses) {
    const slip = miss.podLacks === undefined ? undefined : findSlip(miss.podLacks, miss.workload.labels);
    if (slip !== undefined) {
      return { slip, miss };
    }
  }
  return undefined;
}

/** Shorter words differ by a letter because they are different words. */
const SLIP_LENGTH_MIN = 3;
/** In longer words two edits are a slip, too. */
const LONG_LENGTH = 8;

/** One edit apart, and not by a number: `pod-1` and `pod-2` are two things. */
function isSlip(written: string, right: string): boolean {
  const editsMax = written.length < LONG_LENGTH ? 1 : 2;
  // Lengths first: nearly every pair of words ends there, and a large cluster has millions of pairs.
  return (
    Math.abs(written.length - right.length) <= editsMax &&
    SLIP_LENGTH_MIN <= Math.min(written.length, right.length) &&
    written !== right &&
    findNearest(written, [right], editsMax) !== undefined &&
    withoutDigits(written) !== withoutDigits(right)
  );
}

/** Below this, `app` and `api` are two keys, and no value tells that one of them was meant. */
const TELLING_LENGTH = 5;

/** A slip in a key by itself: short ones differ by a letter that is missing, too many or in the wrong place. */
function isKeySlip(written: string, right: string): boolean {
  const isTelling =
    TELLING_LENGTH <= written.length || written.length !== right.length || sorted(written) === sorted(right);
  return isTelling && isSlip(written, right);
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

function withoutDigits(text: string): string {
  return text.replaceAll(/[0-9]+/g, '');
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
