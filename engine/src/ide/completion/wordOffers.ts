/**
 * Offers for single words that only the workspace knows: names of namespaces, ports that pods declare, blocks of
 * addresses that are in use.
 */
import { parseCidrSloppy, type Cidr } from '../../k8s/cidr.ts';
import { readField, readText } from '../../k8s/fields.ts';
import {
  DIRECTIONS,
  isSamePlace,
  type Direction,
  type NetworkPolicy,
  type Protocol,
} from '../../k8s/resource.ts';
import type { PodMatcher } from '../../policy/policy.ts';
import { chooseNoun, writeCount, writePolicyCount } from '../../render/countText.ts';
import { NAMESPACE_NAME_LABEL } from '../../cluster/joinNamespaces.ts';
import type { ContainerPort } from '../../k8s/resource.ts';
import type { WorkloadEndpoint } from '../../cluster/cluster.ts';
import { PRIVATE_CIDRS } from '../../lint/privateRanges.ts';
import { say, type Message } from '../../text/say.ts';
import type { NewField, Offer } from './offer.ts';
import type { OfferScene } from './offerScene.ts';
import { findDestinationMatchers, matchPods, nodeAt } from './population.ts';
import type { Slot } from './slot.ts';

const NO_SPAN = { start: 0, end: 0 };

/** The namespaces of the cluster, those with many workloads first; but for those that are only named, perhaps by mistake. */
export function offerNamespaces({ view, place }: OfferScene): readonly Offer[] {
  const own = place.unit.resources;
  // Where the one that is being written would be without a namespace says nothing.
  const others = view.cluster.workloads.filter(({ source }) => !own.some((one) => isSamePlace(one, source)));
  const counts = new Map<string, number>();
  for (const { namespace } of others) {
    counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  }
  const known = [...view.cluster.namespaces.values()].filter(
    ({ name, source }) => source !== undefined || counts.has(name),
  );
  return known.map(({ name }) => {
    const count = counts.get(name) ?? 0;
    const requirement = { key: NAMESPACE_NAME_LABEL, operator: 'In', values: [name], span: NO_SPAN } as const;
    const selector = { requirements: [requirement], isPartial: false, span: NO_SPAN };
    return {
      label: name,
      kind: 'namespace',
      detail: writeCount(count, 'workload'),
      about: { type: 'namespaces', scope: view.name, selector },
      content: { type: 'scalar', value: name },
      group: 1,
      count,
    };
  });
}

// Ports -----------------------------------------------------------------------------------------------------

/** A port as a rule names it, and the pods that declare it. */
export interface UsedPort {
  readonly port: number | string;
  readonly protocol: Protocol;
  readonly workloads: readonly WorkloadEndpoint[];
  /** The names of a number, the numbers of a name. */
  readonly also: ReadonlySet<string>;
}

/** Where connections of the rule around a path arrive. */
export function matchersAt({ place, namespace }: OfferScene, path: Slot['path']): readonly PodMatcher[] {
  const direction: Direction = path[1] === 'egress' ? 'egress' : 'ingress';
  const rule = typeof path[2] === 'number' ? path[2] : 0;
  return findDestinationMatchers(place.resource, { direction, rule }, namespace);
}

/** The ports that these pods declare, by number and by name. */
export function listPorts(workloads: readonly WorkloadEndpoint[]): readonly UsedPort[] {
  const used = new Map<string, { port: UsedPort; workloads: Set<WorkloadEndpoint>; also: Set<string> }>();
  const note = (port: number | string, declared: ContainerPort, workload: WorkloadEndpoint): void => {
    const key = `${declared.protocol} ${typeof port} ${port}`;
    const entry = used.get(key) ?? {
      port: { port, protocol: declared.protocol, workloads: [], also: new Set() },
      workloads: new Set(),
      also: new Set(),
    };
    used.set(key, entry);
    entry.workloads.add(workload);
    if (declared.name !== undefined) {
      entry.also.add(typeof port === 'number' ? declared.name : String(declared.number));
    }
  };
  for (const workload of workloads) {
    for (const declared of workload.ports) {
      note(declared.number, declared, workload);
      if (declared.name !== undefined) {
        note(declared.name, declared, workload);
      }
    }
  }
  return [...used.values()].map(({ port, workloads: having, also }) => ({
    ...port,
    workloads: [...having],
    also,
  }));
}

/** For `port`. A port of another protocol than TCP brings its protocol along where none is written. */
export function offerPorts(scene: OfferScene, slot: Slot): readonly Offer[] {
  const item = nodeAt(scene.place.resource, slot.path.slice(0, -1));
  const written = readField(item, 'protocol') === undefined ? undefined : readText(item, 'protocol');
  const isRange = readField(item, 'endPort') !== undefined;
  const matchers = matchersAt(scene, slot.path);
  return listPorts(matchPods(scene.view.cluster, matchers))
    .filter(({ protocol }) => written === undefined || protocol === written)
    .filter(({ port }) => !isRange || typeof port === 'number')
    .map((used) => {
      const and: NewField | undefined =
        written === undefined && used.protocol !== 'TCP'
          ? { key: 'protocol', value: used.protocol }
          : undefined;
      return {
        ...describePort(scene, used, matchers),
        label: String(used.port),
        kind: 'port',
        content: { type: 'scalar', value: used.port, ...(and === undefined ? {} : { and }) },
        group: 1,
      };
    });
}

