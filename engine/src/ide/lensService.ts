/**
 * The lens on a Service: "port 80 to 9000 · reachable from 2". Who reaches the pods behind it on the ports that the
 * Service leads to; the Service itself is nothing that a policy sees (S27).
 */
import type { WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type Service } from '../k8s/resource.ts';
import { isBehind, targetsOf } from '../reachability/findEndpoints.ts';
import { PortSet } from '../policy/portSet.ts';
import { NO_PAIR, type Connection } from '../reachability/reachability.ts';
import { listServicePorts } from '../render/portsText.ts';
import { say, sayList, type Message, type MessagePart, sayRest } from '../text/say.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { joinLensParts, type LensText } from './lensText.ts';
import { placeNamespace } from './matrixPlace.ts';
import { judgeAddresses } from './reach.ts';
import { OUTSIDE_WORDS, sayBoth, sayPerhaps } from './reachWords.ts';

/** More ports than these are counted. */
const PORTS_MAX = 3;

/** `service` as the cluster has it. */
export function describeService(view: ScopeView, service: Service): LensText {
  const workloads = view.cluster.workloads.filter((workload) => isBehind(workload, service));
  const found =
    workloads.length === 0
      ? describeWithoutPods(service)
      : say`reachable from ${countSources(view, service, workloads)}`;
  return {
    title: joinLensParts([...writePorts(service), found]),
    click:
      workloads.length === 0
        ? { type: 'matrix', ...placeNamespace(view, service.namespace ?? view.namespace) }
        : { type: 'list', place: locate(service, service.nameSpan), list: 'meant' },
  };
}

function describeWithoutPods({ serviceType, selector }: Service): Message {
  if (serviceType === 'ExternalName') {
    return say`ExternalName: a name for what is elsewhere, without pods of its own`;
  }
  return selector === undefined
    ? say`no selector: its pods are not known here`
    : say`no pods behind it are known here`;
}

function writePorts({ ports }: Service): readonly Message[] {
  if (ports.length === 0) {
    return [];
  }
  const shown = listServicePorts(ports).slice(0, PORTS_MAX);
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
  const reaching = new Map<number, Opening>();
  const pairs = new Uint32Array(reachability.endpoints.length);
  for (const workload of workloads) {
    const ports = PortSet.of(service.ports.flatMap((port) => targetsOf(port, workload)));
    const answers = new Map<number, Opening>();
    reachability.fillSources(workload, pairs);
    pairs.forEach((pair, position) => {
      const opening = answers.get(pair) ?? judgePair(view, pair, ports, service);
      answers.set(pair, opening);
      if (opening !== 'no' && reaching.get(position) !== 'yes') {
        reaching.set(position, opening);
      }
    });
  }
  const certain = countEnds(view, reaching, 'yes');
  const maybe = countEnds(view, reaching, 'perhaps');
  return sayPerhaps(sayBoth(certain.pods, certain.outside) ?? say`nothing`, maybe.pods, maybe.outside);
}

/** Whether a source may connect on one of the ports. */
type Opening = 'yes' | 'perhaps' | 'no';

function countEnds(
  view: ScopeView,
  reaching: ReadonlyMap<number, Opening>,
  opening: Opening,
): { readonly pods: number; readonly outside: Message | undefined } {
  const ends = [...reaching].flatMap(([position, found]) =>
    found === opening ? (view.reachability.endpoints[position] ?? []) : [],
  );
  const addresses = ends.filter((endpoint) => endpoint.type === 'addresses');
  return {
    pods: ends.length - addresses.length,
    outside: OUTSIDE_WORDS[judgeAddresses(view, addresses)],
  };
}

function judgePair(view: ScopeView, pair: number, ports: PortSet, { isHeadless }: Service): Opening {
  const connections = pair === NO_PAIR ? [] : view.reachability.connectionsOf(pair);
  const isMeant = ({ ports: passing }: Connection): boolean =>
    (isHeadless && ports.isEmpty) || !passing.intersect(ports).isEmpty;
  const meant = connections.filter(isMeant);
  if (meant.length === 0) {
    return 'no';
  }
  return meant.some(({ verdict }) => verdict === 'allowed') ? 'yes' : 'perhaps';
}
