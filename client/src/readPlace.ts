/**
 * Places in files as they come from outside: from a command's arguments, from the page. What is not a place is
 * `undefined`. Whether the file exists, and whether it may be opened, is asked elsewhere.
 */
import type { Place, PlacePosition } from '../../protocol/src/place.ts';
import { isRecord } from './isRecord.ts';

export function readPlace(value: unknown): Place | undefined {
  if (!isRecord(value) || typeof value['uri'] !== 'string' || !isRecord(value['range'])) {
    return undefined;
  }
  const start = readPosition(value['range']['start']);
  const end = readPosition(value['range']['end']);
  return start === undefined || end === undefined ? undefined : { uri: value['uri'], range: { start, end } };
}

export function readPosition(value: unknown): PlacePosition | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { line, character } = value;
  return isCount(line) && isCount(character) ? { line, character } : undefined;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && 0 <= value;
}
