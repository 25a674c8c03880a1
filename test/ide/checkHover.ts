/**
 * Checks the hover at `$0` against its Markdown. Links are written as `[text](file#L1)`, those that lead to a list as
 * `[text](meant:file#L1)`, to the matrix as `[text](matrix:from:to)`, and those that explain a pair as
 * `[why?](why:FROM_to_TO)`.
 */
import assert from 'node:assert/strict';
import { hoverAt, toMarkdown } from '../../engine/src/index.ts';
import { assertReadableHover } from './assertReadable.ts';
import { dedent, readCursor, writePlace } from '../fixture/readCursor.ts';

export function checkHover(manifests: string, expected: string, options = ''): void {
  assert.equal(hoverText(manifests, options), dedent(expected));
}

/** Checks that the hover has each of the lines or parts of lines, for what is about one sentence. */
export function checkHoverSays(manifests: string, parts: readonly string[], options = ''): void {
  const text = hoverText(manifests, options);
  const missing = parts.filter((part) => !text.includes(part));
  assert.deepEqual(missing, [], `the hover is:\n${text}\n`);
}

/** Checks that there is a hover, and that it does not have these words. */
export function checkHoverLacks(manifests: string, words: string): void {
  const text = hoverText(manifests, '');
  assert(!text.includes(words), `the hover is:\n${text}\n`);
}

export function checkNoHover(manifests: string): void {
  const { snapshot, position } = readCursor(manifests);
  assert.equal(hoverAt(snapshot, position), undefined);
}

function hoverText(manifests: string, options: string): string {
  const { snapshot, files, position } = readCursor(manifests, options);
  const hover = hoverAt(snapshot, position);
  assert(hover !== undefined, 'there is no hover');
  assertReadableHover(hover.blocks);
  return toMarkdown(hover.blocks, (target) => {
    if (target.type === 'matrix') {
      return `matrix:${target.from ?? '*'}:${target.to ?? '*'}`;
    }
    if (target.type === 'why') {
      return `why:${[target.pair.from, target.pair.to].map((id) => id.replace(/\[.*/, '')).join('_to_')}`;
    }
    const place = writePlace(files, snapshot.locate(target.location));
    return target.type === 'place' ? place : `${target.list}:${place}`;
  });
}
