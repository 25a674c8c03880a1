/**
 * A place where somebody writes, in one scope: a file that is in several has one for each, and so has a policy that
 * kustomizations bring to several namespaces.
 */
import { readPath, readText } from '../../k8s/fields.ts';
import { isSamePlace } from '../../k8s/resource.ts';
import type { DnsSettings } from '../../config/settings.ts';
import type { ScopeView } from '../../workspace/scopeView.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import type { WritingPlace } from './writingPlace.ts';

export interface OfferScene {
  readonly view: ScopeView;
  /** That of the resource. */
  readonly namespace: string;
  readonly place: WritingPlace;
  readonly dns: DnsSettings;
  /** Nothing says that the policy is of this namespace: it names none, and nothing runs in the one that it would get. */
  readonly isAssumed?: true;
}

/**
 * The scopes of the file. One that is in none, because nothing in it can be read yet or because it is a patch, has those
 * of its nearest neighbors.
 */
export function findOfferScenes(
  snapshot: Snapshot,
  file: string,
  place: WritingPlace,
): readonly OfferScene[] {
  const { dns } = snapshot.options.settings;
  const written = readText(readPath(place.resource, 'metadata'), 'namespace');
  const policy = place.unit.resources.find(
    (resource) => resource.type === 'networkPolicy' && resource.writtenNamespace?.name === written,
  );
  // Who reaches whom is not asked: while somebody types, it would have to be worked out anew.
  const known = snapshot
    .scopesOf(file)
    .flatMap((view) =>
      view.cluster.policies
        .filter((built) => policy !== undefined && isSamePlace(built, policy))
        .map(({ namespace = view.namespace }) => ({ view, namespace, place, dns })),
    );
  if (0 < known.length) {
    return known;
  }
  return findScopes(snapshot, file).map((view) => ({
    view,
    namespace: written ?? view.namespace,
    place,
    dns,
  }));
}

/** The same place in each namespace that has pods, where the policy names none and its own has none. */
export function assumeNamespaces(scenes: readonly OfferScene[]): readonly OfferScene[] {
  return scenes.flatMap((scene) => {
    const { view, namespace, place } = scene;
    const isWritten = readText(readPath(place.resource, 'metadata'), 'namespace') !== undefined;
    const used = new Set(view.cluster.workloads.map((workload) => workload.namespace));
    return isWritten || used.has(namespace)
      ? []
      : [...used].map((other) => ({ ...scene, namespace: other, isAssumed: true as const }));
  });
}

function findScopes(snapshot: Snapshot, file: string): readonly ScopeView[] {
  const own = snapshot.scopesOf(file);
  let folder = file;
  let found = own;
  while (found.length === 0 && folder !== '') {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const prefix = folder === '' ? '' : `${folder}/`;
    const neighbors = [...snapshot.files.keys()].filter((path) => path !== file && path.startsWith(prefix));
    found = [...new Set(neighbors.flatMap((path) => snapshot.scopesOf(path)))];
  }
  return found;
}
