/**
 * `podgate/scopes`: the sets of manifests that form one cluster each.
 */
import type { ScopeInfo, ScopesAnswer } from '../../../protocol/src/scopes.ts';
import { listScopes, type ProjectScope } from '../scopeIds.ts';
import { MATRIX_WORKLOADS_MAX } from '../../../wire/src/matrixLimits.ts';
import type { ServerContext } from '../serverContext.ts';

export function scopes({ session, earlier }: ServerContext): ScopesAnswer {
  return {
    scopes: listScopes(session.projects()).map((scope) => ({
      ...scopeInfo(scope),
      baselines: earlier.hasHead(scope.project) ? ['head', 'saved'] : ['saved'],
    })),
    workloadsMax: MATRIX_WORKLOADS_MAX,
  };
}

export function scopeInfo({ id, project, view }: ProjectScope): ScopeInfo {
  return {
    id,
    name: view.name,
    folder: project.root,
    workloadCount: view.cluster.workloads.length,
    policyCount: view.cluster.policies.length,
  };
}
