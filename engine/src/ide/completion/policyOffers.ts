/**
 * What is offered at which place of a NetworkPolicy, or of another resource that a policy depends on.
 */
import { toText } from '../../k8s/fields.ts';
import { NETWORK_POLICY } from '../../k8s/networkPolicySchema.ts';
import { objectOf, openObjectOf, STRING, STRING_MAP, type ObjectType } from '../../k8s/schema.ts';
import { say } from '../../text/say.ts';
import { offerFields, offerValues } from './fieldOffers.ts';
import { offerExpressions, offerKeys, offerLabels, offerLabelValues, offerSelectors } from './labelOffers.ts';
import type { Offer } from './offer.ts';
import type { OfferScene } from './offerScene.ts';
import { offerPeers, offerRules } from './peerOffers.ts';
import { findSelectorRange, nodeAt, PEER_DEPTH, type SelectorRange } from './population.ts';
import type { Slot } from './slot.ts';
import { withoutListed } from './unlistedOffers.ts';
import type { WritingPlace } from './writingPlace.ts';
import { offerBlocks, offerExceptions, offerNamespaces, offerPortItems, offerPorts } from './wordOffers.ts';

/** Of other kinds: the namespace of each, and whom a Service selects. */
const METADATA = objectOf('other.ObjectMeta', { namespace: STRING });
const SERVICE = openObjectOf('other.Service', {
  metadata: METADATA,
  spec: openObjectOf('other.ServiceSpec', { selector: STRING_MAP }),
});
const OTHER = openObjectOf('other', { metadata: METADATA });

/** What can be written into a resource of the kind. */
export function schemaOf(kind: string): ObjectType {
  switch (kind) {
    case 'NetworkPolicy':
      return NETWORK_POLICY;
    case 'Service':
      return SERVICE;
    default:
      return OTHER;
  }
}

/** Fields and values that the API knows, for a NetworkPolicy. They are the same in all scopes. */
export function offerApi(place: WritingPlace, slot: Slot): readonly Offer[] {
  const { type, path, siblings } = slot;
  switch (type.type) {
    case 'object':
      return offerFields(type, nodeAt(place.resource, path), siblings);
    case 'string':
      return offerValues(type, nodeAt(place.resource, path.slice(0, -1)), takenBeside({ place }, slot));
    default:
      return [];
  }
}

/** What the workspace knows. */
export function offerFacts(scene: OfferScene, slot: Slot): readonly Offer[] {
  const field = slot.path.filter((step) => typeof step === 'string').at(-1);
  if (slot.path[0] === 'metadata') {
    return field === 'namespace' && scene.place.kind !== 'Namespace' ? offerNamespaces(scene) : [];
  }
  if (scene.place.kind === 'Service') {
    return offerServiceLabels(scene, slot);
  }
  const range = findSelectorRange(scene.place.resource, slot.path, scene.namespace);
  if (range !== undefined) {
    return offerInSelector(scene, slot, range);
  }
  switch (slot.type.type) {
    case 'object':
      return 0 < slot.siblings.size ? [] : withoutListed(offerItems(scene, slot), scene.place.resource, slot);
    case 'string':
    case 'intOrString':
      return withoutListed(offerWords(scene, slot, field), scene.place.resource, slot);
    default:
      return [];
  }
}

function offerInSelector(scene: OfferScene, slot: Slot, range: SelectorRange): readonly Offer[] {
  const [list, , field] = slot.path.slice(range.path.length);
  if (list === undefined) {
    const whole = slot.siblings.size === 0 ? offerSelectors(scene, slot, range) : [];
    return slot.form === 'below' ? [everyone(range.of), ...whole] : whole;
  }
  if (list === 'matchLabels') {
    return slot.type.type === 'stringMap'
      ? offerLabels(scene, slot, range)
      : offerLabelValues(scene, slot, { range, taken: NOTHING });
  }
  switch (field) {
    case undefined:
      return 0 < slot.siblings.size ? [] : offerExpressions(scene, slot, range);
    case 'key':
      return offerKeys(scene, slot, range);
    case 'values':
      return offerLabelValues(scene, slot, { range, taken: takenBeside(scene, slot) });
    default:
      return [];
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** The empty selector. */
function everyone(of: 'pods' | 'namespaces'): Offer {
  return {
    label: '{}',
    kind: 'selector',
    detail: of === 'pods' ? say`every pod` : say`every namespace`,
    about: undefined,
    content: { type: 'entries', entries: [] },
    group: 0,
    count: 0,
  };
}

/** The other items of the list that the path leads into. */
function takenBeside({ place }: Pick<OfferScene, 'place'>, { path }: Slot): ReadonlySet<string> {
  const list = typeof path.at(-1) === 'number' ? nodeAt(place.resource, path.slice(0, -1)) : undefined;
  return new Set(list?.type === 'seq' ? list.items.flatMap((item) => toText(item) ?? []) : []);
}

function offerItems(scene: OfferScene, slot: Slot): readonly Offer[] {
  switch (slot.path.at(-2)) {
    case 'from':
    case 'to':
      return slot.path.length === PEER_DEPTH ? offerPeers(scene) : [];
    case 'ports':
      return offerPortItems(scene, slot);
    case 'ingress':
    case 'egress':
      return offerRules(scene, slot);
    default:
      return [];
  }
}

function offerWords(
  scene: OfferScene,
  slot: Slot,
  field: Slot['path'][number] | undefined,
): readonly Offer[] {
  switch (field) {
    case 'port':
      return offerPorts(scene, slot);
    case 'cidr':
      return offerBlocks(scene);
    case 'except':
      return offerExceptions(scene, slot);
    default:
      return [];
  }
}

/** The labels of the pods of a Service's namespace. */
function offerServiceLabels(scene: OfferScene, slot: Slot): readonly Offer[] {
  const [, field, key] = slot.path;
  const range = {
    of: 'pods',
    as: 'peer',
    namespaces: { type: 'name', name: scene.namespace },
    path: ['spec'],
    labelsField: 'selector',
  } as const;
  if (field !== 'selector') {
    return [];
  }
  return key === undefined
    ? offerLabels(scene, slot, range)
    : offerLabelValues(scene, slot, { range, taken: NOTHING });
}
