/**
 * The server hears of a document exactly while it is admitted, and of each change once.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Admission, DocumentGate, type GateAction, type GateMessage } from './documentGate.ts';

const URI = 'file:///chart/templates/a.yaml';

/** Message, version, whether the document is admitted then; and what is done. */
type Step = readonly [kind: GateMessage['kind'], version: number, admission: Admission, action: GateAction];

describe('DocumentGate', () => {
  check('passes everything of an admitted document', [
    ['open', 1, 'admitted', 'pass'],
    ['change', 2, 'admitted', 'pass'],
    ['other', 2, 'admitted', 'pass'],
    ['close', 2, 'admitted', 'pass'],
    ['close', 2, 'admitted', 'drop'],
  ]);

  check('drops everything of a refused one', [
    ['open', 1, 'refused', 'drop'],
    ['change', 2, 'refused', 'drop'],
    ['other', 2, 'refused', 'drop'],
    ['close', 2, 'refused', 'drop'],
  ]);

  check('opens late, and closes early', [
    ['open', 1, 'refused', 'drop'],
    ['change', 2, 'admitted', 'open'],
    ['change', 3, 'admitted', 'pass'],
    ['change', 4, 'refused', 'close'],
    ['change', 5, 'refused', 'drop'],
    ['change', 6, 'admitted', 'open'],
    ['close', 6, 'admitted', 'pass'],
  ]);

  it('does not repeat changes that a late opening contains', () => {
    const gate = new DocumentGate();
    gate.decide({ kind: 'open', uri: URI }, 'refused', 1);
    assert.equal(gate.decide({ kind: 'change', uri: URI, version: 2 }, 'admitted', 4), 'open');
    assert.equal(gate.decide({ kind: 'change', uri: URI, version: 3 }, 'admitted', 4), 'drop');
    assert.equal(gate.decide({ kind: 'change', uri: URI, version: 4 }, 'admitted', 4), 'drop');
    assert.equal(gate.decide({ kind: 'change', uri: URI, version: 5 }, 'admitted', 5), 'pass');
  });

  it('starts empty again with a new server', () => {
    const gate = new DocumentGate();
    gate.decide({ kind: 'open', uri: URI }, 'admitted', 1);
    assert.equal(gate.isOpen(URI), true);
    gate.reset();
    assert.equal(gate.isOpen(URI), false);
  });
});

function check(title: string, steps: readonly Step[]): void {
  it(title, () => {
    const gate = new DocumentGate();
    const actions = steps.map(([kind, version, admission]) =>
      gate.decide({ kind, uri: URI, version }, admission, version),
    );
    assert.deepEqual(
      actions,
      steps.map(([, , , action]) => action),
    );
  });
}
