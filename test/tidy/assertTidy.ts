/**
 * How tidiness tests fail: all violations at once, one a line, each with its file first so that terminals and
 * editors make a link of it. And how they prove that they can fail.
 */
import assert from 'node:assert/strict';
import type { ProjectFile, Violation } from './projectFiles.ts';

export function assertTidy(violations: readonly Violation[]): void {
  const lines = violations.map(({ path, message }) => `${path}: ${message}`);
  assert.equal(lines.length, 0, `\n${lines.join('\n')}\n`);
}

/** A check that finds nothing in `bad` finds nothing at all; `expected` is a part of what it must say. */
export function assertFinds(
  check: (files: readonly ProjectFile[]) => readonly Violation[],
  bad: readonly ProjectFile[],
  expected: RegExp,
): void {
  const messages = check(bad).map(({ path, message }) => `${path}: ${message}`);
  assert.ok(
    messages.some((message) => expected.test(message)),
    `expected a violation like ${String(expected)}, got: ${messages.join('; ') || 'none'}`,
  );
}
