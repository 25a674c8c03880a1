/**
 * Everything that makes pods from a template: Deployment, StatefulSet, Job and the like. The pods' labels are those of
 * the template, not of the object (S33).
 */
import type { YamlNode } from '../yaml/node.ts';
import { controllerLabelsOf } from './controllerLabels.ts';
import { readField, readInteger, readPath, readText } from './fields.ts';
import { lowerPodTemplate } from './lowerPod.ts';
import type { PodMaker, ResourceHeader, Workload } from './resource.ts';

/** What the API server fills in for `replicas` and `parallelism`. */
const REPLICAS_DEFAULT = 1;

/** Reads a workload of any kind. A Rollout whose template is in another object (`workloadRef`) shows no pods itself. */
export function lowerWorkload(root: YamlNode, header: ResourceHeader): Workload | PodMaker {
  const spec = readField(root, 'spec');
  if (header.kind === 'Rollout' && readField(spec, 'workloadRef') !== undefined) {
    return { type: 'podMaker', ...header };
  }
  // Of a CronJob, replicas and template are those of the jobs that it starts.
  const podSpec = header.kind === 'CronJob' ? readPath(spec, 'jobTemplate', 'spec') : spec;
  const isIndexed = readText(podSpec, 'completionMode') === 'Indexed';
  return {
    type: 'workload',
    ...header,
    template: lowerPodTemplate(readField(podSpec, 'template'), root),
    replicas: lowerReplicas(header.kind, podSpec),
    controllerLabels: controllerLabelsOf(header.kind, { name: header.name, isIndexed }),
  };
}

function lowerReplicas(kind: string, spec: YamlNode | undefined): number | undefined {
  switch (kind) {
    case 'DaemonSet':
      // One on each node, and nobody says how many nodes there are.
      return undefined;
    case 'Job':
    case 'CronJob':
      return lowerCount(spec, 'parallelism');
    default:
      return lowerCount(spec, 'replicas');
  }
}

function lowerCount(spec: YamlNode | undefined, key: string): number | undefined {
  return readField(spec, key) === undefined ? REPLICAS_DEFAULT : readInteger(spec, key);
}
