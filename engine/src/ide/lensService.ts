/**
 * The lens on a Service: "port 80 to 9000 · reachable from 2". Who reaches the pods behind it on the ports that the
 * Service leads to; the Service itself is nothing that a policy sees (S27).
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type Service } from '../k8s/resource.ts';
import { isBehind, targetsOf } from '../reachability/findEndpoints.ts';
import { PortSet } from '../policy/portSet.ts';
import { NO_PAIR } from '../reachability/reachability.ts';
import { writeServicePort } from '../render/portsText.ts';
import { say, sayList, type Message, type MessagePart, sayRest } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { joinLensParts, type LensText } from './lensText.ts';
import { allowedPorts, judgeAddresses } from './reach.ts';
import { OUTSIDE_WORDS, sayBoth } from './reachWords.ts';

/** More ports than these are counted. */
const PORTS_MAX = 3;

/** `service` as the cluster has it. */
export function describeService(view: ScopeView, service: Service): LensText {
  if (service.selector === undefined) {
    return {
      title: joinLensParts([...writePorts(service), say`no selector: its pods are not known here`]),
      click: undefined,
    };
  }
  const workloads = view.cluster.workloads.filter((workload) => isBehind(workload, service));
  if (workloads.length === 0) {
    return {
      title: joinLensParts([...writePorts(service), say`no pods behind it are known here`]),
      click: undefined,
    };
  }
  return {
    title: joinLensParts([
      ...writePorts(service),
      say`reachable from ${countSources(view, service, workloads)}`,
    ]),
    click: { type: 'pods', places: workloads.map(({ source }) => locate(source, source.nameSpan)) },
  };
}

function writePorts({ ports }: Service): readonly Message[] {
  if (ports.length === 0) {
    return [];
  }
  const shown = ports.slice(0, PORTS_MAX).map(writeServicePort);
  const list = sayRest(sayList(shown, ', '), ports.length - shown.length);
  return [ports.length === 1 ? say`port ${list}` : say`ports ${list}`];
}

/** How many may connect to at least one of the pods, on at least one of the ports. */
function countSources(
  view: ScopeView,
  service: Service,
  workloads: readonly WorkloadEndpoint[],
): MessagePart {
  const { reachability } = view;
  const reaching = new Set<number>();
  const pairs = new Uint32Array(reachability.endpoints.length);
  for (const workload of workloads) {
    const ports = PortSet.of(service.ports.flatMap((port) => targetsOf(port, workload)));
    const answers = new Map<number, boolean>();
    reachability.fillSources(workload, pairs);
    pairs.forEach((pair, position) => {
      const isOpen = answers.get(pair) ?? (pair !== NO_PAIR && opens(view, pair, ports, service));
      answers.set(pair, isOpen);
      if (isOpen) {
        reaching.add(position);
      }
    });
  }
  const endpoints = [...reaching].flatMap((position) => reachability.endpoints[position] ?? []);
  const outside = judgeAddresses(
    view,
    endpoints.filter((endpoint) => endpoint.type === 'addresses'),
  );
  const pods = endpoints.filter(({ type }) => type === 'workload').length;
  return sayBoth(pods, OUTSIDE_WORDS[outside]) ?? say`nothing`;
}

function opens(view: ScopeView, pair: number, ports: PortSet, { isHeadless }: Service): boolean {
  const allowed = allowedPorts(view.reachability.connectionsOf(pair));
  return isHeadless && ports.isEmpty ? !allowed.isEmpty : !allowed.intersect(ports).isEmpty;
}
