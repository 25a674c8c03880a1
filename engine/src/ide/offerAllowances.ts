/**
 * Where "allow a connection" is offered: on what a workload says of itself, for who is to reach it and whom it is to reach, and
 * on a policy that selects one workload alone, for its directions. Who the other end is, somebody is asked then; what has to
 * change is `openConnection.ts`'.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { DIRECTIONS, type Direction } from '../k8s/resource.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { isSameOwner } from '../reachability/tellingLabels.ts';
import { say, type Message } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { toPath } from '../yaml/cursor.ts';
import type { FilePosition } from './filePosition.ts';
import { findResourceAt } from './openUnit.ts';
import { findPolicyScenes } from './policyScene.ts';
import { findWorkloads } from './workloadsOf.ts';

export interface AllowanceOffer {
  readonly title: Message;
  /** Name of the scope. */
  readonly scope: string;
  /** Id of the workload. */
  readonly workload: string;
  /** `ingress`: it is to be reached. */
  readonly direction: Direction;
}

/** For the first of the scopes that the file is in; none where nothing isolates anybody. */
export function offerAllowances(snapshot: Snapshot, position: FilePosition): readonly AllowanceOffer[] {
  const found = findResourceAt(snapshot, position);
  if (found === undefined || isDeep(toPath(found.cursor.steps))) {
    return [];
  }
  const { resource } = found;
  switch (resource.type) {
    case 'pod':
    case 'workload': {
      const [scene] = findWorkloads(snapshot, resource);
      return scene === undefined ? [] : offer(scene.view, scene.workload, DIRECTIONS);
    }
    case 'networkPolicy': {
      const [scene] = findPolicyScenes(snapshot, resource);
      const { workloads, maybe } = scene?.view.reachability.subjectsOf(scene.policy) ?? NOBODY;
      const [first, ...others] = workloads;
      const isAlone =
        first !== undefined && others.every((other) => isSameOwner(other, first)) && maybe.length === 0;
      return scene === undefined || !isAlone ? [] : offer(scene.view, first, resource.spec.policyTypes);
    }
    default:
      return [];
  }
}

const NOBODY = { workloads: [], maybe: [] };

/** Below `spec` somebody is at something else. */
function isDeep(path: readonly (string | number)[]): boolean {
  return path[0] === 'spec' && 1 < path.length;
}

/** No policy selects pods in the network of their node. */
function offer(
  { name: scope, cluster }: ScopeView,
  { id, name, hostNetwork }: WorkloadEndpoint,
  directions: readonly Direction[],
): readonly AllowanceOffer[] {
  return hostNetwork || cluster.policies.length === 0
    ? []
    : directions.map((direction) => ({ title: titleOf(name, direction), scope, workload: id, direction }));
}

function titleOf(name: string, direction: Direction): Message {
  return direction === 'ingress'
    ? say`allow a connection to ${quoteCode(name)}`
    : say`allow a connection from ${quoteCode(name)}`;
}
