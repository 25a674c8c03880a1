/**
 * Offsets and lines in texts of all lengths: short ones are kept in another form than long ones. Columns in each unit
 * that an editor may count in, there and back, whatever the characters.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex, type ColumnUnit } from './lineIndex.ts';
import { findSharedEnds } from './sharedEnds.ts';

describe('LineIndex', () => {
  for (const length of [0, 3, 0xfffe, 0xffff, 0x10000, 0x10001, 200_000]) {
    it(`finds the last of the lines of ${String(length)} characters`, () => {
      const text = 'kind: Pod\n'.repeat(Math.ceil(length / 10)).slice(0, length);
      const lines = new LineIndex(text);
      const start = text.lastIndexOf('\n') + 1;
      const line = text.split('\n').length - 1;
      assert.deepEqual(lines.positionAt(length), { line, column: length - start });
      assert.equal(lines.offsetAt({ line, column: length - start }), length);
      assert.equal(lines.lineCount, line + 1);
    });
  }

  it('takes CRLF and a lone CR for one break each', () => {
    const lines = new LineIndex('a\r\nb\rc\nd');
    assert.deepEqual(
      [3, 5, 7].map((offset) => lines.positionAt(offset).line),
      [1, 2, 3],
    );
  });
});

const UNITS: readonly ColumnUnit[] = ['utf-16', 'utf-8', 'utf-32'];

/** What a column is, reckoned from the text itself. */
const lengthIn = (text: string, unit: ColumnUnit): number => {
  switch (unit) {
    case 'utf-16':
      return text.length;
    case 'utf-8':
      return new TextEncoder().encode(text).length;
    case 'utf-32':
      return [...text].length;
  }
};

describe('LineIndex in the units of editors', () => {
  it('counts columns in the unit that is asked for', () => {
    const index = new LineIndex('a: x\nbü: 漢🚀y\n');
    const offset = 'a: x\nbü: 漢🚀'.length;
    assert.deepEqual(
      UNITS.map((unit) => index.positionAt(offset, unit)),
      [
        { line: 1, column: 7 },
        { line: 1, column: 12 },
        { line: 1, column: 6 },
      ],
    );
  });

  it('takes a column within a character for its start, and one past the line for its end', () => {
    const index = new LineIndex('🚀b\nc');
    assert.equal(index.offsetAt({ line: 0, column: 3 }, 'utf-8'), 0);
    assert.equal(index.offsetAt({ line: 0, column: 4 }, 'utf-8'), 2);
    assert.equal(index.offsetAt({ line: 0, column: 99 }, 'utf-8'), 4);
    assert.equal(index.positionAt(1, 'utf-8').column, 0);
    assert.equal(index.positionAt(1, 'utf-32').column, 0);
    assert.equal(index.offsetAt({ line: 1, column: -1 }, 'utf-32'), 4);
  });

  it('agrees with the text, and finds the way back, wherever a character begins', () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', 'ü', '漢', '🚀', '\ud800') });
    fc.assert(
      fc.property(fc.array(line), fc.nat(), fc.constantFrom(...UNITS), (lines, chosen, unit) => {
        const text = lines.join('\n');
        const index = new LineIndex(text);
        const characters = [...text];
        const before = characters.slice(0, chosen % (characters.length + 1)).join('');
        const [last = ''] = before.split('\n').slice(-1);
        const position = index.positionAt(before.length, unit);
        assert.deepEqual(position, {
          line: before.split('\n').length - 1,
          column: lengthIn(last, unit),
        });
        assert.equal(index.offsetAt(position, unit), before.length);
      }),
    );
  });
});

describe('LineIndex after an edit', () => {
  it('is that of the new text, whatever breaks and characters the edit touches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', 'ü', '🚀', '\ud83d', '\ude80') });
    fc.assert(
      fc.property(text, text, text, text, (start, removed, put, end) => {
        const [old, edited] = [start + removed + end, start + put + end];
        const shared = findSharedEnds(old, edited);
        const after = new LineIndex(edited, { lines: new LineIndex(old), shared });
        assert.deepEqual(everyPosition(after, edited), everyPosition(new LineIndex(edited), edited));
      }),
      { numRuns: 2000 },
    );
  });

  it('grows beyond what fits into 16 bits', () => {
    const old = 'kind: Pod\n'.repeat(6000);
    const edited = `a: b\n${old}${'#\n'.repeat(4000)}`;
    const after = new LineIndex(edited, { lines: new LineIndex(old), shared: findSharedEnds(old, edited) });
    assert.deepEqual(after.positionAt(edited.length), { line: 10_001, column: 0 });
    assert.deepEqual(after.positionAt(edited.indexOf('#')), { line: 6001, column: 0 });
  });
});

const everyPosition = (lines: LineIndex, text: string): readonly unknown[] =>
  UNITS.map((unit) => Array.from({ length: text.length + 1 }, (_, offset) => lines.positionAt(offset, unit)));
