/**
 * The part of JSON Schema (draft 7) that describes `podgate.yaml`, as data. What a key takes is said in
 * `configTable.ts`; checking values against a schema is the work of editors, which get it as a file.
 */

export type JsonType = 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';

export interface JsonSchema {
  readonly type?: JsonType | readonly JsonType[];
  readonly enum?: readonly (string | boolean | null)[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
  /** What editors show; others read `description`. */
  readonly markdownDescription?: string;
}

/** The schema of a value that may be left blank, which is the same as leaving out its key. */
export function allowBlank(schema: JsonSchema): JsonSchema {
  const { type, anyOf } = schema;
  if (anyOf !== undefined) {
    return { ...schema, anyOf: [...anyOf, { type: 'null' }] };
  }
  const types = typeof type === 'string' ? [type] : (type ?? []);
  return {
    ...schema,
    ...(0 < types.length ? { type: [...types, 'null'] } : {}),
    ...(schema.enum === undefined ? {} : { enum: [...schema.enum, null] }),
  };
}
