/**
 * Lookups that several rules make about one policy: made once for a scope, which never changes, and given up with it.
 */
import type { PolicyFacts } from './clusterCheck.ts';
import type { ScopeFacts } from './scopeFacts.ts';

export type PolicyLookup<T> = (facts: PolicyFacts, scope: ScopeFacts) => T;

/** The lookup with its answers kept. */
export function askOnce<T>(lookup: PolicyLookup<T>): PolicyLookup<T> {
  const answers = new WeakMap<ScopeFacts, Map<PolicyFacts, T>>();
  return (facts, scope) => {
    const ofScope = answers.get(scope) ?? new Map<PolicyFacts, T>();
    answers.set(scope, ofScope);
    let answer = ofScope.get(facts);
    if (answer === undefined) {
      answer = lookup(facts, scope);
      ofScope.set(facts, answer);
    }
    return answer;
  };
}
