/**
 * The server hears of a document from its opening to its closing where it is admitted, and never else.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Admission, DocumentGate, type GateMessage } from './documentGate.ts';

const URI = 'file:///shop/a.yaml';

/** A message, and whether the server gets it. */
type Step = readonly [message: GateMessage, passes: boolean];

describe('DocumentGate', () => {
  check('passes everything of an admitted document, until it is closed', 'admitted', [
    ['open', true],
    ['other', true],
    ['close', true],
    ['close', false],
    ['other', false],
    ['open', true],
  ]);

  check('drops everything of a refused one', 'refused', [
    ['open', false],
    ['other', false],
    ['close', false],
  ]);

  it('tells a document from another', () => {
    const gate = new DocumentGate();
    gate.passes('open', URI, 'admitted');
    assert.equal(gate.passes('other', `${URI}2`, 'admitted'), false);
  });

  it('starts empty again with a new server', () => {
    const gate = new DocumentGate();
    gate.passes('open', URI, 'admitted');
    assert.equal(gate.isOpen(URI), true);
    gate.reset();
    assert.equal(gate.isOpen(URI), false);
  });
});

function check(title: string, admission: Admission, steps: readonly Step[]): void {
  it(title, () => {
    const gate = new DocumentGate();
    assert.deepEqual(
      steps.map(([message]) => [message, gate.passes(message, URI, admission)]),
      steps,
    );
  });
}
