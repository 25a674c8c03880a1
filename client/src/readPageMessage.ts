/**
 * Messages from the matrix page. The page shows text from manifests, so it is not trusted: what does not look exactly
 * like a message is `undefined`.
 */
import type { MessageFromPage, SaveFormat } from '../../protocol/src/matrixPage.ts';
import { isRecord } from './isRecord.ts';
import { readChangeConnection } from './readChangeConnection.ts';
import { readPlace } from './readPlace.ts';

export function readPageMessage(value: unknown): MessageFromPage | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { type, scope, from, to, question, text } = value;
  if (type === 'ready') {
    return typeof scope === 'string' ? { type, scope } : { type };
  }
  if (type === 'open') {
    const place = readPlace(value['place']);
    return place === undefined ? undefined : { type, place };
  }
  if (type === 'copy') {
    return typeof text === 'string' ? { type, text } : undefined;
  }
  if (type === 'save') {
    return readSave(value);
  }
  if (type === 'change' || type === 'previewChange') {
    return readChange(type, value);
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

function readChange(
  type: 'change' | 'previewChange',
  value: Readonly<Record<string, unknown>>,
): MessageFromPage | undefined {
  const { question } = value;
  const change = readChangeConnection(value['change']);
  if (change === undefined) {
    return undefined;
  }
  if (type === 'previewChange') {
    return { type, change };
  }
  return typeof question === 'number' ? { type, question, change } : undefined;
}

const FORMATS: readonly SaveFormat[] = ['csv', 'json', 'svg', 'png'];
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function readSave({ format, content }: Readonly<Record<string, unknown>>): MessageFromPage | undefined {
  const known = FORMATS.find((each) => each === format);
  if (known === undefined || typeof content !== 'string') {
    return undefined;
  }
  return known === 'png' && !BASE64.test(content) ? undefined : { type: 'save', format: known, content };
}
