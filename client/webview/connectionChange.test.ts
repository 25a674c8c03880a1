/**
 * Asking what opens or closes a pair: which question is sent, when it is answered, and when it means nothing any more.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { drawMatrix, idOf } from '../../test/page/matrixFixture.ts';
import { neededChange } from './connectionChange.ts';
import { initialState, type MatrixState, type PageEvent, type PageState, reduce } from './state.ts';

const MATRIX = drawMatrix(`
           shop/api  shop/db
  shop/api .         5432
  shop/db  -         .
`);
const CLOSED = drawMatrix(`
           shop/api  shop/db
  shop/api .         -
  shop/db  -         .
`);
const NEWS = { type: 'news', news: { type: 'matrix', scopes: [], matrix: MATRIX }, time: 0 } as const;
const PAIR = { from: idOf('shop/api'), to: idOf('shop/db') };
const SELECT: PageEvent = { type: 'selectPair', ...PAIR };
const CLOSE: PageEvent = { type: 'askForChange', wish: 'close' };
const REFUSED = { type: 'refused', because: 'it is so' } as const;

describe('matrix page: opening and closing', () => {
  it('asks once for the pair that is selected', () => {
    const before = run(NEWS, SELECT);
    const after = step(before, CLOSE);
    const question = neededChange(before, after);
    assert.deepEqual(question, { scope: 's', ...PAIR, wish: 'close' });
    assert.equal(neededChange(after, step(after, { type: 'move', rows: 1, columns: 0 })), undefined);
  });

  it('asks about nothing where nothing is selected', () => {
    assert.equal(run(NEWS, CLOSE).change, undefined);
  });

  it('asks for the port that the page is asked about', () => {
    const after = run(NEWS, SELECT, { type: 'options', options: { port: '53/udp' } }, CLOSE);
    assert.deepEqual(after.change?.question.ports, { protocol: 'UDP', from: 53, to: 53 });
  });

  it('takes the answer to the question that stands, and no other', () => {
    const asked = run(NEWS, SELECT, CLOSE);
    const question = asked.change?.question ?? assert.fail('nothing was asked');
    const answered = step(asked, { type: 'changeFound', question, answer: REFUSED });
    assert.deepEqual(answered.change, { question, answer: REFUSED });
    const again = step(answered, { type: 'askForChange', wish: 'open' });
    assert.equal(step(again, { type: 'changeFound', question, answer: REFUSED }), again);
  });

  it('asks again when the matrix is another and the pair is what it was, and shows the old answer until then', () => {
    const asked = run(NEWS, SELECT, CLOSE);
    const question = asked.change?.question ?? assert.fail('nothing was asked');
    const answered = step(asked, { type: 'changeFound', question, answer: REFUSED });
    const renewed = step(answered, NEWS);
    assert.deepEqual(renewed.change, { question, answer: REFUSED });
    const again = neededChange(answered, renewed);
    assert.deepEqual(again, question);
    assert.notEqual(again, question);
    assert.equal(step(renewed, { type: 'changeFound', question, answer: null }), renewed);
  });

  it('forgets it with the selection, the port and what the pair may do', () => {
    const asked = run(NEWS, SELECT, CLOSE);
    const events: readonly PageEvent[] = [
      { type: 'selectPair', from: PAIR.to, to: PAIR.from },
      { type: 'unselect' },
      { type: 'options', options: { port: '80' } },
      { ...NEWS, news: { ...NEWS.news, matrix: CLOSED } },
    ];
    for (const event of events) {
      assert.equal(step(asked, event).change, undefined, event.type);
    }
    assert.notEqual(step(asked, { type: 'options', options: { sort: 'name' } }).change, undefined);
  });
});

function step(state: PageState, event: PageEvent): MatrixState {
  const after = reduce(state, event);
  assert.equal(after.type, 'matrix');
  return after as MatrixState;
}

function run(...events: readonly PageEvent[]): MatrixState {
  return step(events.slice(0, -1).reduce(reduce, initialState() as PageState), events.at(-1) ?? NEWS);
}
