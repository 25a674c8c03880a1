/**
 * The labels that controllers add to the pods they make. Most have a value that only the running cluster knows; that
 * they are there is known all the same.
 */

export type ControllerLabels = ReadonlyMap<string, string | undefined>;

/** What the labels of one kind of workload depend on. */
interface WorkloadFacts {
  /** Name of the workload; empty where it is not known. */
  readonly name: string;
  /** Whether a Job numbers its pods (`completionMode: Indexed`). */
  readonly isIndexed: boolean;
}

/** By the kind of the owner, the label whose value ends the name of each ReplicaSet that it made. */
export const TEMPLATE_HASH_LABELS: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'pod-template-hash'],
  ['Rollout', 'rollouts-pod-template-hash'],
]);
/** OpenShift says outright which DeploymentConfig a pod is of. */
export const DEPLOYMENT_CONFIG_LABEL = 'deploymentconfig';

const TEMPLATE_HASHES: ReadonlyMap<string, ControllerLabels> = new Map(
  [...TEMPLATE_HASH_LABELS].map(([kind, label]) => [kind, new Map([[label, undefined]])]),
);
const DAEMON_SET: ControllerLabels = new Map([
  ['controller-revision-hash', undefined],
  ['pod-template-generation', undefined],
]);
const STATEFUL_SET: ControllerLabels = new Map([
  ['controller-revision-hash', undefined],
  ['statefulset.kubernetes.io/pod-name', undefined],
  ['apps.kubernetes.io/pod-index', undefined],
]);
const NONE: ControllerLabels = new Map();

/** The labels that pods of a workload of this kind get, with their value where the manifest tells it. */
export function controllerLabelsOf(kind: string, facts: WorkloadFacts): ControllerLabels {
  switch (kind) {
    case 'Deployment':
    case 'Rollout':
      return TEMPLATE_HASHES.get(kind) ?? NONE;
    case 'DaemonSet':
      return DAEMON_SET;
    case 'StatefulSet':
      return STATEFUL_SET;
    case 'Job':
      return jobLabels(facts.name || undefined, facts.isIndexed);
    case 'CronJob':
      // The controller makes up the name of each job.
      return jobLabels(undefined, facts.isIndexed);
    case 'DeploymentConfig':
      return new Map([
        [DEPLOYMENT_CONFIG_LABEL, facts.name || undefined],
        ['deployment', undefined],
      ]);
    default:
      return NONE;
  }
}

function jobLabels(jobName: string | undefined, isIndexed: boolean): ControllerLabels {
  const labels = new Map<string, string | undefined>([
    ['job-name', jobName],
    ['batch.kubernetes.io/job-name', jobName],
    ['controller-uid', undefined],
    ['batch.kubernetes.io/controller-uid', undefined],
  ]);
  if (isIndexed) {
    labels.set('batch.kubernetes.io/job-completion-index', undefined);
  }
  return labels;
}
