/**
 * What a value of `podgate.yaml` may be: how it is read, and the same as a schema for editors, side by side, so that
 * the two agree. These are the ways to put types together; the single values are `valueTypes.ts`', the keys
 * `configTable.ts`'.
 */
import { readField } from '../k8s/fields.ts';
import { say, type Message } from '../text/say.ts';
import { missingKey, unknownValue, wrongType } from './configProblems.ts';
import { isFalse, placeOf, readItemsOrOne, readMap, readWritten, type ConfigValue } from './configReader.ts';
import { allowBlank, type JsonSchema } from './jsonSchema.ts';

export interface ConfigType<T> {
  /** What would be right, such as `the name of a namespace`. */
  readonly expected: Message;
  readonly schema: JsonSchema;
  /** `undefined`, with a problem, for what is no such value. */
  readonly read: (value: ConfigValue) => T | undefined;
}

/** A key with its type and what its documentation says, in Markdown. */
export interface ConfigKey<T> {
  readonly name: string;
  readonly type: ConfigType<T>;
  readonly docs: string;
  /** As it could stand in the file; for the keys at the top. */
  readonly example?: string;
  /** The keys of its map, or of each map in its list. */
  readonly keys?: readonly ConfigKey<unknown>[];
}

/** Reads a key of the map at hand; `undefined` where it is absent, blank or wrong. */
export type TakeKey = <T>(key: ConfigKey<T>) => T | undefined;

/** A map with some keys, made into a value by `create`. Keys that are not known are problems. */
export function mapType<T>(
  keys: readonly ConfigKey<unknown>[],
  create: (take: TakeKey, value: ConfigValue) => T | undefined,
): ConfigType<T> {
  const names = keys.map(({ name }) => name);
  return {
    expected: say`a map with ${names.join(', ')}`,
    schema: mapSchema(keys),
    read: (value) => {
      const fields = readMap(value, names);
      const take: TakeKey = (key) => {
        const field = fields.get(key.name);
        return field === undefined ? undefined : key.type.read(field);
      };
      return create(take, value);
    },
  };
}

function mapSchema(keys: readonly ConfigKey<unknown>[]): JsonSchema {
  const properties = keys.map(({ name, type, docs }): [string, JsonSchema] => [
    name,
    { ...allowBlank(type.schema), ...describe(docs) },
  ]);
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false };
}

/** The schema of a map that must have a key, which then may not be blank. */
export function requireKey(schema: JsonSchema, { name, type, docs }: ConfigKey<unknown>): JsonSchema {
  const property = { ...type.schema, ...describe(docs) };
  return { ...schema, properties: { ...schema.properties, [name]: property }, required: [name] };
}

/** Notes that a map lacks a key that it must have. */
export function noteMissing(value: ConfigValue, { name }: ConfigKey<unknown>): void {
  if (value.node.type === 'map' && readField(value.node, name) === undefined) {
    value.problems.push(missingKey(placeOf(value), name));
  }
}

function describe(docs: string): Pick<JsonSchema, 'description' | 'markdownDescription'> {
  // A link into the documentation leads nowhere in an editor.
  const markdownDescription = docs.replaceAll('\n', ' ').replaceAll(/\[([^\]]*)\]\((?!https:)[^)]*\)/g, '$1');
  return { description: toPlainText(markdownDescription), markdownDescription };
}

function toPlainText(markdown: string): string {
  return markdown.replaceAll(/`([^`]*)`/g, '$1').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
}

/** A list, or one value that counts as a list of itself. Wrong items are left out. */
export function listOrOneType<T>(item: ConfigType<T>, expected: Message): ConfigType<readonly T[]> {
  return {
    expected,
    schema: { anyOf: [item.schema, { type: 'array', items: item.schema }] },
    read: (value) => readItemsOrOne(value).flatMap((each) => item.read(each) ?? []),
  };
}

/**
 * One of some words, whatever else YAML takes an unquoted one for: `off` is a word. What reads YAML 1.1 and writes it
 * again makes `false` of it, so that says the same.
 */
export function wordType<T extends string>(words: readonly T[]): ConfigType<T> {
  const expected = say`${words.join(', ')}`;
  const off = words.find((word) => word === 'off');
  return {
    expected,
    schema:
      off === undefined
        ? { type: 'string', enum: words }
        : { type: ['string', 'boolean'], enum: [...words, false] },
    read: (value) => {
      if (off !== undefined && isFalse(value)) {
        return off;
      }
      const written = readWritten(value, expected);
      const word = words.find((candidate) => candidate === written);
      if (written !== undefined && word === undefined) {
        value.problems.push(unknownValue(placeOf(value), written, words));
      }
      return word;
    },
  };
}

/** A value of another type that `convert` accepts; `undefined` is a problem. */
export function convertedType<From, To>(
  from: ConfigType<From>,
  schema: JsonSchema,
  convert: (value: From) => To | undefined,
): ConfigType<To> {
  const { expected } = from;
  return {
    expected,
    schema,
    read: (value) => {
      const read = from.read(value);
      const converted = read === undefined ? undefined : convert(read);
      if (read !== undefined && converted === undefined) {
        value.problems.push(wrongType(placeOf(value), expected));
      }
      return converted;
    },
  };
}
