/**
 * Values that a JSON schema takes, made from the schema: of the part of the language that the schema of `podgate.yaml`
 * uses. Texts with a pattern are found by trying short ones that look like what the settings take.
 */
import fc from 'fast-check';
import type { JsonSchema, JsonType } from '../../engine/src/config/jsonSchema.ts';

/** Values that the schema takes. Keys of maps come and go, required ones stay. */
export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) {
    return fc.oneof(...schema.anyOf.map(arbitraryOf));
  }
  if (schema.enum !== undefined) {
    return fc.constantFrom(...schema.enum);
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return fc.oneof(...types.map((type) => arbitraryOfType(type, schema)));
}

function arbitraryOfType(type: JsonType, schema: JsonSchema): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 100 });
    case 'number':
      return fc.integer({ min: 1, max: 40 }).map((minor) => Number(`1.${String(minor)}`));
    case 'string':
      return schema.pattern === undefined ? fc.string({ minLength: 1 }) : textLike(schema.pattern);
    case 'array':
      return distinctNames(fc.array(arbitraryOf(schema.items ?? {}), { maxLength: 4 }));
    case 'object':
      return schema.properties === undefined ? openMap(schema) : knownKeys(schema);
  }
}

const TEXTS: readonly string[] = [
  'shop',
  'a-b',
  '1.36',
  'v1.29.4',
  '1.30.1-eks',
  '10.0.0.0/8',
  '010.0.0.1/32',
  'fd00::/8',
  '::/0',
  '53',
  '5353/UDP',
  '65535/SCTP',
  '',
  'k8s-app',
  'example.com/app',
];

function textLike(pattern: string): fc.Arbitrary<string> {
  const expression = new RegExp(pattern);
  return fc.constantFrom(...TEXTS.filter((text) => expression.test(text)));
}

function openMap({ propertyNames = {}, additionalProperties }: JsonSchema): fc.Arbitrary<unknown> {
  const value = typeof additionalProperties === 'object' ? arbitraryOf(additionalProperties) : fc.string();
  return fc.dictionary(textLike(propertyNames.pattern ?? ''), value, { maxKeys: 3 });
}

function knownKeys({ properties = {}, required = [] }: JsonSchema): fc.Arbitrary<unknown> {
  const values = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, arbitraryOf(value)]),
  );
  return fc.record(values, { requiredKeys: [...required] });
}

/** A schema cannot say that names differ. */
function distinctNames(items: fc.Arbitrary<unknown[]>): fc.Arbitrary<unknown[]> {
  return items.map((list) =>
    list.map((item, index) =>
      typeof item === 'object' && item !== null && 'name' in item
        ? { ...item, name: `scope-${String(index)}` }
        : item,
    ),
  );
}
