/**
 * Ports as people type them, and what answers say about those ports alone.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { WireConnection } from '../../../protocol/src/verdicts.ts';
import { narrowConnections, readPortQuestion } from './portQuestion.ts';

describe('readPortQuestion', () => {
  const written: readonly (readonly [text: string, read: string])[] = [
    ['5432', 'TCP 5432-5432'],
    ['5432/TCP', 'TCP 5432-5432'],
    [' udp/53 ', 'UDP 53-53'],
    ['UDP 53', 'UDP 53-53'],
    ['sctp', 'SCTP 1-65535'],
    ['8000-8080/tcp', 'TCP 8000-8080'],
  ];
  for (const [text, read] of written) {
    it(`reads \`${text}\``, () => {
      const { protocol, from, to } = readPortQuestion(text) ?? assert.fail('not read');
      assert.equal(`${protocol} ${String(from)}-${String(to)}`, read);
    });
  }
  for (const text of ['', 'http', '0', '70000', '90-80', 'tcp 80 udp', '80/', '-1']) {
    it(`does not read \`${text}\``, () => {
      assert.equal(readPortQuestion(text), undefined);
    });
  }
});

describe('narrowConnections', () => {
  const connections: readonly WireConnection[] = [
    { verdict: 'allowed', ports: [{ protocol: 'TCP', from: 80, to: 90 }] },
    { verdict: 'unknown', ports: [{ protocol: 'UDP', from: 53, to: 53 }] },
  ];

  it('says all where all that is asked about is meant', () => {
    const narrowed = narrowConnections(connections, { protocol: 'TCP', from: 85, to: 90 });
    assert.deepEqual(narrowed, [{ verdict: 'allowed', ports: 'all' }]);
  });

  it('keeps the part that is asked about', () => {
    const narrowed = narrowConnections(connections, { protocol: 'TCP', from: 88, to: 99 });
    assert.deepEqual(narrowed, [{ verdict: 'allowed', ports: [{ protocol: 'TCP', from: 88, to: 90 }] }]);
  });
});
