/**
 * Offers of the API itself: the fields that a map can still get, the values that a field can have. A schema knows as much,
 * so whoever has one is offered them once.
 */
import type { FieldType, ObjectType, ScalarType } from '../../k8s/schema.ts';
import { FIELD_DOCS, KNOWN_VALUES } from './apiDocs.ts';
import type { NewField, Offer } from './offer.ts';

/** Peers are selectors or a block, never both (V9). */
const EXCLUSIVE: ReadonlyMap<string, readonly string[]> = new Map([
  ['ipBlock', ['podSelector', 'namespaceSelector']],
  ['podSelector', ['ipBlock']],
  ['namespaceSelector', ['ipBlock']],
]);

export function offerFields({ goType, fields }: ObjectType, siblings: ReadonlySet<string>): readonly Offer[] {
  const names = [...FIELD_DOCS.keys()].filter((name) => name.startsWith(`${goType}.`));
  return names.flatMap((name, index) => {
    const key = name.slice(goType.length + 1);
    const type = fields.get(key);
    const isTaken = siblings.has(key) || (EXCLUSIVE.get(key) ?? []).some((other) => siblings.has(other));
    return type === undefined || isTaken
      ? []
      : {
          label: key,
          kind: 'field',
          detail: undefined,
          about: { type: 'api', name },
          content: { type: 'entries', entries: [openField(key, type)] },
          group: 0,
          count: -index,
        };
  });
}

function openField(key: string, type: FieldType): NewField {
  switch (type.type) {
    case 'object':
    case 'stringMap':
      return { key, opens: 'map' };
    case 'list':
      return { key, opens: 'list' };
    default:
      return { key, opens: 'scalar' };
  }
}

/** The values of a type that has a few. `taken`: those that its list has already. */
export function offerValues({ goType }: ScalarType, taken: ReadonlySet<string>): readonly Offer[] {
  const values = KNOWN_VALUES.get(goType) ?? [];
  return values
    .filter(({ text }) => !taken.has(text))
    .map(({ text }, index) => ({
      label: text,
      kind: 'value',
      detail: undefined,
      about: { type: 'api', name: `${goType}=${text}` },
      content: { type: 'scalar', value: text },
      group: 0,
      count: -index,
    }));
}
