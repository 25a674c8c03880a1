/**
 * Which part of a NetworkPolicy a cursor is on. Only the way of keys and indexes is looked at; what stands there,
 * and whether it could be read, is the model's knowledge.
 */
import type { Direction } from '../k8s/resource.ts';
import { toPath, type Cursor } from '../yaml/cursor.ts';

/** One rule of a policy by its place in the list. */
export interface RulePlace {
  readonly direction: Direction;
  readonly rule: number;
}

export type PolicyTarget =
  | { readonly type: 'name' }
  /** `policyTypes`, or `ingress` or `egress` as a whole. */
  | { readonly type: 'policyTypes' }
  | { readonly type: 'subject' }
  | ({ readonly type: 'rule' } & RulePlace)
  | ({
      readonly type: 'peer' | 'podSelector' | 'namespaceSelector' | 'ipBlock';
      readonly peer: number;
    } & RulePlace)
  /** All ports of a rule, or one of them. */
  | ({ readonly type: 'ports'; readonly port: number | undefined } & RulePlace);

const PEER_PARTS = ['podSelector', 'namespaceSelector', 'ipBlock'] as const;

/** The part that the cursor is on; `undefined` where it is on none that means something by itself. */
export function findPolicyTarget(cursor: Cursor): PolicyTarget | undefined {
  const [top, field, ...rest] = toPath(cursor.steps);
  if (top === 'kind' || (top === 'metadata' && field === 'name')) {
    return { type: 'name' };
  }
  if (top !== 'spec') {
    return undefined;
  }
  switch (field) {
    case 'podSelector':
      return { type: 'subject' };
    case 'policyTypes':
      return { type: 'policyTypes' };
    case 'ingress':
    case 'egress':
      return findRuleTarget(field, rest);
    default:
      return undefined;
  }
}

function findRuleTarget(
  direction: Direction,
  [rule, list, item, part]: readonly (string | number)[],
): PolicyTarget | undefined {
  if (typeof rule !== 'number') {
    return { type: 'policyTypes' };
  }
  const place: RulePlace = { direction, rule };
  if (list === 'ports') {
    return { type: 'ports', port: typeof item === 'number' ? item : undefined, ...place };
  }
  if (list !== (direction === 'ingress' ? 'from' : 'to') || typeof item !== 'number') {
    return { type: 'rule', ...place };
  }
  const known = PEER_PARTS.find((name) => name === part);
  return { type: known ?? 'peer', peer: item, ...place };
}
