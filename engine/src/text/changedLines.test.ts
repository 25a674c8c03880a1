/** Lines that a change is shown as: whole items, wherever their neighbors begin or end alike. */
import assert from 'node:assert/strict';
import { listChangedLines } from './changedLines.ts';

const PEERS = `from:
  - podSelector:
      matchLabels:
        app: web
  - podSelector:
      matchLabels:
        app: api
`;

/** `newText` in the place of `stretch`. */
function change(text: string, stretch: string, newText: string): readonly string[] {
  const start = text.indexOf(stretch);
  assert.notEqual(start, -1);
  const { removed, added } = listChangedLines(
    [{ span: { start, end: start + stretch.length }, newText }],
    text,
  );
  return [...removed.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)];
}

describe('listChangedLines', () => {
  it('begins with the item that goes, though the next one begins alike', () => {
    const first = '  - podSelector:\n      matchLabels:\n        app: web\n';
    assert.deepEqual(change(PEERS, first, ''), [
      '- - podSelector:',
      '-     matchLabels:',
      '-       app: web',
    ]);
  });

  it('ends with the item that goes, though the one before ends alike', () => {
    const last = '\n  - podSelector:\n      matchLabels:\n        app: web';
    const text = `${PEERS.replace('api', 'web').trimEnd()}`;
    const start = text.lastIndexOf(last);
    const { removed } = listChangedLines([{ span: { start, end: text.length }, newText: '' }], text);
    assert.deepEqual(removed, ['- podSelector:', '    matchLabels:', '      app: web']);
  });

  it('begins with the item that comes', () => {
    const added = '  - podSelector:\n      matchLabels:\n        app: db\n';
    assert.deepEqual(change(PEERS, 'from:\n', `from:\n${added}`), [
      '+ - podSelector:',
      '+     matchLabels:',
      '+       app: db',
    ]);
  });

  it('takes the objects of a list in JSON whole', () => {
    const text = '[\n  {\n    "port": 1\n  },\n  {\n    "port": 2\n  }\n]\n';
    assert.deepEqual(change(text, '{\n    "port": 1\n  },\n  ', ''), ['- {', '-   "port": 1', '- },']);
  });

  it('says what becomes of a line that stays in part', () => {
    assert.deepEqual(change('a:\n  b: 1\n  c: 2\n', 'b: 1', 'b: 3'), ['- b: 1', '+ b: 3']);
  });

  it('says nothing where nothing changes', () => {
    assert.deepEqual(change('a: 1\nb: 2\n', 'a: 1', 'a: 1'), []);
  });
});
