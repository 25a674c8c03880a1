/**
 * Messages from the matrix page. The page shows text from manifests, so it is not trusted: what does not look exactly
 * like a message is `undefined`.
 */
import type { Baseline } from '../../protocol/src/compare.ts';
import type { MessageFromPage, SaveFormat } from '../../protocol/src/matrixPage.ts';
import { isRecord } from './isRecord.ts';
import { readBaseline } from './readBaseline.ts';
import { readChangeConnection } from './readChangeConnection.ts';
import { readPlace } from './readPlace.ts';

type Fields = Readonly<Record<string, unknown>>;

export function readPageMessage(value: unknown): MessageFromPage | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  const { type, scope, text } = value;
  switch (type) {
    case 'ready':
      // What was saved may be of another version; the page begins anyway.
      return { type, ...(typeof scope === 'string' ? { scope } : {}), ...readAgainst(value) };
    case 'open':
      return readOpen(value);
    case 'copy':
      return typeof text === 'string' ? { type, text } : undefined;
    case 'save':
      return readSave(value);
    case 'chooseScope':
      return typeof scope === 'string' ? { type, scope } : undefined;
    case 'compare': {
      const against = readAgainst(value);
      return against === undefined ? undefined : { type, ...against };
    }
    case 'explain':
      return readExplain(value);
    case 'change':
    case 'previewChange':
      return readChange(type, value);
    default:
      return undefined;
  }
}

/** `undefined` where there is one that is none. */
function readAgainst({ baseline }: Fields): { readonly baseline?: Baseline } | undefined {
  if (baseline === undefined) {
    return {};
  }
  const known = readBaseline(baseline);
  return known === undefined ? undefined : { baseline: known };
}

function readOpen({ place, time }: Fields): MessageFromPage | undefined {
  const known = readPlace(place);
  if (known === undefined) {
    return undefined;
  }
  return { type: 'open', place: known, ...(time === 'before' ? { time } : {}) };
}

function readExplain(value: Fields): MessageFromPage | undefined {
  const { question, scope, from, to } = value;
  const against = readAgainst(value);
  return against !== undefined &&
    typeof question === 'number' &&
    typeof scope === 'string' &&
    typeof from === 'string' &&
    typeof to === 'string'
    ? { type: 'explain', question, scope, from, to, ...against }
    : undefined;
}

function readChange(type: 'change' | 'previewChange', value: Fields): MessageFromPage | undefined {
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

function readSave({ format, content }: Fields): MessageFromPage | undefined {
  const known = FORMATS.find((each) => each === format);
  if (known === undefined || typeof content !== 'string') {
    return undefined;
  }
  return known === 'png' && !BASE64.test(content) ? undefined : { type: 'save', format: known, content };
}
