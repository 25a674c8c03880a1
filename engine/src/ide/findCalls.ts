/**
 * Who can reach a workload, and what it can reach, one item for each other end, with the policies that open the way
 * and the lines where they say so. It walks one column or row of the matrix and asks for reasons only of what it
 * lists, one at a time, so that a host can pause or stop in between.
 */
import type { AddressEndpoint, Endpoint, WorkloadEndpoint } from '../cluster/cluster.ts';
import { locate, type Direction } from '../k8s/resource.ts';
import { AddressSet } from '../policy/addressSet.ts';
import { PortSet } from '../policy/portSet.ts';
import type { Reason } from '../policy/verdict.ts';
import { NO_PAIR, type Connection } from '../reachability/reachability.ts';
import type { UnitPlace } from '../text/location.ts';
import { say, type Message } from '../text/say.ts';
import type { Steps } from '../text/steps.ts';
import type { ScopeView } from '../workspace/scopeView.ts';
import { labelsPlace, leafItem, workloadItem, type CallItem, type CallTarget } from './callItem.ts';
import {
  joinDetails,
  sayAddresses,
  writeOpeners,
  writeOpenPorts,
  writeOwner,
  writeUnlisted,
} from './callWords.ts';
import { judgeAddresses } from './reach.ts';
import { uniquePlaces } from './uniquePlaces.ts';

/** More other ends than these are counted. */
const CALLS_MAX = 200;

/** A way between two ends. */
export interface Call {
  /** The other end. */
  readonly item: CallItem;
  /** All in the file of the end that connects: the rules that open the way, else the labels that they match. */
  readonly places: readonly UnitPlace[];
}

/** For `ingress` who reaches the target, for `egress` what it reaches; empty where the target is gone. */
export function* findCalls(
  view: ScopeView,
  target: Omit<CallTarget, 'scope'>,
  direction: Direction,
): Steps<readonly Call[]> {
  const own = view.reachability.endpoints.find(({ id }) => id === target.endpoint);
  if (own?.type !== 'workload') {
    return [];
  }
  const ports = direction === 'egress' || target.ports === undefined ? PortSet.ALL : PortSet.of(target.ports);
  const question: CallQuestion = { view, own, direction, ports };
  const others = listOthers(question);
  const calls: Call[] = [];
  for (const other of others.slice(0, CALLS_MAX)) {
    calls.push(toCall(question, other));
    yield;
  }
  const rest = others.length - calls.length;
  return rest === 0 ? calls : [...calls, noteRest(question, rest)];
}

interface CallQuestion {
  readonly view: ScopeView;
  readonly own: WorkloadEndpoint;
  readonly direction: Direction;
  readonly ports: PortSet;
}

// Who is listed ---------------------------------------------------------------------------------------------

/** A workload, or the addresses that may do the same, never none, with the largest range in front. */
interface OtherEnd {
  readonly endpoints: readonly [Endpoint, ...Endpoint[]];
  readonly connections: readonly Connection[];
}

/** What is sure comes first, and there the addresses: few, and what people fear most. */
function listOthers(question: CallQuestion): readonly OtherEnd[] {
  const { reachability } = question.view;
  const pairs = new Uint32Array(reachability.endpoints.length);
  if (question.direction === 'ingress') {
    reachability.fillSources(question.own, pairs);
  } else {
    reachability.fillPairs(question.own, pairs);
  }
  const connectionsOf = rememberConnections(question);
  const workloads: OtherEnd[] = [];
  const addresses = new Map<number, OtherEnd>();
  reachability.endpoints.forEach((endpoint, position) => {
    const pair = pairs[position] ?? NO_PAIR;
    const connections = pair === NO_PAIR ? [] : connectionsOf(pair);
    if (connections.length === 0) {
      return;
    }
    if (endpoint.type === 'workload') {
      workloads.push({ endpoints: [endpoint], connections });
    } else {
      const known = addresses.get(pair)?.endpoints ?? [];
      addresses.set(pair, { endpoints: largestFirst(endpoint, known), connections });
    }
  });
  const all = [...addresses.values(), ...workloads];
  return [...all.filter(isSure), ...all.filter((other) => !isSure(other))];
}

function largestFirst(
  range: AddressEndpoint,
  known: readonly Endpoint[],
): readonly [Endpoint, ...Endpoint[]] {
  const [largest, ...others] = known;
  return largest?.type === 'addresses' && range.last - range.first <= largest.last - largest.first
    ? [largest, ...others, range]
    : [range, ...known];
}

function isSure({ connections }: OtherEnd): boolean {
  return connections.some(({ verdict }) => verdict === 'allowed');
}

