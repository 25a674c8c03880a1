/**
 * Names for scopes on the wire. Inside a project a scope's name is unique; several workspace folders may each have
 * one of that name, so the id carries the folder too.
 */
import type { ScopeView } from '../../engine/src/index.ts';
import type { Project } from './project.ts';

/** A scope and where it is. */
export interface ProjectScope {
  readonly id: string;
  readonly project: Project;
  readonly view: ScopeView;
}

/** Project and name in one. */
export function scopeId(project: Project, name: string): string {
  return `${project.root}#${name}`;
}

export function listScopes(projects: readonly Project[]): readonly ProjectScope[] {
  return projects.flatMap((project) =>
    project.snapshot.scopes.map((view) => ({ id: scopeId(project, view.name), project, view })),
  );
}

/** The scope of that id; without an id, the first one that has a policy, else the first. */
export function findScope(projects: readonly Project[], id: string | undefined): ProjectScope | undefined {
  const scopes = listScopes(projects);
  if (id !== undefined) {
    return scopes.find((scope) => scope.id === id);
  }
  return scopes.find(({ view }) => 0 < view.cluster.policies.length) ?? scopes[0];
}
