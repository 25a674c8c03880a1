/**
 * What the page may say, and what is not heard.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPageMessage } from './readPageMessage.ts';

const PLACE = {
  uri: 'file:///shop/db.yaml',
  range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
};

const CHANGE = { scope: 'a', from: 'x', to: 'y', wish: 'open' };

describe('readPageMessage', () => {
  const messages = [
    { type: 'ready' },
    { type: 'ready', scope: 'a' },
    { type: 'ready', scope: 'a', baseline: { type: 'saved' } },
    { type: 'chooseScope', scope: 'a' },
    { type: 'compare' },
    { type: 'compare', baseline: { type: 'head' } },
    { type: 'compare', baseline: { type: 'scope', scope: 'b' } },
    { type: 'explain', question: 3, scope: 'a', from: 'x', to: 'y' },
    { type: 'explain', question: 3, scope: 'a', from: 'x', to: 'y', baseline: { type: 'head' } },
    { type: 'open', place: PLACE },
    { type: 'open', place: PLACE, time: 'before' },
    { type: 'change', question: 4, change: CHANGE },
    { type: 'previewChange', change: { ...CHANGE, ports: { protocol: 'UDP', from: 53, to: 53 } } },
    { type: 'copy', text: '| a |' },
    { type: 'save', format: 'csv', content: 'a,b' },
    { type: 'save', format: 'png', content: 'iVBORw0KGgo=' },
  ];
  for (const message of messages) {
    it(JSON.stringify(message), () => {
      assert.deepEqual(readPageMessage(message), message);
    });
  }

  const nonsense = [
    null,
    'ready',
    [],
    { type: 'run' },
    { type: 'chooseScope' },
    { type: 'explain', question: 3, scope: 'a', from: 'x' },
    { type: 'explain', scope: 'a', from: 'x', to: 'y' },
    { type: 'compare', baseline: 'head' },
    { type: 'compare', baseline: { type: 'scope' } },
    { type: 'explain', question: 3, scope: 'a', from: 'x', to: 'y', baseline: { type: 'x' } },
    { type: 'open' },
    { type: 'change', change: CHANGE },
    { type: 'previewChange' },
    { type: 'previewChange', change: { ...CHANGE, wish: 'drop' } },
    { type: 'previewChange', change: { ...CHANGE, ports: { protocol: 'TCP', from: 9, to: 8 } } },
    { type: 'copy' },
    { type: 'save', format: 'csv' },
    { type: 'save', format: 'sh', content: 'a' },
    { type: 'save', format: '../csv', content: 'a' },
    { type: 'save', format: 'png', content: '<svg>' },
    { type: 'open', place: { ...PLACE, uri: 7 } },
    {
      type: 'open',
      place: { ...PLACE, range: { start: { line: -1, character: 0 }, end: { line: 0, character: 0.5 } } },
    },
  ];
  for (const message of nonsense) {
    it(`not ${JSON.stringify(message)}`, () => {
      assert.equal(readPageMessage(message), undefined);
    });
  }

  it('drops what does not belong', () => {
    assert.deepEqual(readPageMessage({ type: 'ready', command: 'x' }), { type: 'ready' });
    assert.deepEqual(readPageMessage({ type: 'ready', baseline: 'x' }), { type: 'ready' });
  });
});
