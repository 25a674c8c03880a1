/**
 * Kustomize's `namespace:`. It moves every resource that lives in a namespace, renames Namespaces, and moves the
 * service account `default` where a role binding names it; other subjects follow their account by its name
 * (`kustomizeNames.ts`). Selectors of namespaces stay as they are, as they do in kustomize.
 */
import type { Resource, RoleBinding } from '../k8s/resource.ts';
import { isNamespaced } from '../k8s/kinds.ts';
import type { BuiltResource } from './builtResource.ts';

/** The account that every namespace has; kustomize moves subjects of this name only (`setRoleBindingSubjects: defaultOnly`). */
const DEFAULT_ACCOUNT = 'default';

/** The resource as `namespace: …` of a kustomization leaves it. */
export function moveToNamespace(built: BuiltResource, namespace: string): BuiltResource {
  const resource = moveResource(built.resource, namespace);
  return {
    ...built,
    resource,
    names: [...built.names, resource.name],
    namespaces: [...built.namespaces, resource.namespace],
  };
}

function moveResource(resource: Resource, namespace: string): Resource {
  if (resource.type === 'namespace') {
    return { ...resource, name: namespace };
  }
  const moved = resource.type === 'roleBinding' ? moveDefaultAccount(resource, namespace) : resource;
  return isNamespaced(moved.kind) ? { ...moved, namespace } : moved;
}

function moveDefaultAccount(binding: RoleBinding, namespace: string): RoleBinding {
  const serviceAccounts = binding.serviceAccounts.map((account) =>
    account.name === DEFAULT_ACCOUNT ? { ...account, namespace } : account,
  );
  return { ...binding, serviceAccounts };
}
