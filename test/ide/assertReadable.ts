/**
 * What a screen reader needs of hovers and lenses: a sentence before each table, tables that make sense cell by cell, and
 * nothing that is said by a symbol alone. Every check of a hover or lens asks this as well.
 */
import assert from 'node:assert/strict';
import { toPlainText, type Block } from '../../engine/src/index.ts';

const WORD = /[\p{L}\p{N}]/u;
/** Symbols that mean something by their looks; the warning sign may stand before words that say the same. */
const SIGNS = /[←-⇿✓✔✗✘●○▲▼]/u;

export function assertReadableHover(blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    const before = blocks[index - 1];
    if (block.type === 'table') {
      assert(before?.type === 'paragraph', 'a table follows a sentence');
      assert(block.rows.every(({ length }) => length === block.header.length));
      block.rows.flat().forEach((cell) => {
        assert.match(toPlainText([{ type: 'paragraph', content: cell }]), WORD, 'a cell without words');
      });
    }
  });
  assert.doesNotMatch(toPlainText(blocks), SIGNS);
}

export function assertReadableLens(title: string): void {
  assert.doesNotMatch(title, SIGNS);
  title.split(' · ').forEach((part) => {
    assert.match(part.replace(/^⚠ /, ''), /^[\p{L}\p{N}`]/u, 'a part of a lens begins with a word');
  });
}
