/**
 * The way from a kind of resource to the function that reads it. Only a table and the kinds that need no function of
 * their own.
 */
import type { YamlNode } from '../yaml/node.ts';
import { readField, readFlag, readPath } from './fields.ts';
import type { Lowering } from './kinds.ts';
import { lowerAutoscaler } from './lowerAutoscaler.ts';
import { lowerGateway, lowerGatewayRoute, lowerIngress, lowerRoute } from './lowerEntryRoute.ts';
import { lowerKustomization } from './lowerKustomization.ts';
import { lowerNetworkPolicy } from './lowerNetworkPolicy.ts';
import { lowerPod } from './lowerPod.ts';
import { lowerRoleBinding } from './lowerRoleBinding.ts';
import { lowerSelector } from './lowerSelector.ts';
import { lowerService } from './lowerService.ts';
import { lowerWorkload } from './lowerWorkload.ts';
import type { Resource, ResourceHeader } from './resource.ts';

type Lower = (root: YamlNode, header: ResourceHeader) => Resource;

const LOWERINGS: Readonly<Record<Lowering, Lower>> = {
  namespace: (_root, header) => ({ type: 'namespace', ...header }),
  pod: lowerPod,
  workload: lowerWorkload,
  autoscaler: lowerAutoscaler,
  disruptionBudget: (root, header) => {
    const selector = readPath(root, 'spec', 'selector');
    return {
      type: 'disruptionBudget',
      ...header,
      selector: selector === undefined ? undefined : lowerSelector(selector),
    };
  },
  service: lowerService,
  ingress: lowerIngress,
  route: lowerRoute,
  gatewayRoute: lowerGatewayRoute,
  gateway: lowerGateway,
  serviceAccount: (_root, header) => ({ type: 'serviceAccount', ...header }),
  roleBinding: lowerRoleBinding,
  kustomization: lowerKustomization,
  networkPolicy: lowerNetworkPolicy,
  podMaker: (_root, header) => ({ type: 'podMaker', ...header }),
  otherPolicy: (_root, header) => ({ type: 'otherPolicy', ...header }),
  clusterConfig: (root, header) => ({
    type: 'clusterConfig',
    ...header,
    disablesDefaultCni: readFlag(readField(root, 'networking'), 'disableDefaultCNI'),
  }),
};

/** Reads one resource of a kind that is read. */
export function lowerResource(lowering: Lowering, root: YamlNode, header: ResourceHeader): Resource {
  return LOWERINGS[lowering](root, header);
}
