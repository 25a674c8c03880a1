/**
 * `podgate/scopes`: the sets of manifests that form one cluster each.
 */
import { findEmptiness } from '../../../engine/src/index.ts';
import type { NoWorkloads, ScopeInfo, ScopesAnswer } from '../../../protocol/src/scopes.ts';
import type { Project } from '../project.ts';
import { listScopes, type ProjectScope } from '../scopeIds.ts';
import { MATRIX_WORKLOADS_MAX } from '../../../wire/src/matrixLimits.ts';
import type { ServerContext } from '../serverContext.ts';

export function scopes({ session, earlier }: ServerContext): ScopesAnswer {
  const projects = session.projects();
  const nothing = findNothing(projects);
  return {
    ...(nothing === undefined ? {} : { nothing }),
    scopes: listScopes(projects).map((scope) => ({
      ...scopeInfo(scope),
      baselines: earlier.hasHead(scope.project) ? ['head', 'saved'] : ['saved'],
    })),
    workloadsMax: MATRIX_WORKLOADS_MAX,
  };
}

/** Of several projects without workloads, what tells most about any of them. */
function findNothing(projects: readonly Project[]): NoWorkloads | undefined {
  const found = projects.map(({ snapshot }) => findEmptiness(snapshot)?.type);
  return found.includes(undefined) ? undefined : NO_WORKLOADS.find((type) => found.includes(type));
}

const NO_WORKLOADS: readonly NoWorkloads[] = ['onlyTemplates', 'noWorkloads', 'noManifests'];

export function scopeInfo({ id, project, view }: ProjectScope): ScopeInfo {
  return {
    id,
    name: view.name,
    folder: project.root,
    workloadCount: view.cluster.workloads.length,
    policyCount: view.cluster.policies.length,
  };
}