/** For an item of `ports`: protocol and number together. */
export function offerPortItems(scene: OfferScene, slot: Slot): readonly Offer[] {
  const matchers = matchersAt(scene, slot.path);
  return listPorts(matchPods(scene.view.cluster, matchers)).map((used) => ({
    ...describePort(scene, used, matchers),
    label: `${used.protocol} ${used.port}`,
    kind: 'port',
    content: {
      type: 'entries',
      entries: [
        { key: 'protocol', value: used.protocol },
        { key: 'port', value: used.port },
      ],
    },
    group: 1,
  }));
}

function describePort(
  { view }: OfferScene,
  { port, protocol, workloads, also }: UsedPort,
  matchers: readonly PodMatcher[],
): Pick<Offer, 'detail' | 'about' | 'count'> {
  const names = [...also].join(', ');
  const by = say`declared by ${writeCount(workloads.length, chooseNoun(workloads))}`;
  return {
    detail: names === '' ? say`${protocol}, ${by}` : say`${protocol} ${names}, ${by}`,
    about: { type: 'port', scope: view.name, protocol, port, matchers },
    count: workloads.length,
  };
}

// Addresses -------------------------------------------------------------------------------------------------

interface UsedBlock {
  readonly text: string;
  readonly policies: Set<NetworkPolicy>;
  readonly detail: Message | undefined;
}

/** For `cidr`: the blocks that policies have, those of the cluster, and the whole Internet. */
export function offerBlocks(scene: OfferScene): readonly Offer[] {
  const { cidrs } = scene.view.cluster;
  return toOffers(scene, [
    ...cidrs.pods.map(({ text }) => nameBlock(text, say`addresses of the cluster's pods`)),
    ...cidrs.services.map(({ text }) => nameBlock(text, say`addresses of the cluster's Services`)),
    ...cidrs.nodes.map(({ text }) => nameBlock(text, say`addresses of the cluster's nodes`)),
    nameBlock('0.0.0.0/0', say`every IPv4 address`),
    nameBlock('::/0', say`every IPv6 address`),
  ]);
}

/** The cloud's service that hands out credentials to whoever asks from inside. */
const METADATA_SERVICE = '169.254.169.254/32';

/** For `except`: what lies within the block (V15). */
export function offerExceptions(scene: OfferScene, slot: Slot): readonly Offer[] {
  const ipBlock = nodeAt(scene.place.resource, slot.path.slice(0, slot.path.lastIndexOf('except')));
  const outer = parseCidrSloppy(readText(ipBlock, 'cidr') ?? '');
  if (outer === undefined) {
    return [];
  }
  const { cidrs } = scene.view.cluster;
  const known = [
    ...cidrs.pods.map(({ text }) => nameBlock(text, say`addresses of the cluster's pods`)),
    ...cidrs.services.map(({ text }) => nameBlock(text, say`addresses of the cluster's Services`)),
    ...cidrs.nodes.map(({ text }) => nameBlock(text, say`addresses of the cluster's nodes`)),
    ...[...PRIVATE_CIDRS.IPv4, ...PRIVATE_CIDRS.IPv6].map((text) => nameBlock(text, say`private addresses`)),
    nameBlock(METADATA_SERVICE, say`metadata service of clouds`),
  ];
  return toOffers(scene, known).filter(({ label }) => {
    const inner = parseCidrSloppy(label);
    return inner !== undefined && isWithin(inner, outer);
  });
}

function isWithin(inner: Cidr, outer: Cidr): boolean {
  return (
    inner.family === outer.family &&
    outer.prefixLength < inner.prefixLength &&
    outer.first <= inner.first &&
    inner.last <= outer.last
  );
}

function nameBlock(text: string, detail: Message): UsedBlock {
  return { text, policies: new Set(), detail };
}

/** The known blocks and those of policies, without doubles. */
function toOffers({ view }: OfferScene, known: readonly UsedBlock[]): readonly Offer[] {
  const blocks = new Map(known.map((block) => [block.text, block]));
  for (const policy of view.cluster.policies) {
    for (const text of listBlocks(policy)) {
      const block = blocks.get(text) ?? { text, policies: new Set(), detail: undefined };
      blocks.set(text, block);
      block.policies.add(policy);
    }
  }
  return [...blocks.values()].map(({ text, policies, detail }, index) => ({
    label: text,
    kind: 'addresses',
    detail: detail ?? say`used in ${writePolicyCount(policies.size)}`,
    about: { type: 'addresses', scope: view.name, cidr: text },
    content: { type: 'scalar', value: text },
    group: policies.size === 0 ? 2 : 1,
    count: policies.size === 0 ? -index : policies.size,
  }));
}

function listBlocks({ spec }: NetworkPolicy): readonly string[] {
  const peers = DIRECTIONS.flatMap((direction) => spec[direction]).flatMap((rule) => rule.peers ?? []);
  return peers.flatMap((peer) =>
    peer.type === 'ipBlock' ? [peer.cidr.text, ...peer.except.map(({ text }) => text)] : [],
  );
}
