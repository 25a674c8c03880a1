/**
 * Entries put into maps, judged by the text afterwards and by what it means to a reader of YAML.
 */
import assert from 'node:assert/strict';
import { applyEdits } from '../text/textEdit.ts';
import { insertEntry, type NewEntry } from './insertEntry.ts';
import { parseUnit } from './parse.ts';

function checkInsert(text: string, entry: NewEntry, expected: string): void {
  const root = parseUnit(text).value;
  assert.equal(root?.type, 'map');
  const after = applyEdits(text, [insertEntry(text, root, entry)]) ?? '';
  assert.equal(after, expected);
  assert.deepEqual(parseUnit(after).problems, []);
}

describe('insertEntry', () => {
  it('writes as the map is written', () => {
    checkInsert('a: 1 # one\n', { key: 'b', value: 'x' }, 'a: 1 # one\nb: x\n');
    checkInsert('a: 1', { key: 'b', value: { key: 'c', value: 'x' } }, 'a: 1\nb:\n  c: x');
    checkInsert('{ a: 1 }', { key: 'b', value: ['x'] }, '{ a: 1, b: [x] }');
    checkInsert('{"a": 1}', { key: 'b', value: { key: 'c', value: 'x' } }, '{"a": 1, "b": { "c": "x" }}');
    checkInsert('{}', { key: 'b', value: 'x' }, '{ b: x }');
  });

  it('indents lists as the map does', () => {
    checkInsert('a:\n- 1\n', { key: 'b', value: ['x', 'z'] }, 'a:\n- 1\nb:\n- x\n- z\n');
    checkInsert('a:\n  - 1\n', { key: 'b', value: ['x'] }, 'a:\n  - 1\nb:\n  - x\n');
    checkInsert('a: 1\r\nb: 2\r\n', { key: 'c', value: ['x'] }, 'a: 1\r\nb: 2\r\nc:\r\n  - x\r\n');
  });

  it('quotes what would mean something else', () => {
    for (const value of ['yes', '123', 'null', '1e3', 'a: b', '', '# x']) {
      checkInsert('a: 1\n', { key: 'b', value }, `a: 1\nb: ${JSON.stringify(value)}\n`);
    }
  });
});
