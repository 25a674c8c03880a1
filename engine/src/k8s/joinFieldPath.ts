/**
 * Paths to fields as the API server prints them: `spec.ingress[0].from`.
 */

/** The path of a field of what is at `parent`, which is empty for the resource itself. */
export function joinFieldPath(parent: string, name: string): string {
  return parent === '' ? name : `${parent}.${name}`;
}
