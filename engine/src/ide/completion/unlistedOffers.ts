/**
 * Offers for an item of a list, without those that another item of it says already. What an item means is not asked, only
 * what it says: the order of fields does not count, and a default that is left out does.
 */
import { copyNode } from '../../yaml/copyNode.ts';
import { isNewList, isNewMap, type NewNode } from '../../yaml/writeBlock.ts';
import type { YamlMap } from '../../yaml/node.ts';
import type { Content, Offer } from './offer.ts';
import { nodeAt } from './population.ts';
import type { Slot } from './slot.ts';

/** Fields that an item has where it does not say so, by the name of its list (V1). */
const DEFAULTS: ReadonlyMap<string | number | undefined, Readonly<Record<string, NewNode>>> = new Map([
  ['ports', { protocol: 'TCP' }],
]);

export function withoutListed(offers: readonly Offer[], resource: YamlMap, { path }: Slot): readonly Offer[] {
  const index = path.at(-1);
  const list = typeof index === 'number' ? nodeAt(resource, path.slice(0, -1)) : undefined;
  if (list?.type !== 'seq' || list.items.length < 2) {
    return offers;
  }
  const defaults = DEFAULTS.get(path.at(-2));
  const listed = new Set(
    list.items.flatMap((item, position) => {
      const node = position === index ? undefined : copyNode(item);
      return node === undefined ? [] : [spell(isNewMap(node) ? { ...defaults, ...node } : node)];
    }),
  );
  return offers.filter(({ content }) => {
    const node = toNode(content);
    return node === undefined || !listed.has(spell(node));
  });
}

/** `undefined` for what is not written whole. */
function toNode(content: Content): NewNode | undefined {
  switch (content.type) {
    case 'scalar':
      return content.value;
    case 'entries': {
      const whole = content.entries.flatMap((field) =>
        'value' in field ? [[field.key, field.value] as const] : [],
      );
      return whole.length === content.entries.length ? Object.fromEntries(whole) : undefined;
    }
    case 'lines':
      return undefined;
  }
}

/** The same text for what says the same. */
function spell(node: NewNode): string {
  if (isNewList(node)) {
    return `[${node.map(spell).join()}]`;
  }
  if (!isNewMap(node)) {
    return JSON.stringify(node);
  }
  const entries = Object.entries(node).map(([key, value]) => `${JSON.stringify(key)}:${spell(value)}`);
  return `{${entries.sort().join()}}`;
}
