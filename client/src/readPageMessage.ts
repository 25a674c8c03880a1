/**
 * Messages from the matrix page. The page shows text from manifests, so it is not trusted: what does not look exactly
 * like a message is `undefined`.
 */
import type { MessageFromPage } from '../../protocol/src/matrixPage.ts';
import { isRecord } from './isRecord.ts';
import { readPlace } from './readPlace.ts';

export function readPageMessage(value: unknown): MessageFromPage | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { type, scope, from, to, question } = value;
  if (type === 'ready') {
    return typeof scope === 'string' ? { type, scope } : { type };
  }
  if (type === 'open') {
    const place = readPlace(value['place']);
    return place === undefined ? undefined : { type, place };
  }
  if (typeof scope !== 'string') {
    return undefined;
  }
  if (type === 'chooseScope') {
    return { type, scope };
  }
  return type === 'explain' &&
    typeof question === 'number' &&
    typeof from === 'string' &&
    typeof to === 'string'
    ? { type, question, scope, from, to }
    : undefined;
}
