/**
 * What a client asks of the tree of policies, read field by field: an item may come back from an editor that kept it
 * for long, or from one that made it up. Nonsense is no question; it is not taken for another one.
 */
import type { TreeParams } from '../../protocol/src/tree.ts';

/** `undefined` where a field is not what it should be. */
export function readTreeParams(raw: unknown): TreeParams | undefined {
  if (typeof raw !== 'object' || raw === null) {
    return undefined;
  }
  const { scope, namespace, policy, endpoint, direction } = raw as Readonly<
    Record<keyof TreeParams, unknown>
  >;
  const named = policy === undefined ? undefined : readPolicy(policy);
  const isSound =
    [scope, namespace, endpoint].every((field) => field === undefined || typeof field === 'string') &&
    (policy === undefined || named !== undefined) &&
    (direction === undefined || direction === 'ingress' || direction === 'egress');
  return isSound
    ? {
        ...(typeof scope === 'string' ? { scope } : {}),
        ...(typeof namespace === 'string' ? { namespace } : {}),
        ...(named === undefined ? {} : { policy: named }),
        ...(typeof endpoint === 'string' ? { endpoint } : {}),
        ...(direction === 'ingress' || direction === 'egress' ? { direction } : {}),
      }
    : undefined;
}

function readPolicy(raw: unknown): TreeParams['policy'] {
  if (typeof raw !== 'object' || raw === null) {
    return undefined;
  }
  const { name, copy } = raw as Readonly<Record<'name' | 'copy', unknown>>;
  return typeof name === 'string' && typeof copy === 'number' ? { name, copy } : undefined;
}
