/**
 * Hover on the ports of a rule: what they mean on the pods where connections arrive, and, where none of these pods
 * declares such a port, which Service may have led to the mistake. A declaration is information only: pods may listen
 * on ports that they do not declare.
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type ContainerPort, type NetworkPolicyPort, type Service } from '../k8s/resource.ts';
import { isBehind } from '../reachability/findEndpoints.ts';
import { noteHidden } from '../render/doubtText.ts';
import { writeRulePorts } from '../render/portsText.ts';
import { code, link, paragraph, prose, strong, type Block, type InlineText } from '../render/richText.ts';
import { findDeclaredPorts, isMeant } from './declaredPorts.ts';
import { listHiddenDestinations } from './hiddenPods.ts';
import { tableMembers } from './memberTable.ts';
import { findDestinations, type RuleScene } from './peerScene.ts';
import { notePorts } from './pluginNotes.ts';
import { writeConnection } from './policyWords.ts';

/** On one port, or on the list of them. */
export function hoverPorts(scene: RuleScene, port: NetworkPolicyPort | undefined): readonly Block[] {
  const ports = port === undefined ? scene.rule.ports : [port];
  return [
    paragraph(writeTitle(ports)),
    paragraph(writeConnection(scene)),
    ...(ports === undefined ? [] : [...notePorts(scene, ports), ...describePods(scene, ports)]),
    ...noteHidden(listHiddenDestinations(scene)),
  ];
}

/** A list that is empty, or that nothing stands behind, restricts nothing (S8). */
function writeTitle(ports: readonly NetworkPolicyPort[] | undefined): InlineText {
  const words = strong(writeRulePorts(ports));
  return ports === undefined
    ? prose`${words}, because ${code('ports')} names none.`
    : prose`${words}, as the pods see it: not the port of a Service.`;
}

function describePods(scene: RuleScene, ports: readonly NetworkPolicyPort[]): readonly Block[] {
  const destinations = findDestinations(scene);
  const { workloads } = destinations;
  const declaring = workloads.filter((workload) => 0 < findDeclaredPorts(workload, ports).length);
  const table = tableMembers({
    members: { ...destinations, workloads: declaring, maybe: [] },
    why: (workload) =>
      prose`declares ${findDeclaredPorts(workload, ports).map(writeContainerPort).join(', ')}`,
    place: scene.place,
  });
  if (0 < declaring.length || workloads.length === 0) {
    const silent = workloads.length - declaring.length;
    return silent === 0 ? table : [...table, paragraph(writeSilent(silent, ports))];
  }
  return [paragraph(writeNobody(ports)), ...describeServices(scene, workloads, ports)];
}

function writeContainerPort({ name, number, protocol }: ContainerPort): string {
  return name === undefined ? `${protocol} ${number}` : `${protocol} ${number} (${name})`;
}

/** A name that a pod does not have lets nothing through to it (S20); a number needs no declaration. */
function writeSilent(count: number, ports: readonly NetworkPolicyPort[]): InlineText {
  if (ports.every(({ type }) => type === 'named')) {
    return count === 1
      ? prose`1 other workload has no port of that name: the rule opens nothing there.`
      : prose`${count} other workloads have no port of that name: the rule opens nothing there.`;
  }
  return count === 1
    ? prose`1 other workload declares no such port.`
    : prose`${count} other workloads declare no such port.`;
}

function writeNobody(ports: readonly NetworkPolicyPort[]): InlineText {
  return ports.every(({ type }) => type === 'named')
    ? prose`No matched pod has a port of that name, so that the rule opens nothing.`
    : prose`No matched pod declares such a port.`;
}

/** Services in front of the pods that have the number or name on their own side (S27). */
function describeServices(
  { view }: RuleScene,
  workloads: readonly WorkloadEndpoint[],
  ports: readonly NetworkPolicyPort[],
): readonly Block[] {
  const inFront = view.cluster.services.filter((service) =>
    workloads.some((workload) => isBehind(workload, service)),
  );
  return inFront.flatMap((service) =>
    service.ports
      .filter((servicePort) => servicePort.port !== servicePort.targetPort)
      .filter(({ name, port: number, protocol }) =>
        ports.some((port) => isMeant({ name, number, protocol, span: service.span }, port)),
      )
      .map(({ port, targetPort }) => paragraph(writeMapping(service, port, targetPort))),
  );
}

function writeMapping(service: Service, port: number, targetPort: number | string): InlineText {
  const name = link(service.name, locate(service, service.nameSpan));
  return prose`Service ${name} maps ${port} to ${strong(code(String(targetPort)))}, and a policy sees the pod's port.`;
}
