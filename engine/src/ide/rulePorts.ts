/**
 * The ports that a rule speaks of by itself, as the destination of one connection has them: numbers for names. What other
 * rules and policies make of them is the evaluator's question.
 */
import type { Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import type { NetworkPolicyPort } from '../k8s/resource.ts';
import type { Rule } from '../policy/policy.ts';
import { PortSet, type PortInterval } from '../policy/portSet.ts';

/** Every port for a rule without ports; `undefined` where one cannot be told by itself. */
export function portsOfRule({ ports }: Pick<Rule, 'ports'>, destination: Endpoint): PortSet | undefined {
  if (ports === undefined) {
    return PortSet.ALL;
  }
  const intervals = ports.map((port) => intervalsOf(port, destination));
  return intervals.includes(undefined) ? undefined : PortSet.of(intervals.flatMap((own) => own ?? []));
}

function intervalsOf(port: NetworkPolicyPort, destination: Endpoint): readonly PortInterval[] | undefined {
  switch (port.type) {
    case 'range':
      return [{ protocol: port.protocol, from: port.from, to: port.to }];
    case 'named':
      return destination.type === 'workload' ? numbersOf(destination, port.name, port.protocol) : [];
    case 'unreadable':
      return undefined;
  }
}

function numbersOf({ ports }: WorkloadEndpoint, name: string, protocol: string): readonly PortInterval[] {
  return ports
    .filter((port) => port.name === name && port.protocol === protocol)
    .map((port) => ({ protocol: port.protocol, from: port.number, to: port.number }));
}
