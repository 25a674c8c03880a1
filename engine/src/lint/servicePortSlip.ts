/**
 * Whether the number in a rule is a Service's port that was taken for the pods' (S27), and what the pods' is.
 */
import { targetsOf } from '../reachability/findEndpoints.ts';
import type { NetworkPolicyPort, PortRange, Protocol } from '../k8s/resource.ts';
import {
  isDeclared,
  listServicePorts,
  type Destinations,
  type RulePort,
  type ServicePortFacts,
} from './rulePorts.ts';
import type { ScopeFacts } from './scopeFacts.ts';

/** The port of a Service that the rule names, and where it leads. */
export interface ServicePortSlip extends ServicePortFacts {
  readonly targets: readonly number[];
}

export function findServicePortSlip(
  { port, rule, destinations }: RulePort,
  scope: ScopeFacts,
): ServicePortSlip | undefined {
  if (port.type !== 'range' || port.from !== port.to) {
    return undefined;
  }
  if (destinations.all.some(({ ports }) => ports.some((declared) => isDeclared(port, declared)))) {
    return undefined;
  }
  const ports = listServicePorts(destinations, scope);
  const leading = ports.filter((facts) => isNumbered(facts, port) && 0 < facts.workloads.length);
  const [first] = leading;
  if (first === undefined || ports.some((facts) => leadsTo(facts, port))) {
    return undefined;
  }
  const targets = listTargets(leading);
  const hasTargets = targets.every((target) =>
    (rule.ports ?? []).some((other) => mayBeTarget(other, port.protocol, target)),
  );
  return !hasTargets && isExplained(destinations, leading) ? { ...first, targets } : undefined;
}

/** Whether a number has the protocol and number of the Service's own port. */
function isNumbered({ port }: ServicePortFacts, { protocol, from }: PortRange): boolean {
  return port.protocol === protocol && port.port === from;
}

/** Whether connections by way of the Service arrive at the number. A headless Service translates nothing (S28). */
function leadsTo(facts: ServicePortFacts, range: PortRange): boolean {
  const { port, service, workloads } = facts;
  return (
    (service.isHeadless && isNumbered(facts, range)) ||
    port.targetPort === range.from ||
    workloads.some((workload) => targetsOf(port, workload).some(({ from }) => from === range.from))
  );
}

/** None where the Service names a port that no pod has: then it is the Service that leads nowhere. */
function listTargets(leading: readonly ServicePortFacts[]): readonly number[] {
  const targets = leading.flatMap(({ port, workloads }) =>
    workloads.flatMap((workload) => targetsOf(port, workload).map(({ from }) => from)),
  );
  return [...new Set(targets)];
}

/** Whether another port of the rule lets the target through; what cannot be read may, and what is a name. */
function mayBeTarget(port: NetworkPolicyPort, protocol: Protocol, target: number): boolean {
  switch (port.type) {
    case 'unreadable':
      return true;
    case 'named':
      return port.protocol === protocol;
    case 'range':
      return port.protocol === protocol && port.from <= target && target <= port.to;
  }
}

/** A pod that is not behind the Service and declares nothing may well listen on the number. */
function isExplained({ all }: Destinations, leading: readonly ServicePortFacts[]): boolean {
  const behind = new Set(leading.flatMap(({ workloads }) => workloads));
  return all.every((workload) => behind.has(workload) || 0 < workload.ports.length);
}
