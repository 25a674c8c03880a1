/**
 * Which groups of manifests share a cluster when nobody says so. The rule, from the deepest folder to the top:
 *
 * 1. What lies below a folder shares a scope, unless two parts of it define the same resource. Those parts are
 *    variants (overlays of one base, `dev/` and `prod/`, a rendered copy): each becomes a scope of its own, named
 *    by its folder; the rest goes on together to the folder above.
 * 2. A group without pods (policies, Services, autoscalers) describes pods that are elsewhere. Where variants were
 *    split off, it joins each scope that has pods in its namespaces, looked for in the nearest folder above it.
 *
 * Declarations of a Namespace never set parts against each other. The order of the input does not matter.
 */
import { appendTo } from '../text/appendTo.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import { folderOf, isBelow } from '../text/filePath.ts';
import type { ManifestGroup } from './manifestGroup.ts';

/** Groups that form one cluster. `folder` is the deepest one that all of them, or their copies, lie in. */
export interface GroupSet {
  /** Folder, or for some of a folder's own files the file, or `folder/*`. */
  readonly name: string;
  readonly groups: readonly ManifestGroup[];
}

/** What became of the groups below a folder: variants that are scopes, and the rest. */
interface Settled {
  readonly variants: readonly GroupSet[];
  readonly rest: GroupSet | undefined;
}

/** For each group, the identities that another group has too; no others can set groups against each other. */
type Contested = ReadonlyMap<ManifestGroup, ReadonlySet<string>>;

const NONE: ReadonlySet<string> = new Set();

/** Groups, and the sets that they make. */
export interface Merged {
  readonly groups: readonly ManifestGroup[];
  readonly sets: readonly GroupSet[];
}

/**
 * Splits groups into sets that each form a cluster; a group may be in several. `before` is the split before a change:
 * groups that took the place of others with the same facts take their place in the sets as well.
 */
export function mergeGroups(groups: readonly ManifestGroup[], before: Merged | undefined): Merged {
  if (before?.groups === groups) {
    return before;
  }
  const replaced = before === undefined ? undefined : findReplaced(before.groups, groups);
  const sets =
    before === undefined || replaced === undefined
      ? splitGroups(groups)
      : before.sets.map((set) => replaceGroups(set, replaced));
  return { groups, sets };
}

/** The groups that took the place of others; `undefined` where that may change how they go together. */
function findReplaced(
  before: readonly ManifestGroup[],
  groups: readonly ManifestGroup[],
): ReadonlyMap<ManifestGroup, ManifestGroup> | undefined {
  const replaced = new Map<ManifestGroup, ManifestGroup>();
  const isAlike = groups.every((group, index) => {
    const old = before[index];
    if (old === group) {
      return true;
    }
    if (old?.facts !== group.facts || old.type !== group.type || old.folder !== group.folder) {
      return false;
    }
    replaced.set(old, group);
    return haveSamePaths(old, group);
  });
  return isAlike && before.length === groups.length ? replaced : undefined;
}

/** Whether two groups are made of the same files, whatever is in them. */
export function haveSamePaths(left: ManifestGroup, right: ManifestGroup): boolean {
  return (
    left.sources.length === right.sources.length &&
    left.sources.every(({ path }, index) => path === right.sources[index]?.path)
  );
}

function replaceGroups(set: GroupSet, replaced: ReadonlyMap<ManifestGroup, ManifestGroup>): GroupSet {
  return set.groups.some((group) => replaced.has(group))
    ? { ...set, groups: set.groups.map((group) => replaced.get(group) ?? group) }
    : set;
}

function splitGroups(groups: readonly ManifestGroup[]): readonly GroupSet[] {
  const contested = findContested(groups);
  const settled = settleFolder(growTree(groups), contested);
  return settled.variants.length === 0 ? listSets(settled) : attachGroups(settled, contested);
}

function listSets({ variants, rest }: Settled): readonly GroupSet[] {
  return rest === undefined ? variants : [...variants, rest];
}

function findContested(groups: readonly ManifestGroup[]): Contested {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { facts } of groups) {
    for (const identity of facts.identities) {
      (seen.has(identity) ? shared : seen).add(identity);
    }
  }
  return new Map(groups.map((group) => [group, intersect(group.facts.identities, shared)] as const));
}

function intersect(left: ReadonlySet<string>, right: ReadonlySet<string>): ReadonlySet<string> {
  return right.size === 0 ? NONE : new Set([...left].filter((value) => right.has(value)));
}

// Folders ---------------------------------------------------------------------------------------------------

/** A folder with the groups that lie in it and the folders below it that have any. */
interface FolderNode {
  readonly path: string;
  readonly groups: ManifestGroup[];
  readonly children: FolderNode[];
}

function growTree(groups: readonly ManifestGroup[]): FolderNode {
  const root: FolderNode = { path: '', groups: [], children: [] };
  const nodes = new Map([['', root]]);
  const sorted = [...groups].sort(
    (left, right) => compareBytewise(left.folder, right.folder) || compareBytewise(left.type, right.type),
  );
  for (const group of sorted) {
    findOrAddNode(group.folder, nodes).groups.push(group);
  }
  return root;
}

