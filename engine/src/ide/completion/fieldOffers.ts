/**
 * Offers of the API itself: the fields that a map can still get, the values that a field can have. A schema knows as much,
 * so whoever has one is offered them once.
 */
import { readInteger, readItems, readText } from '../../k8s/fields.ts';
import type { FieldType, ObjectType, ScalarType } from '../../k8s/schema.ts';
import { OPERATORS_WITH_VALUES, OPERATORS_WITHOUT_VALUES } from '../../k8s/validateSelector.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { FIELD_DOCS, KNOWN_VALUES } from './apiDocs.ts';
import type { NewField, Offer } from './offer.ts';

/** Peers are selectors or a block, never both (V9). */
const EXCLUSIVE: ReadonlyMap<string, readonly string[]> = new Map([
  ['ipBlock', ['podSelector', 'namespaceSelector']],
  ['podSelector', ['ipBlock']],
  ['namespaceSelector', ['ipBlock']],
]);

/** What the other entries of a map rule out: a field, or a value of one, by their names in `apiDocs.ts`. */
const RULED_OUT: ReadonlyMap<string, (map: YamlNode | undefined) => boolean> = new Map([
  [
    'v1.LabelSelectorRequirement.values',
    (map) => OPERATORS_WITHOUT_VALUES.has(readText(map, 'operator') ?? ''),
  ],
  ['v1.LabelSelectorOperator=Exists', hasValues],
  ['v1.LabelSelectorOperator=DoesNotExist', hasValues],
  // A range begins with a number (V3, V5).
  ['v1.NetworkPolicyPort.endPort', (map) => readInteger(map, 'port') === undefined],
]);

function hasValues(expression: YamlNode | undefined): boolean {
  return 0 < readItems(expression, 'values').length;
}

/** `map`: the one that gets the field, as far as it is there. */
export function offerFields(
  { goType, fields }: ObjectType,
  map: YamlNode | undefined,
  siblings: ReadonlySet<string>,
): readonly Offer[] {
  const names = [...FIELD_DOCS.keys()].filter((name) => name.startsWith(`${goType}.`));
  return names.flatMap((name, index) => {
    const key = name.slice(goType.length + 1);
    const type = fields.get(key);
    const isTaken = siblings.has(key) || (EXCLUSIVE.get(key) ?? []).some((other) => siblings.has(other));
    return type === undefined || isTaken || RULED_OUT.get(name)?.(map) === true
      ? []
      : {
          label: key,
          kind: 'field',
          detail: undefined,
          about: { type: 'api', name },
          content: { type: 'entries', entries: [openField(key, type)] },
          group: 0,
          count: isNext(name, map) ? 1 : -index,
        };
  });
}

/** An operator that needs values waits for them. */
function isNext(name: string, map: YamlNode | undefined): boolean {
  return (
    name === 'v1.LabelSelectorRequirement.values' &&
    OPERATORS_WITH_VALUES.has(readText(map, 'operator') ?? '')
  );
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

/** The values of a type that has a few. `map`: the one that gets the value. `taken`: those that its list has already. */
export function offerValues(
  { goType }: ScalarType,
  map: YamlNode | undefined,
  taken: ReadonlySet<string>,
): readonly Offer[] {
  const values = KNOWN_VALUES.get(goType) ?? [];
  return values
    .map(({ text }) => ({ text, name: `${goType}=${text}` }))
    .filter(({ text, name }) => !taken.has(text) && RULED_OUT.get(name)?.(map) !== true)
    .map(({ text, name }, index) => ({
      label: text,
      kind: 'value',
      detail: undefined,
      about: { type: 'api', name },
      content: { type: 'scalar', value: text },
      group: 0,
      count: -index,
    }));
}
