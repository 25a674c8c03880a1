/**
 * Names for policies that fixes write: a policy with the name of another would take its place when both are applied. What
 * a policy is best called is its writer's matter.
 */
import type { ScopeFacts } from './scopeFacts.ts';

/** The name, or the first with a number behind it that is not taken. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) {
    name = `${wanted}-${count}`;
  }
  return name;
}

/** A name that no policy of the namespace has. */
export function freePolicyName(
  wanted: string,
  namespace: string,
  { policiesByNamespace }: Pick<ScopeFacts, 'policiesByNamespace'>,
): string {
  const policies = policiesByNamespace.get(namespace)?.policies ?? [];
  return freeName(wanted, new Set(policies.map(({ resource }) => resource.name)));
}
