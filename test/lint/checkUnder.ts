/**
 * Checks what one rule says where more policies are in force than the manifests have: those of the tiers before and after
 * NetworkPolicies (`tieredPolicy.ts`).
 */
import assert from 'node:assert/strict';
import { formatMessage } from '../../engine/src/index.ts';
import { checkScopeInSteps } from '../../engine/src/lint/checkScope.ts';
import type { Rule } from '../../engine/src/lint/rule.ts';
import type { Policy } from '../../engine/src/policy/policy.ts';
import { finishSteps } from '../../engine/src/text/steps.ts';
import { openUnder } from '../fixture/tieredPolicy.ts';

/** `field`: the part of the policies that the test is about. */
export interface TieredManifests {
  readonly manifests: string;
  readonly policies: readonly Policy[];
  readonly field?: string;
}

/** `expected` are severity and message, one line for each finding. */
export function checkUnder(
  rule: Rule,
  { manifests, policies, field = '' }: TieredManifests,
  expected: readonly string[],
): void {
  const { problems, failures } = finishSteps(checkScopeInSteps(openUnder(manifests, policies), [rule]));
  assert.deepEqual(failures, [], 'no rule throws');
  assert.deepEqual(
    problems
      .filter(({ path = '' }) => path.startsWith(field))
      .map((problem) => `${problem.severity ?? rule.severity} ${formatMessage(rule.message(problem))}`),
    expected,
  );
}
