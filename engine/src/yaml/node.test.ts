/** Which entry of a map counts, asked for one key and for all. */
import assert from 'node:assert/strict';
import { findEntry, listCountedEntries } from './node.ts';
import { parseUnit } from './parse.ts';

describe('the entries that count', () => {
  it('are the last ones written, and written ones before merged ones', () => {
    const { value: root } = parseUnit('a: 1\nb: 2\na: 3\n<<: { b: 4, c: 5 }\n');
    assert.ok(root?.type === 'map');
    const counted = [...listCountedEntries(root)];
    assert.deepEqual(
      counted.map(({ key, value }) => [key.text, value.type === 'scalar' && value.text]),
      [
        ['b', '2'],
        ['a', '3'],
        ['c', '5'],
      ],
    );
    for (const entry of counted) {
      assert.equal(findEntry(root, entry.key.text), entry);
    }
  });
});
