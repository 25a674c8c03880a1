/**
 * Offers for selectors: the labels that pods or namespaces really have, with how many have each. What the rest of the
 * selector and the namespaces around it leave out is not offered.
 */
import type { NamespaceFacts, WorkloadEndpoint } from '../../cluster/cluster.ts';
import type { LabelFacts } from '../../k8s/labelSelector.ts';
import { readText } from '../../k8s/fields.ts';
import type { LabelSelector } from '../../k8s/resource.ts';
import { OPERATORS_WITHOUT_VALUES } from '../../k8s/validateSelector.ts';
import { chooseNoun, writeCount } from '../../render/countText.ts';
import { say, type Message } from '../../text/say.ts';
import type { YamlMap } from '../../yaml/node.ts';
import type { Content, Offer, OfferSubject } from './offer.ts';
import { findNamespaces, findPods, nodeAt, readOthers, type SelectorRange } from './population.ts';
import type { OfferScene } from './offerScene.ts';
import type { Slot } from './slot.ts';

/** A selector in one scope, and whom its labels are offered from. */
interface LabelScene extends OfferScene {
  readonly range: SelectorRange;
  readonly others: LabelSelector;
  readonly carriers: Carriers;
}

type Carriers =
  | { readonly of: 'pods'; readonly list: readonly WorkloadEndpoint[] }
  | { readonly of: 'namespaces'; readonly list: readonly NamespaceFacts[] };

/** Who has a label. */
type Tally = ReadonlyMap<string, { readonly all: Carriers; readonly values: ReadonlyMap<string, Carriers> }>;

/** Below `matchLabels`: whole labels, and keys that have values to choose from. */
export function offerLabels(scene: OfferScene, slot: Slot, range: SelectorRange): readonly Offer[] {
  const labels = openScene(scene, slot, range);
  return [...tally(labels.carriers)]
    .filter(([key]) => !slot.siblings.has(key))
    .flatMap(([key, { all, values }]) => [
      ...[...values].map(([value, carriers]): Offer => ({
        ...describe(labels, carriers, key, value),
        label: `${key}: ${value}`,
        kind: 'label',
        content: { type: 'entries', entries: [{ key, value }] },
        group: 1,
      })),
      ...(values.size === 0 ? [] : [offerKey(labels, all, key)]),
    ]);
}

function offerKey(labels: LabelScene, carriers: Carriers, key: string): Offer {
  return {
    ...describe(labels, carriers, key),
    label: key,
    kind: 'label',
    content: { type: 'entries', entries: [{ key, opens: 'scalar' }] },
    group: 2,
  };
}

/** For a selector as a whole, or one without anything in it: whole labels below their field. */
export function offerSelectors(scene: OfferScene, slot: Slot, range: SelectorRange): readonly Offer[] {
  const labels = offerLabels(scene, slot, range).filter(({ group }) => group === 1);
  return labels.map((offer) => ({ ...offer, kind: 'selector', content: wrap(offer.content) }));
}

function wrap(content: Content): Content {
  const [label] = content.type === 'entries' ? content.entries : [];
  return label !== undefined && 'value' in label
    ? { type: 'entries', entries: [{ key: 'matchLabels', value: { [label.key]: label.value } }] }
    : content;
}

/** For the `key` of an expression. */
export function offerKeys(scene: OfferScene, slot: Slot, range: SelectorRange): readonly Offer[] {
  const labels = openScene(scene, slot, range);
  return [...tally(labels.carriers)].map(([key, { all }]) => ({
    ...describe(labels, all, key),
    label: key,
    kind: 'label',
    content: { type: 'scalar', value: key },
    group: 1,
  }));
}

/** For an item of `matchExpressions`: its key, and the operator that comes next. */
export function offerExpressions(scene: OfferScene, slot: Slot, range: SelectorRange): readonly Offer[] {
  return offerKeys(scene, slot, range).map((offer) => ({
    ...offer,
    label: `key: ${offer.label}`,
    content: {
      type: 'entries',
      entries: [
        { key: 'key', value: offer.label },
        { key: 'operator', opens: 'scalar' },
      ],
    },
  }));
}

