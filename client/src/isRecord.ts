/**
 * Whether a value that came from outside is an object whose fields can be looked at. Says nothing about the fields.
 */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
