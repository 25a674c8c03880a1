/**
 * Ports as they are typed, and what is none.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readPort } from './readPort.ts';

describe('readPort', () => {
  for (const [text, protocol, number] of [
    ['5432', 'TCP', 5432],
    [' 53/udp ', 'UDP', 53],
    ['SCTP 7', 'SCTP', 7],
    ['65535', 'TCP', 65535],
  ] as const) {
    it(text, () => {
      assert.deepEqual(readPort(text), { protocol, number });
    });
  }

  for (const text of ['', '0', '65536', 'http', '80-90', 'tcp 80 udp', '80/icmp', '-1']) {
    it(`not ${JSON.stringify(text)}`, () => {
      assert.equal(readPort(text), undefined);
    });
  }
});
