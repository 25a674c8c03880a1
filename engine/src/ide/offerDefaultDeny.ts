/**
 * Whether a default deny is offered at a place: on a Namespace, and on the namespace that a policy names, unless there is
 * one for both directions. What it will be, and where it goes, is asked when somebody wants it (`generate/`).
 */
import { DIRECTIONS } from '../k8s/resource.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { say, type Message } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { toPath } from '../yaml/cursor.ts';
import type { FilePosition } from './filePosition.ts';
import { deniesByDefault } from './lensNamespace.ts';
import { findResourceAt, type ResourceCursor } from './openUnit.ts';

/** Policies for one namespace, which are made when somebody wants them. */
export interface NewPoliciesOffer {
  readonly title: Message;
  /** Name of the scope. */
  readonly scope: string;
  readonly namespace: string;
}

/** One for each scope that the file is in. */
export function offerDefaultDeny(snapshot: Snapshot, position: FilePosition): readonly NewPoliciesOffer[] {
  const found = findResourceAt(snapshot, position);
  const namespace = found === undefined ? undefined : findNamespace(found);
  if (namespace === undefined || namespace === '') {
    return [];
  }
  const open = snapshot.scopesOf(position.file).filter((view) => !hasDefaultDeny(view, namespace));
  const name = quoteCode(namespace);
  return open.map((view) => ({
    title:
      open.length === 1
        ? say`create a default-deny policy for the namespace ${name}`
        : say`create a default-deny policy for the namespace ${name} in scope ${view.name}`,
    scope: view.name,
    namespace,
  }));
}

function findNamespace({ resource, cursor }: ResourceCursor): string | undefined {
  switch (resource.type) {
    case 'namespace':
      return resource.name;
    case 'networkPolicy':
      return toPath(cursor.steps).join('.') === 'metadata.namespace' ? resource.namespace : undefined;
    default:
      return undefined;
  }
}

/** Whether all pods of the namespace are isolated for both directions already. */
export function hasDefaultDeny(view: ScopeView, namespace: string): boolean {
  const policies = view.reachability.policies.filter(
    (_policy, index) => view.cluster.policies[index]?.namespace === namespace,
  );
  return DIRECTIONS.every((direction) => policies.some((policy) => deniesByDefault(policy, direction)));
}
