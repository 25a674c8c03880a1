/**
 * The container ports that a rule's ports mean. A declaration is information only: a rule with a number lets through
 * to pods that do not declare it, one with a name does not (S20).
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import type { ContainerPort, NetworkPolicyPort } from '../k8s/resource.ts';

/** The container ports that ports of a rule mean. */
export function findDeclaredPorts(
  workload: WorkloadEndpoint,
  ports: readonly NetworkPolicyPort[],
): readonly ContainerPort[] {
  return workload.ports.filter((declared) => ports.some((port) => isMeant(declared, port)));
}

/** Whether a port of a rule means a declared one. */
export function isMeant({ name, number, protocol }: ContainerPort, port: NetworkPolicyPort): boolean {
  switch (port.type) {
    case 'unreadable':
      return false;
    case 'named':
      return port.protocol === protocol && port.name === name;
    case 'range':
      return port.protocol === protocol && port.from <= number && number <= port.to;
  }
}
