/**
 * Which of several manifests of one resource counts. The API server keeps an object once, and the last manifest that
 * is applied wins; tools apply files in the order of their paths.
 */
import type { Resource } from '../k8s/resource.ts';
import { mapInSteps, type Steps } from '../text/steps.ts';
import { compareByPlace } from './compareByPlace.ts';
import { identityOf } from './resourceIdentity.ts';

/** Two manifests of one resource. */
export interface Duplicate {
  /** The one that counts. */
  readonly counted: Resource;
  readonly ignored: Resource;
}

export interface CountedResources {
  /** By file, then by place in the file. */
  readonly resources: readonly Resource[];
  readonly duplicates: readonly Duplicate[];
}

/** Of the manifests of one identity the last by path (bytewise), then by place in the file, counts. */
export function* dropDuplicates(
  resources: readonly Resource[],
  defaultNamespace: string,
): Steps<CountedResources> {
  const ordered = [...resources].sort(compareByPlace);
  yield;
  const identities = yield* mapInSteps(ordered, (resource) =>
    hasIdentity(resource) ? identityOf(resource, defaultNamespace) : undefined,
  );
  const last = new Map(identities.map((identity, index) => [identity, ordered[index]]));
  yield;
  const duplicates: Duplicate[] = [];
  const counted = ordered.filter((resource, index) => {
    const identity = identities[index];
    const winner = identity === undefined ? undefined : last.get(identity);
    if (winner === undefined || winner === resource) {
      return true;
    }
    duplicates.push({ counted: winner, ignored: resource });
    return false;
  });
  return { resources: counted, duplicates };
}

/**
 * Kustomizations are no objects of the cluster. A half written resource has no name yet, and a `generateName`, which
 * ends in `-` as no name can, makes a new one each time.
 */
function hasIdentity(resource: Resource): boolean {
  return resource.type !== 'kustomization' && resource.name !== '' && !resource.name.endsWith('-');
}
