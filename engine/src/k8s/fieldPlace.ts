/**
 * Where a walk through a resource is. Places are linked to the ones they are in, and their paths are written only
 * when a problem needs them, which is hardly ever.
 */
import type { Span } from '../text/span.ts';

/** What a place is to the one that it is in. */
export type PlaceRole = 'root' | 'field' | 'item' | 'value';

export interface FieldPlace {
  readonly parent: FieldPlace | undefined;
  readonly role: PlaceRole;
  /** Name of the field, key of the value, or index of the item. */
  readonly step: string | number;
  /** The innermost object type around the place, as the API server's decoder names it. */
  readonly goStruct: string;
  /** What to mark where the value itself has no place or covers many lines. */
  readonly mark: Span;
}

/** With keys and indexes, as validation prints it: `spec.ingress[0].from`; empty for the whole resource. */
export function writePath(place: FieldPlace): string {
  if (place.parent === undefined) {
    return '';
  }
  const parent = writePath(place.parent);
  if (place.role === 'item') {
    return `${parent}[${place.step}]`;
  }
  return parent === '' ? String(place.step) : `${parent}.${place.step}`;
}

/** The fields alone, as the decoder prints them: `spec.ingress.from`. */
export function writeFieldNames(place: FieldPlace): string {
  const parent = place.parent === undefined ? '' : writeFieldNames(place.parent);
  if (place.role !== 'field') {
    return parent;
  }
  return parent === '' ? String(place.step) : `${parent}.${place.step}`;
}

/** Name of the innermost field; empty where there is none around the place. */
export function findFieldName(place: FieldPlace): string {
  if (place.role === 'field') {
    return String(place.step);
  }
  return place.parent === undefined ? '' : findFieldName(place.parent);
}
