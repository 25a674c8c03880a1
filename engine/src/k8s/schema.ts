/**
 * How the types of the Kubernetes API are described here: enough to say whether a field exists and takes what was
 * written, in the terms of the server's own decoder. Ranges, formats and everything else that is checked after
 * decoding is not part of it.
 */

/** A scalar. `goType` is the name that the server's decoder has for it. */
export interface ScalarType {
  readonly type: 'string' | 'time' | 'boolean' | 'int32' | 'int64' | 'intOrString';
  readonly goType: string;
}

/** A map whose keys the user chooses and whose values are strings. */
export interface StringMapType {
  readonly type: 'stringMap';
  readonly goType: string;
}

export interface ListType {
  readonly type: 'list';
  readonly goType: string;
  readonly items: FieldType;
}

/** A map with fields of its own. */
export interface ObjectType {
  readonly type: 'object';
  readonly goType: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  /** Fields that people look for here, and where they are: in a rule for ingress, `to` is `from`. */
  readonly misplaced?: ReadonlyMap<string, string>;
  /** Whether fields that are not described here may exist all the same. */
  readonly isOpen?: true;
  /** Fields that older servers had, with the minor version of Kubernetes 1 that has them no longer. */
  readonly removedFields?: ReadonlyMap<string, number>;
}

/** Anything: not looked into. */
export interface AnyType {
  readonly type: 'any';
  readonly goType: string;
}

export type FieldType = ScalarType | StringMapType | ListType | ObjectType | AnyType;

export const STRING: ScalarType = { type: 'string', goType: 'string' };
/** A moment as RFC 3339 writes it. */
export const TIME: ScalarType = { type: 'time', goType: 'string' };
export const BOOLEAN: ScalarType = { type: 'boolean', goType: 'bool' };
export const INT32: ScalarType = { type: 'int32', goType: 'int32' };
export const INT64: ScalarType = { type: 'int64', goType: 'int64' };
export const STRING_MAP: StringMapType = { type: 'stringMap', goType: 'map[string]string' };
export const ANY: AnyType = { type: 'any', goType: 'any' };

/** A string type with a name of its own. */
export function namedString(goType: string): ScalarType {
  return { type: 'string', goType };
}

export function listOf(items: FieldType): ListType {
  return { type: 'list', goType: `[]${items.goType}`, items };
}

/** A type of which only some fields are described. */
export function openObjectOf(goType: string, fields: Readonly<Record<string, FieldType>>): ObjectType {
  return { ...objectOf(goType, fields), isOpen: true };
}

/** The same type with hints for fields that are looked for in the wrong place. */
export function withMisplaced(type: ObjectType, misplaced: Readonly<Record<string, string>>): ObjectType {
  return { ...type, misplaced: new Map(Object.entries(misplaced)) };
}

/** A type with exactly these fields. */
export function objectOf(goType: string, fields: Readonly<Record<string, FieldType>>): ObjectType {
  return { type: 'object', goType, fields: new Map(Object.entries(fields)) };
}
