/**
 * A resource on its way through kustomizations: what it has become, and what it was called before, so that names
 * which other resources call it by can be followed at the end.
 */
import type { Resource } from '../k8s/resource.ts';

export interface BuiltResource {
  readonly resource: Resource;
  /** Every name it had, the one in its file first; the present name is the last. */
  readonly names: readonly string[];
  /** Every namespace it had, alongside; for subjects of role bindings, which name a namespace. */
  readonly namespaces: readonly (string | undefined)[];
  /** What kustomizations have put around its name so far; equal for resources of one instance of a base. */
  readonly affixes: string;
}

/** A resource as its file has it. */
export function startBuild(resource: Resource): BuiltResource {
  return { resource, names: [resource.name], namespaces: [resource.namespace], affixes: '' };
}
