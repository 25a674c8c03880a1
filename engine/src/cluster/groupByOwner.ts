/**
 * Which workloads and pods belong together, because the same controller made them: a Deployment, the ReplicaSets it
 * made and their pods are one. Owners are followed by `ownerReferences` and, for those that are not in the
 * scope, by the names that controllers give.
 */
import { DEPLOYMENT_CONFIG_LABEL, TEMPLATE_HASH_LABELS } from '../k8s/controllerLabels.ts';
import type { Owner, Pod, Workload } from '../k8s/resource.ts';

/** Everything that one controller is behind. */
export interface OwnerGroup {
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  /** The controller's own manifest, if the scope has it. */
  readonly workload: Workload | undefined;
  /** Workloads that it made, in order of their places. */
  readonly made: readonly Workload[];
  readonly pods: readonly Pod[];
}

interface GrowingGroup extends OwnerGroup {
  workload: Workload | undefined;
  readonly made: Workload[];
  readonly pods: Pod[];
}

/** Owners of owners are followed so far; nothing real is deeper, and a circle ends here. */
const OWNER_DEPTH_MAX = 8;
/** The kind of a bare pod, and of an owner that does not say what it is. */
const POD_KIND = 'Pod';

/** Groups workloads and pods whose namespaces are filled in, in order of the first of each. */
export function groupByOwner(workloads: readonly Workload[], pods: readonly Pod[]): readonly OwnerGroup[] {
  const keys = workloads.map(keyOf);
  const byKey = new Map(workloads.map((workload, index) => [keys[index] ?? '', workload]));
  const groups = new Map<string, GrowingGroup>();
  for (const [index, workload] of workloads.entries()) {
    const root = findRoot(workload, byKey);
    if (root === workload) {
      const ownKey = keys[index] ?? '';
      // Several workloads with a generated name have one key, and are different all the same.
      const key = byKey.get(ownKey) === workload ? ownKey : `${ownKey}\n${index}`;
      growGroup(groups, key, workload).workload = workload;
    } else {
      growGroup(groups, keyOf(root), root).made.push(workload);
    }
  }
  for (const [index, pod] of pods.entries()) {
    const owner = findPodOwner(pod, byKey);
    const key = owner === pod ? `${keyOf(pod)}\n${index}` : keyOf(owner);
    growGroup(groups, key, owner).pods.push(pod);
  }
  return [...groups.values()];
}

/** What a group is named after. */
interface Named {
  readonly namespace: string | undefined;
  readonly kind: string;
  readonly name: string;
}

function growGroup(groups: Map<string, GrowingGroup>, key: string, named: Named): GrowingGroup {
  const { namespace = '', kind, name } = named;
  const group = groups.get(key) ?? { namespace, kind, name, workload: undefined, made: [], pods: [] };
  groups.set(key, group);
  return group;
}

/** The outermost workload of the scope that made this one; itself where none did. */
function findRoot(workload: Workload, byKey: ReadonlyMap<string, Workload>): Workload {
  let root = workload;
  for (let depth = 0; depth < OWNER_DEPTH_MAX; depth++) {
    const maker = findMaker(root, byKey);
    if (maker === undefined || maker === workload) {
      break;
    }
    root = maker;
  }
  return root;
}

/** The workload of the scope that made this one: its controller, else the one that its name tells of. */
function findMaker(made: Workload, byKey: ReadonlyMap<string, Workload>): Workload | undefined {
  if (made.owner !== undefined) {
    return byKey.get(keyOf({ namespace: made.namespace, ...made.owner }));
  }
  return findMakerByName(made, made.template.labels, byKey);
}

/** A pod's group: the root of its owner, its owner though no manifest shows it, or the pod itself. */
function findPodOwner(pod: Pod, byKey: ReadonlyMap<string, Workload>): Named {
  if (pod.owner === undefined) {
    return pod;
  }
  const owner = nameOwner(pod.owner, pod.namespace);
  const maker = byKey.get(keyOf(owner)) ?? findMakerByName(owner, pod.template.labels, byKey);
  return maker === undefined ? owner : findRoot(maker, byKey);
}

function nameOwner(owner: Owner, namespace: string | undefined): Named {
  return { namespace, kind: owner.kind === '' ? POD_KIND : owner.kind, name: owner.name };
}

/** The Deployment `web` made the ReplicaSet `web-7d4b9c`, whose pods carry `pod-template-hash: 7d4b9c`. */
function findMakerByName(
  made: Named,
  podLabels: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string, Workload>,
): Workload | undefined {
  const { namespace } = made;
  if (made.kind === 'ReplicationController') {
    const name = podLabels.get(DEPLOYMENT_CONFIG_LABEL);
    return name === undefined ? undefined : byKey.get(keyOf({ namespace, kind: 'DeploymentConfig', name }));
  }
  if (made.kind !== 'ReplicaSet') {
    return undefined;
  }
  for (const [kind, label] of TEMPLATE_HASH_LABELS) {
    const suffix = `-${podLabels.get(label) ?? ''}`;
    if (suffix.length < made.name.length && 1 < suffix.length && made.name.endsWith(suffix)) {
      return byKey.get(keyOf({ namespace, kind, name: made.name.slice(0, -suffix.length) }));
    }
  }
  return undefined;
}

function keyOf(named: Named): string {
  return `${named.namespace ?? ''}\n${named.kind}\n${named.name}`;
}
