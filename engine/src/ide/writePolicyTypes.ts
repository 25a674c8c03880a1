/**
 * The action that writes `policyTypes` out, as the API server fills it in: the policy means the same afterwards, and
 * says so.
 */
import type { NetworkPolicy } from '../k8s/resource.ts';
import type { Fix } from '../lint/fix.ts';
import { offerWrittenOut } from '../lint/rules/implicitPolicyTypes.ts';
import type { ResourceCursor } from './openUnit.ts';

export function writePolicyTypes({ spec }: NetworkPolicy, { root, unit }: ResourceCursor): readonly Fix[] {
  return spec.policyTypesSpan === undefined
    ? offerWrittenOut(spec.policyTypes, { text: unit.text, root })
    : [];
}
