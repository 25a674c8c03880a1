/**
 * The endpoints that a manifest gives, in each scope that it is in. Pods that an owner made are their owner's
 * endpoint, so that a dumped pod may have none of its own.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { isSamePlace, type Resource } from '../k8s/resource.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export interface WorkloadScene {
  readonly view: ScopeView;
  readonly workload: WorkloadEndpoint;
}

export function findWorkloads(snapshot: Snapshot, resource: Resource): readonly WorkloadScene[] {
  return snapshot
    .scopesOf(resource.file)
    .flatMap((view) =>
      view.cluster.workloads
        .filter(({ source }) => isSamePlace(source, resource))
        .map((workload) => ({ view, workload })),
    );
}