function findOrAddNode(path: string, nodes: Map<string, FolderNode>): FolderNode {
  const missing: string[] = [];
  let known = path;
  while (!nodes.has(known)) {
    missing.push(known);
    known = folderOf(known);
  }
  let node = nodes.get(known) ?? { path: '', groups: [], children: [] };
  for (const folder of missing.reverse()) {
    const child: FolderNode = { path: folder, groups: [], children: [] };
    node.children.push(child);
    nodes.set(folder, child);
    node = child;
  }
  return node;
}

/** Rule 1 for one folder, after the folders below it. */
function settleFolder(node: FolderNode, contested: Contested): Settled {
  const below = node.children.map((child) => settleFolder(child, contested));
  const own = node.groups.map((group) => ({ name: nameGroup(group, node), groups: [group] }));
  const candidates = [...own, ...below.flatMap(({ rest }) => rest ?? [])];
  const opposed = findOpposed(candidates, contested);
  const kept = candidates.filter((candidate) => !opposed.has(candidate));
  return {
    variants: [...below.flatMap(({ variants }) => variants), ...opposed],
    rest: joinSets(kept, node.path),
  };
}

/** Files that lie beside other groups of their folder are told from these by their own name. */
function nameGroup(group: ManifestGroup, node: FolderNode): string {
  const isAlone = node.groups.length === 1 && node.children.length === 0;
  if (isAlone || group.type === 'kustomization') {
    return node.path;
  }
  const [file, ...others] = group.sources;
  if (file !== undefined && others.length === 0) {
    return file.path;
  }
  return node.path === '' ? '*' : `${node.path}/*`;
}

function joinSets(sets: readonly GroupSet[], folder: string): GroupSet | undefined {
  const [first, ...others] = sets;
  if (first === undefined || others.length === 0) {
    return first;
  }
  return { name: folder, groups: sets.flatMap(({ groups }) => groups) };
}

/** The sets that define a resource which another of the sets defines too. */
function findOpposed(sets: readonly GroupSet[], contested: Contested): ReadonlySet<GroupSet> {
  const opposed = new Set<GroupSet>();
  const owners = new Map<string, GroupSet>();
  for (const set of sets) {
    for (const identity of listContested(set, contested)) {
      const owner = owners.get(identity);
      if (owner === undefined) {
        owners.set(identity, set);
      } else if (owner !== set) {
        opposed.add(owner).add(set);
      }
    }
  }
  return opposed;
}

function listContested(set: GroupSet, contested: Contested): readonly string[] {
  return set.groups.flatMap((group) => [...(contested.get(group) ?? NONE)]);
}

// Groups without pods ---------------------------------------------------------------------------------------

/** Rule 2. A group that stays with pods of the rest, or finds no pods anywhere, is part of the rest as well. */
function attachGroups({ variants, rest }: Settled, contested: Contested): readonly GroupSet[] {
  const guests = new Map<GroupSet, ManifestGroup[]>();
  const staying: ManifestGroup[] = [];
  for (const group of rest?.groups ?? []) {
    const hosts = 0 < group.facts.podNamespaces.size ? [] : findHosts(group, { variants, rest });
    hosts
      .filter((host) => host !== rest && !isOpposedTo(group, host, contested))
      .forEach((host) => appendTo(guests, host, group));
    if (hosts.length === 0 || (rest !== undefined && hosts.includes(rest))) {
      staying.push(group);
    }
  }
  const joined = variants.map((variant) => ({
    ...variant,
    groups: [...variant.groups, ...(guests.get(variant) ?? [])],
  }));
  return rest === undefined || staying.length === 0 ? joined : [...joined, keepGroups(rest, staying)];
}

/** The set of some of a set's groups, named by the folder that these lie in. */
function keepGroups(set: GroupSet, groups: readonly ManifestGroup[]): GroupSet {
  if (groups.length === set.groups.length) {
    return set;
  }
  let name = groups[0]?.folder ?? '';
  while (!groups.every((group) => isBelow(group.folder, name))) {
    name = folderOf(name);
  }
  return { name, groups };
}

/** The sets with pods in the group's namespaces, below the nearest folder above the group that has any. */
function findHosts(group: ManifestGroup, settled: Settled): readonly GroupSet[] {
  const { namespaces } = group.facts;
  const isHost = (other: ManifestGroup): boolean =>
    [...other.facts.podNamespaces].some((namespace) => namespaces.has(namespace));
  const candidates = listSets(settled).map((set) => ({ set, hosts: set.groups.filter(isHost) }));
  for (let folder = group.folder; ; folder = folderOf(folder)) {
    const near = candidates.filter(({ hosts }) => hosts.some((host) => isBelow(host.folder, folder)));
    if (0 < near.length || folder === '') {
      return near.map(({ set }) => set);
    }
  }
}

function isOpposedTo(group: ManifestGroup, set: GroupSet, contested: Contested): boolean {
  const own = contested.get(group) ?? NONE;
  return listContested(set, contested).some((identity) => own.has(identity));
}
