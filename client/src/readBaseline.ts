/**
 * What a matrix is to be held against, as it comes from outside: from a command's arguments, from the page. What is none is
 * `undefined`. Whether it is there is asked elsewhere.
 */
import type { Baseline, Since } from '../../protocol/src/compare.ts';
import { isRecord } from './isRecord.ts';

const STATES: readonly Since[] = ['saved', 'head'];

export function readBaseline(value: unknown): Baseline | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { type, scope } = value;
  if (type === 'scope') {
    return typeof scope === 'string' ? { type, scope } : undefined;
  }
  const since = readSince(type);
  return since === undefined ? undefined : { type: since };
}

export function readSince(value: unknown): Since | undefined {
  return STATES.find((since) => since === value);
}
