/** `--port`: which ways of writing it are understood, and what is no port. */
import assert from 'node:assert/strict';
import { parsePort, writePort } from '../../cli/src/options/parsePort.ts';

describe('--port', () => {
  it('is a port, a range or a protocol', () => {
    const ways = {
      '5432': '5432/TCP',
      '53/udp': '53/UDP',
      'udp 53': '53/UDP',
      'UDP:53': '53/UDP',
      '8000-8080': '8000-8080/TCP',
      '8000-8080/SCTP': '8000-8080/SCTP',
      SCTP: 'SCTP',
      tcp: 'TCP',
      ' 80 ': '80/TCP',
    };
    for (const [text, expected] of Object.entries(ways)) {
      assert.equal(writePort(parsePort(text)), expected, text);
      assert.deepEqual(parsePort(writePort(parsePort(text))), parsePort(text));
    }
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      'http',
      '0',
      '70000',
      '80-',
      '-80',
      '90-80',
      '80/ICMP',
      'tcp/80/tcp',
      '80 90',
      '1e3',
      '80\n/TCP',
    ]) {
      assert.throws(() => parsePort(text), /is no port; write a number from 1 to 65535/, text);
    }
  });
});
