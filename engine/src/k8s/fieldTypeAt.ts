/**
 * The type that the API has at a path of a resource, for whoever wants to know what can be written there.
 */
import type { FieldType } from './schema.ts';

/** `undefined` where the API has no such field. Indexes stand for any item. */
export function fieldTypeAt(type: FieldType, path: readonly (string | number)[]): FieldType | undefined {
  return path.reduce<FieldType | undefined>(
    (inner, step) => (inner === undefined ? undefined : stepInto(inner, step)),
    type,
  );
}

function stepInto(type: FieldType, step: string | number): FieldType | undefined {
  switch (type.type) {
    case 'object':
      return typeof step === 'string' ? type.fields.get(step) : undefined;
    case 'list':
      return typeof step === 'number' ? type.items : undefined;
    case 'stringMap':
      return typeof step === 'string' ? { type: 'string', goType: 'string' } : undefined;
    default:
      return undefined;
  }
}
