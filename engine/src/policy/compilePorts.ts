/**
 * The ports that a rule speaks of with a network plugin, before names are resolved on a destination. Whether a plugin
 * counts `endPort`, SCTP and names is in its facts; a plugin's name is never asked.
 */
import { KUBERNETES_FACTS, type PluginFacts } from '../config/pluginFacts.ts';
import { PORT_MAX, PORT_MIN } from '../k8s/ports.ts';
import type { NamedPort, NetworkPolicyPort, PortRange } from '../k8s/resource.ts';
import type { NamedNumbers } from './portNames.ts';
import { PortSet, type PortInterval } from './portSet.ts';

/** The ports that a rule speaks of, before names are resolved. */
export interface CompiledPorts {
  readonly certain: PortSet;
  /** Of ports that could not be read. */
  readonly maybe: PortSet;
  /** What the network plugin leaves open. */
  readonly open: PortSet;
  /** Resolved on the destination pod (S20). */
  readonly names: readonly NamedPort[];
}

/** What decides how a plugin reads ports. */
export type PortFacts = Pick<PluginFacts, 'endPort' | 'sctp' | 'namedPorts'>;

/** For a plugin to which a name is the same on every destination: what it is. */
export type ResolveName = (name: NamedPort) => NamedNumbers;

const ALL_PORTS: CompiledPorts = {
  certain: PortSet.ALL,
  maybe: PortSet.EMPTY,
  open: PortSet.EMPTY,
  names: [],
};

/** `ports` absent or empty is every port and protocol (S8). `resolveName` is asked where names are `perPolicy`. */
export function compilePorts(
  ports: readonly NetworkPolicyPort[] | undefined,
  facts: PortFacts,
  resolveName: ResolveName,
): CompiledPorts {
  if (ports === undefined) {
    return ALL_PORTS;
  }
  const certain: PortInterval[] = [];
  const open: PortInterval[] = [];
  const names: NamedPort[] = [];
  for (const port of ports) {
    if (port.type === 'range') {
      const read = readRange(port, facts);
      certain.push(...read.certain);
      open.push(...read.open);
    } else if (port.type === 'named') {
      const read = readName(port, facts, resolveName);
      certain.push(...read.certain);
      open.push(...read.open);
      names.push(...read.names);
    }
  }
  const surely = PortSet.of(certain);
  return {
    certain: surely,
    maybe: ports.some(({ type }) => type === 'unreadable') ? PortSet.ALL : PortSet.EMPTY,
    open: PortSet.of(open).subtract(surely),
    names,
  };
}

/** As Kubernetes reads them, whatever the plugin does. */
export function compilePortsAsWritten(ports: readonly NetworkPolicyPort[] | undefined): CompiledPorts {
  return compilePorts(ports, KUBERNETES_FACTS, () => ({ certain: PortSet.EMPTY, open: PortSet.EMPTY }));
}

interface ReadPort {
  readonly certain: readonly PortInterval[];
  readonly open: readonly PortInterval[];
}

/** A plugin that does not know `endPort` takes `port` alone (S19). */
function readRange({ protocol, from, to, hasEndPort }: PortRange, facts: PortFacts): ReadPort {
  if (protocol === 'SCTP' && facts.sctp !== 'honored') {
    return { certain: [], open: [{ protocol, from, to }] };
  }
  if (hasEndPort !== true || facts.endPort === 'honored') {
    return { certain: [{ protocol, from, to }], open: [] };
  }
  const rest = facts.endPort === 'ignored' || from === to ? [] : [{ protocol, from: from + 1, to }];
  return { certain: [{ protocol, from, to: from }], open: rest };
}

function readName(
  name: NamedPort,
  facts: PortFacts,
  resolveName: ResolveName,
): ReadPort & { readonly names: readonly NamedPort[] } {
  const all = [{ protocol: name.protocol, from: PORT_MIN, to: PORT_MAX }];
  if (name.protocol === 'SCTP' && facts.sctp !== 'honored') {
    return { certain: [], open: all, names: [] };
  }
  switch (facts.namedPorts) {
    case 'perPod':
    case 'perNamespace':
      return { certain: [], open: [], names: [name] };
    case 'perPolicy': {
      const { certain, open } = resolveName(name);
      return { certain: certain.intervals, open: open.intervals, names: [] };
    }
    case 'allPorts':
      return { certain: all, open: [], names: [] };
    case 'policyIgnored':
      return { certain: [], open: [], names: [] };
    case 'refused':
    case 'unknown':
      return { certain: [], open: all, names: [] };
  }
}
