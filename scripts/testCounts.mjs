/**
 * What runs of tests counted: `{ passed, failed, failures }`. `failures` has a `{ title, reason }` for each test that failed,
 * so that it can be named once more where everybody looks: at the end.
 */
import { readFileSync } from 'node:fs';

export const NOTHING_RUN = { passed: 0, failed: 0, failures: [] };

/** A run that failed as a whole. */
export function failedRun(title, reason) {
  return { passed: 0, failed: 1, failures: [{ title, reason }] };
}

export function addCounts(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    failures: [...left.failures, ...right.failures],
  };
}

/** The counts that a run left in a file; undefined where it left none. */
export function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The counts of a run that ended as it did: one that failed and has counted no failure is one. */
export function countRun(title, hasPassed, counts) {
  if (hasPassed || 0 < counts.failed) {
    return counts;
  }
  return addCounts(counts, failedRun(title, 'ended with an error'));
}
