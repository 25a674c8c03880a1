/**
 * What makes two manifests the same resource: group, kind, namespace and name. A kind that moved from an old group
 * to a new one (Deployment in `extensions/v1beta1` and `apps/v1`) is one object to the server, and one here.
 */
import { identityGroupOf, isNamespaced } from '../k8s/kinds.ts';
import type { Resource } from '../k8s/resource.ts';

/** The namespace that a resource is created in; `undefined` for one that lives outside namespaces. */
export function namespaceOf(resource: Resource, defaultNamespace: string): string | undefined {
  return isNamespaced(resource.kind) ? (resource.namespace ?? defaultNamespace) : undefined;
}

/** A text that two resources share when they are the same one. No part of it can hold a line break in a cluster. */
export function identityOf(resource: Resource, defaultNamespace: string): string {
  const namespace = namespaceOf(resource, defaultNamespace) ?? '';
  const group = identityGroupOf(resource.apiVersion, resource.kind);
  return `${group}\n${resource.kind}\n${namespace}\n${resource.name}`;
}