/** For the value of a key. `taken`: the values that its list has already. */
export function offerLabelValues(
  scene: OfferScene,
  slot: Slot,
  { range, taken }: { readonly range: SelectorRange; readonly taken: ReadonlySet<string> },
): readonly Offer[] {
  const labels = openScene(scene, slot, range);
  const expression = expressionAt(scene.place.resource, slot, range);
  const operator = readText(expression, 'operator') ?? '';
  const key = expression === undefined ? slot.path.at(-1) : readText(expression, 'key');
  // Of those that take no values, any would be wrong (L5).
  if (typeof key !== 'string' || OPERATORS_WITHOUT_VALUES.has(operator)) {
    return [];
  }
  const values = tally(labels.carriers).get(key)?.values ?? [];
  return [...values]
    .filter(([value]) => !taken.has(value))
    .map(([value, carriers]) => ({
      ...describe(labels, carriers, key, value),
      ...(operator === 'NotIn' ? { detail: say`leaves out ${countCarriers(carriers)}` } : {}),
      label: value === '' ? '""' : value,
      kind: 'label',
      content: { type: 'scalar', value },
      group: 1,
    }));
}

/** The expression that a path leads into; `undefined` below `matchLabels`. */
function expressionAt(resource: YamlMap, { path }: Slot, range: SelectorRange): ReturnType<typeof nodeAt> {
  const start = range.path.length;
  return path[start] === 'matchExpressions' ? nodeAt(resource, path.slice(0, start + 2)) : undefined;
}

function openScene(scene: OfferScene, slot: Slot, range: SelectorRange): LabelScene {
  const { cluster } = scene.view;
  const others = readOthers(scene.place.resource, range, slot.path);
  const carriers: Carriers =
    range.of === 'pods'
      ? { of: 'pods', list: findPods(cluster, range, others) }
      : { of: 'namespaces', list: findNamespaces(cluster, others) };
  return { ...scene, range, others, carriers };
}

/** A label whose value only the running cluster knows counts for its key. */
function tally(carriers: Carriers): Tally {
  const keys = new Map<string, { readonly all: number[]; readonly values: Map<string, number[]> }>();
  const list: readonly { readonly labels: LabelFacts }[] = carriers.list;
  list.forEach(({ labels }, index) => {
    for (const [key, value] of labels.known) {
      const entry = keys.get(key) ?? { all: [], values: new Map<string, number[]>() };
      keys.set(key, entry);
      entry.all.push(index);
      if (value !== undefined) {
        const having = entry.values.get(value) ?? [];
        entry.values.set(value, having);
        having.push(index);
      }
    }
  });
  return new Map(
    [...keys].map(([key, { all, values }]) => [
      key,
      {
        all: pick(carriers, all),
        values: new Map([...values].map(([value, indexes]) => [value, pick(carriers, indexes)])),
      },
    ]),
  );
}

function pick(carriers: Carriers, indexes: readonly number[]): Carriers {
  return carriers.of === 'pods'
    ? { of: 'pods', list: indexes.flatMap((index) => carriers.list[index] ?? []) }
    : { of: 'namespaces', list: indexes.flatMap((index) => carriers.list[index] ?? []) };
}

function describe(
  scene: LabelScene,
  carriers: Carriers,
  key: string,
  value?: string,
): Pick<Offer, 'detail' | 'about' | 'count'> {
  const detail =
    value === undefined ? say`on ${countCarriers(carriers)}` : say`matches ${countCarriers(carriers)}`;
  return { detail, about: subjectOf(scene, key, value), count: carriers.list.length };
}

function countCarriers({ of, list }: Carriers): Message {
  return of === 'pods' ? writeCount(list.length, chooseNoun(list)) : writeCount(list.length, 'namespace');
}

const NO_SPAN = { start: 0, end: 0 };

function subjectOf(
  { range, others, view }: LabelScene,
  key: string,
  value: string | undefined,
): OfferSubject {
  const requirement =
    value === undefined
      ? ({ key, operator: 'Exists', values: [], span: NO_SPAN } as const)
      : ({ key, operator: 'In', values: [value], span: NO_SPAN } as const);
  const selector = { ...others, requirements: [...others.requirements, requirement] };
  return range.of === 'namespaces'
    ? { type: 'namespaces', scope: view.name, selector }
    : {
        type: 'pods',
        scope: view.name,
        matcher: { namespaces: range.namespaces, pods: selector },
        as: range.as,
      };
}
