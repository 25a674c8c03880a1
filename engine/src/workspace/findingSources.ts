/**
 * What findings are made from, and how those of a file speak: of the scopes that it is in, and of its resources as these
 * scopes have them.
 */
import type { Scope } from '../cluster/scope.ts';
import { DEFAULT_NAMESPACE, type Settings } from '../config/settings.ts';
import { isSamePlace, type Resource } from '../k8s/resource.ts';
import type { UnitContext } from '../lint/toFinding.ts';
import type { Problem } from '../problem.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import { groupBy } from '../text/groupBy.ts';
import type { ScopeView } from './scopeView.ts';

/** Problems of Podgate's own file, which is no manifest. */
export interface ConfigProblems {
  readonly path: string;
  readonly problems: readonly Problem[];
}

/** A scope with its view. */
export interface ScopeEntry {
  readonly scope: Scope;
  readonly view: ScopeView;
}

/** What findings are collected from. */
export interface FindingSources {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly entries: readonly ScopeEntry[];
  /** Files that are parts of resources. */
  readonly fragments: ReadonlySet<string>;
  readonly settings: Settings;
  readonly config: ConfigProblems | undefined;
  readonly extent: Extent;
}

/** Whether the files are all that belong together. */
export type Extent = 'whole' | 'part';

/** A scope that a file is in, and its resources by place. */
export interface Home extends ScopeEntry {
  /** Those that were read where a resource was. */
  readonly copiesOf: (resource: Resource) => readonly Resource[];
}

/** The scopes that a file is in. */
export type HomesOf = (path: string) => readonly Home[];

export function findHomes(entries: readonly ScopeEntry[]): HomesOf {
  const homes = entries.map((entry): Home => ({ ...entry, copiesOf: indexByPlace(entry.scope) }));
  return (path) => homes.filter(({ scope }) => scope.files.has(path));
}

/** Looks up a scope's resources by place; the index is made when a finding first needs it, a file at a time. */
function indexByPlace({ resources }: Scope): Home['copiesOf'] {
  let byFile: Map<string, Resource[]> | undefined;
  const byUnit = new Map<string, Map<number, Resource[]>>();
  return (resource) => {
    const { file, unitIndex } = resource;
    let units = byUnit.get(file);
    if (units === undefined) {
      byFile ??= groupBy(resources, (known) => known.file);
      units = groupBy(byFile.get(file) ?? [], (known) => known.unitIndex);
      byUnit.set(file, units);
    }
    return (units.get(unitIndex) ?? []).filter((copy) => isSamePlace(copy, resource));
  };
}

/** How findings of a file speak: of its scope, where it is in exactly one. */
export function contextOf(file: string, homes: readonly Home[], settings: Settings): UnitContext {
  const [home, ...others] = homes;
  const only = others.length === 0 ? home?.scope : undefined;
  const namespace = only?.namespace ?? settings.namespace ?? DEFAULT_NAMESPACE;
  return { file, settings, scope: only?.name, namespace };
}
