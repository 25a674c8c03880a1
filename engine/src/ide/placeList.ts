/**
 * Lists that hovers and lenses lead to: all that they counted or cut, with the place of each entry and what is to be known
 * about it. Asked for by a place when somebody wants to see one, so that a link need not carry it.
 */
import { isSamePlace, locate, type NetworkPolicy, type Resource, type Service } from '../k8s/resource.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import type { ListKind } from '../render/richText.ts';
import { say } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { isBehind } from '../reachability/findEndpoints.ts';
import type { FilePosition } from './filePosition.ts';
import type { ListedPlace, PlaceList } from './listedPlace.ts';
import { findResourceAt, type ResourceCursor } from './openUnit.ts';
import { listOfPolicy } from './policyLists.ts';
import { findPolicyScenes } from './policyScene.ts';
import { findPolicyTarget } from './policyTarget.ts';
import { listOfWorkload } from './workloadLists.ts';
import { findWorkloads } from './workloadsOf.ts';

/** The list about what stands at the place, in all scopes of the file; `undefined` where nothing there has such a list. */
export function listAt(snapshot: Snapshot, position: FilePosition, list: ListKind): PlaceList | undefined {
  const found = findResourceAt(snapshot, position);
  return found === undefined ? undefined : joinLists(listCopies(snapshot, found, list));
}

function listCopies(snapshot: Snapshot, found: ResourceCursor, list: ListKind): readonly PlaceList[] {
  const { resource } = found;
  switch (resource.type) {
    case 'networkPolicy':
      return listPolicy(snapshot, resource, found, list);
    case 'pod':
    case 'workload':
      return findWorkloads(snapshot, resource).flatMap(
        ({ view, workload }) => listOfWorkload(view, workload, list) ?? [],
      );
    case 'service':
      return list === 'meant'
        ? snapshot.scopesOf(resource.file).flatMap((view) => listService(view, resource))
        : [];
    case 'namespace':
      return list === 'policies'
        ? snapshot.scopesOf(resource.file).flatMap((view) => listNamespace(view, resource))
        : [];
    default:
      return [];
  }
}

function listPolicy(
  snapshot: Snapshot,
  resource: NetworkPolicy,
  { cursor, offset }: ResourceCursor,
  list: ListKind,
): readonly PlaceList[] {
  const target = findPolicyTarget(cursor);
  if (target === undefined) {
    return [];
  }
  const at = { place: { file: resource.file, span: resource.nameSpan }, offset };
  return findPolicyScenes(snapshot, resource).flatMap((scene) => listOfPolicy(scene, target, at, list) ?? []);
}

function listService({ cluster }: ScopeView, resource: Service): readonly PlaceList[] {
  return cluster.services
    .filter((service) => isSamePlace(service, resource))
    .map((service) => ({
      title: say`Pods behind the Service ${quoteCode(service.name)}`,
      items: cluster.workloads
        .filter((workload) => isBehind(workload, service))
        .map(({ source }) => ({ place: locate(source, source.nameSpan), note: undefined })),
    }));
}

function listNamespace({ cluster }: ScopeView, resource: Resource): readonly PlaceList[] {
  return [...cluster.namespaces.values()]
    .filter(({ source }) => source !== undefined && isSamePlace(source, resource))
    .map(({ name }) => ({
      title: say`Policies of namespace ${quoteCode(name)}`,
      items: cluster.policies
        .filter(({ namespace }) => namespace === name)
        .map((policy) => ({ place: locate(policy, policy.nameSpan), note: undefined })),
    }));
}

/** One entry for each place; what is certain in one scope needs no note. */
function joinLists(lists: readonly PlaceList[]): PlaceList | undefined {
  const [first] = lists;
  if (first === undefined) {
    return undefined;
  }
  const byPlace = new Map<string, ListedPlace>();
  for (const item of lists.flatMap(({ items }) => items)) {
    const { file, unitIndex, spanInUnit } = item.place;
    const key = `${String(unitIndex)} ${String(spanInUnit.start)} ${String(spanInUnit.end)} ${file}`;
    const known = byPlace.get(key);
    byPlace.set(key, known === undefined || item.note === undefined ? item : known);
  }
  return { title: first.title, items: [...byPlace.values()] };
}
