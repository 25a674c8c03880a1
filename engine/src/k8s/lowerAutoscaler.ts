/**
 * HorizontalPodAutoscaler, as far as it changes how many pods a workload has. What it measures is of no interest.
 */
import type { YamlNode } from '../yaml/node.ts';
import { readField, readInteger, readPath, readText } from './fields.ts';
import type { Autoscaler, ResourceHeader } from './resource.ts';

const MIN_REPLICAS_DEFAULT = 1;

export function lowerAutoscaler(root: YamlNode, header: ResourceHeader): Autoscaler {
  const spec = readField(root, 'spec');
  const target = readPath(spec, 'scaleTargetRef');
  return {
    type: 'autoscaler',
    ...header,
    target: { kind: readText(target, 'kind') ?? '', name: readText(target, 'name') ?? '' },
    minReplicas: readInteger(spec, 'minReplicas') ?? MIN_REPLICAS_DEFAULT,
    maxReplicas: readInteger(spec, 'maxReplicas'),
  };
}
