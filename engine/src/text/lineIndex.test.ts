/**
 * Offsets and lines in texts of all lengths: short ones are kept in another form than long ones.
 */
import assert from 'node:assert/strict';
import { LineIndex } from './lineIndex.ts';

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
