/**
 * The name by which a finding tells its resource.
 */
import { isNamespaced } from '../k8s/kinds.ts';
import type { ResourceHeader } from '../k8s/resource.ts';

/** `shop/db[NetworkPolicy]`; without a namespace for kinds that have none. `namespace` is that of who names none. */
export function formatResourceId(
  resource: Pick<ResourceHeader, 'kind' | 'name' | 'namespace'>,
  namespace: string,
): string {
  const id = `${resource.name}[${resource.kind}]`;
  return isNamespaced(resource.kind) ? `${resource.namespace ?? namespace}/${id}` : id;
}
