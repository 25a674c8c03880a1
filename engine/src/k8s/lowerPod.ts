/**
 * Pods and pod templates, as far as policies see them: labels, named ports, hostNetwork, addresses. Which pods are
 * one workload is the cluster's question (`joinCluster.ts`).
 */
import type { YamlNode } from '../yaml/node.ts';
import type { IpAddress } from './cidr.ts';
import { firstSpan, readField, readFlag, readInteger, readItems, readStringMap, readText } from './fields.ts';
import { lowerPlacement } from './lowerPlacement.ts';
import { lowerProtocol } from './lowerProtocol.ts';
import { isPortNumber } from './ports.ts';
import type { ContainerPort, Pod, PodTemplate, ResourceHeader } from './resource.ts';
import { toAddresses } from './toAddresses.ts';

export function lowerPod(root: YamlNode, header: ResourceHeader): Pod {
  const status = readField(root, 'status');
  return {
    type: 'pod',
    ...header,
    template: lowerPodTemplate(root, root),
    addresses: lowerAddresses(status),
    phase: readText(status, 'phase'),
  };
}

/** Reads `metadata` and `spec` of a pod or of a template; `resource` is what a missing label is shown at. */
export function lowerPodTemplate(node: YamlNode | undefined, resource: YamlNode): PodTemplate {
  const metadata = readField(node, 'metadata');
  const spec = readField(node, 'spec');
  return {
    labels: readStringMap(metadata, 'labels'),
    labelsSpan: firstSpan(readField(metadata, 'labels'), metadata) ?? resource.span,
    ports: lowerContainerPorts(spec),
    hostNetwork: readFlag(spec, 'hostNetwork'),
    serviceAccountName: readText(spec, 'serviceAccountName') ?? readText(spec, 'serviceAccount'),
    dnsPolicy: readText(spec, 'dnsPolicy'),
    images: readItems(spec, 'containers').flatMap((container) => readText(container, 'image') ?? []),
    placement: lowerPlacement(spec),
  };
}

/** Ports of containers and of sidecars, which are init containers that never end; plain init containers have none (S20). */
function lowerContainerPorts(spec: YamlNode | undefined): readonly ContainerPort[] {
  const sidecars = readItems(spec, 'initContainers').filter(
    (container) => readText(container, 'restartPolicy') === 'Always',
  );
  const containers = [...readItems(spec, 'containers'), ...sidecars];
  return containers.flatMap((container) =>
    readItems(container, 'ports').flatMap((port) => lowerContainerPort(port) ?? []),
  );
}

/** `undefined` for what the API server refuses, which no named port can resolve to. */
function lowerContainerPort(node: YamlNode): ContainerPort | undefined {
  const number = readInteger(node, 'containerPort');
  const protocol = lowerProtocol(readField(node, 'protocol'));
  if (number === undefined || !isPortNumber(number) || protocol === undefined) {
    return undefined;
  }
  return { name: readText(node, 'name'), number, protocol, span: node.span };
}

function lowerAddresses(status: YamlNode | undefined): readonly IpAddress[] {
  return toAddresses([
    readText(status, 'podIP'),
    ...readItems(status, 'podIPs').map((item) => readText(item, 'ip')),
  ]);
}