/** What a pair may do on the ports that are asked about; few pairs of a row differ. */
function rememberConnections({ view, ports }: CallQuestion): (pair: number) => readonly Connection[] {
  const known = new Map<number, readonly Connection[]>();
  return (pair) => {
    let connections = known.get(pair);
    if (connections === undefined) {
      connections = view.reachability
        .connectionsOf(pair)
        .map((connection) => ({ ...connection, ports: connection.ports.intersect(ports) }))
        .filter((connection) => !connection.ports.isEmpty);
      known.set(pair, connections);
    }
    return connections;
  };
}

// What is said of them --------------------------------------------------------------------------------------

function toCall(question: CallQuestion, other: OtherEnd): Call {
  const { view, own, direction } = question;
  const [endpoint] = other.endpoints;
  const openers = findOpeners(question, endpoint);
  const names = [...new Set(openers.map(({ source }) => source.name))];
  const ports = writeOpenPorts(other.connections);
  const by = writeOpeners(names, other.connections);
  if (endpoint.type === 'workload') {
    const who = endpoint === own ? [writeOwner(endpoint), say`its own pods`] : [writeOwner(endpoint)];
    // The ports first: a tree is narrow.
    const item = workloadItem(view, endpoint, { detail: joinDetails([ports, ...who, by]) });
    return { item, places: findPlaces(direction === 'ingress' ? endpoint : own, openers) };
  }
  const addresses = other.endpoints.filter((end): end is AddressEndpoint => end.type === 'addresses');
  const blocks = openers.flatMap((reason) => placesOfBlocks(view, reason, { direction, addresses }));
  const item = itemOfAddresses(view, { addresses, words: [ports, by], place: blocks[0] ?? placeOf(own) });
  const inFile = [item.place, ...blocks.slice(1)].filter(({ file }) => file === item.place.file);
  return { item, places: direction === 'ingress' ? inFile : findPlaces(own, openers) };
}

/** Addresses have no manifest: they lead to what lets them through, else to the workload that nothing isolates. */
function itemOfAddresses(
  view: ScopeView,
  {
    addresses,
    words,
    place,
  }: {
    readonly addresses: readonly AddressEndpoint[];
    readonly words: readonly Message[];
    readonly place: UnitPlace;
  },
): CallItem {
  const name = sayAddresses(AddressSet.of(addresses), judgeAddresses(view, addresses));
  return leafItem('addresses', { name, detail: joinDetails(words) }, place);
}

/** The blocks of a rule that have one of the addresses, else the rule; none for a rule of the other direction. */
function placesOfBlocks(
  view: ScopeView,
  { source, rule: index, span }: Reason,
  { direction, addresses }: { readonly direction: Direction; readonly addresses: readonly AddressEndpoint[] },
): readonly UnitPlace[] {
  const policy = view.reachability.policies.find((known) => known.source === source);
  const rule = policy?.directions[direction]?.rules.find((known) => known.index === index);
  if (rule?.span !== span) {
    return [];
  }
  const asked = AddressSet.of(addresses);
  const blocks = (rule.peers ?? []).filter(
    (peer) => peer.type === 'addresses' && AddressSet.ofBlock(peer.cidr, peer.except).overlaps(asked),
  );
  return (blocks.length === 0 ? [rule] : blocks).map((found) => locate(source, found.span));
}

/** The rules, of both ends, that let the two talk on the ports that are asked about, or may. */
function findOpeners({ view, own, direction, ports }: CallQuestion, other: Endpoint): readonly Reason[] {
  const decisions =
    direction === 'ingress' ? view.reachability.decide(other, own) : view.reachability.decide(own, other);
  return decisions
    .filter((decision) => decision.verdict !== 'denied' && !decision.ports.intersect(ports).isEmpty)
    .flatMap(({ egress, ingress }) => [...egress.reasons, ...ingress.reasons])
    .filter(({ effect }) => effect === 'allow');
}

/** Clients look for these lines in the file of the end that connects, and nowhere else. */
function findPlaces({ source }: WorkloadEndpoint, openers: readonly Reason[]): readonly UnitPlace[] {
  const rules = openers
    .map((reason) => locate(reason.source, reason.span))
    .filter(({ file }) => file === source.file);
  return 0 < rules.length ? uniquePlaces(rules) : [labelsPlace(source)];
}

function placeOf({ source }: WorkloadEndpoint): UnitPlace {
  return locate(source, source.nameSpan);
}

function noteRest({ own }: CallQuestion, rest: number): Call {
  const place = placeOf(own);
  return { item: leafItem('note', writeUnlisted(rest), place), places: [place] };
}
