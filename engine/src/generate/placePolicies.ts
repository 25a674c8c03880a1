/**
 * Where generated policies go, in the way of the folder: where policies lie one to a file, new ones do as well; else all
 * of them go into one new file. A path that is taken is never chosen. Nothing is written here.
 */
import type { SourceFile } from '../source/sourceFile.ts';
import { appendTo } from '../text/appendTo.ts';
import { compareBytewise } from '../text/compareBytewise.ts';
import type { GeneratedPolicy } from './generatePolicies.ts';

/** A file that is not there yet, and what goes into it. */
export interface PolicyFile {
  readonly path: string;
  readonly policies: readonly GeneratedPolicy[];
}

export interface FolderFacts {
  /** Files that are known, by path. */
  readonly files: ReadonlyMap<string, SourceFile>;
  /** The folder to write into or below, without a slash at its end; empty for the topmost. */
  readonly folder: string;
  /** Paths that are taken by other files. */
  readonly taken: ReadonlySet<string>;
}

/** Folders of this name are for policies, however few they have. */
const POLICY_FOLDER = /^(?:network-?)?policies$|^netpols?$/i;

export function placePolicies(
  policies: readonly GeneratedPolicy[],
  facts: FolderFacts,
): readonly PolicyFile[] {
  const isTaken = (path: string): boolean => facts.files.has(path) || facts.taken.has(path);
  const folder = findFolderOfSingles(facts);
  if (folder === undefined) {
    return policies.length === 0
      ? []
      : [{ path: freePath(join(facts.folder, 'policies'), isTaken), policies }];
  }
  const chosen = new Set<string>();
  const counts = countNames(policies);
  return policies.map((policy) => {
    const name = 1 < (counts.get(policy.name) ?? 0) ? `${policy.namespace}-${policy.name}` : policy.name;
    const path = freePath(join(folder, name), (candidate) => isTaken(candidate) || chosen.has(candidate));
    chosen.add(path);
    return { path, policies: [policy] };
  });
}

/** Where a policy goes in a folder that has them one to a file; `undefined` where it has not. */
export function findPathOfOne(policy: GeneratedPolicy, facts: FolderFacts): string | undefined {
  return findFolderOfSingles(facts) === undefined ? undefined : placePolicies([policy], facts)[0]?.path;
}

/** The deepest folder that all paths are below; empty for the topmost. */
export function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const length = others.reduce((shared, parts) => Math.min(shared, countShared(first, parts)), first.length);
  return first.slice(0, length).join('/');
}

function countShared(left: readonly string[], right: readonly string[]): number {
  const difference = left.findIndex((part, index) => part !== right[index]);
  return difference < 0 ? left.length : difference;
}

/** The folder with the most files of one policy each, if none of its policy files has more. */
function findFolderOfSingles({ files, folder }: FolderFacts): string | undefined {
  const byFolder = new Map<string, number[]>();
  for (const { path, units } of files.values()) {
    const resources = units.flatMap((unit) => unit.resources);
    const isOfPolicies = 0 < resources.length && resources.every(({ type }) => type === 'networkPolicy');
    if (isOfPolicies && (folder === '' || path.startsWith(`${folder}/`))) {
      appendTo(byFolder, path.split('/').slice(0, -1).join('/'), resources.length);
    }
  }
  const fitting = [...byFolder].filter(
    ([path, counts]) =>
      counts.every((count) => count === 1) && (1 < counts.length || POLICY_FOLDER.test(lastPart(path))),
  );
  const [best] = fitting.sort(
    ([left, few], [right, many]) => many.length - few.length || compareBytewise(left, right),
  );
  return best?.[0];
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function countNames(policies: readonly GeneratedPolicy[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of policies) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** `policies.yaml`, else `policies-2.yaml` and so on. */
function freePath(stem: string, isTaken: (path: string) => boolean): string {
  let path = `${stem}.yaml`;
  for (let count = 2; isTaken(path); count++) {
    path = `${stem}-${String(count)}.yaml`;
  }
  return path;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
