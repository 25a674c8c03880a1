/**
 * Addresses and blocks: what the API server's parser takes, and what it makes of it.
 */
import assert from 'node:assert/strict';
import {
  cidrContains,
  formatAddress,
  formatCidr,
  parseAddress,
  parseCidrSloppy,
  rangeToCidrs,
  type Cidr,
} from './cidr.ts';

/** Reads `text` and writes it again; `undefined` where it is no address. */
function roundTrip(text: string): string | undefined {
  const address = parseAddress(text);
  return address === undefined ? undefined : formatAddress(address);
}

function readCidr(text: string): Cidr {
  const cidr = parseCidrSloppy(text);
  assert(cidr !== undefined, `no CIDR: ${text}`);
  return cidr;
}

describe('parseAddress', () => {
  const canonical: readonly (readonly [string, string])[] = [
    ['0.0.0.0', '0.0.0.0'],
    ['255.255.255.255', '255.255.255.255'],
    ['010.001.002.003', '10.1.2.3'],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8:0:0::1', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['0:0:0:0:0:0:0:0', '::'],
    ['64:ff9b::192.0.2.33', '64:ff9b::c000:221'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::ffff:a00:1', '10.0.0.1'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::2:3:4:5:6:7:8', '0:2:3:4:5:6:7:8'],
  ];
  for (const [text, expected] of canonical) {
    it(`${text} is ${expected}`, () => assert.equal(roundTrip(text), expected));
  }

  const refused = [
    '',
    ' ',
    '1.2.3',
    '1.2.3.4.5',
    '1.2.3.256',
    '1.2.3.-4',
    '+1.2.3.4',
    '1.2.3.4 ',
    '1.2.3.',
    '0x10.0.0.1',
    '1e1.0.0.1',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4::5:6:7:8',
    '12345::',
    'fe80::1%eth0',
    '::1.2.3',
    '1.2.3.4::',
    ':1::2',
    '::g',
    'example.com',
  ];
  for (const text of refused) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(roundTrip(text), undefined));
  }
});

describe('parseCidrSloppy', () => {
  it('clears host bits and keeps the text', () => {
    const cidr = readCidr('192.168.1.5/24');
    assert.equal(formatCidr(cidr), '192.168.1.0/24');
    assert.equal(cidr.text, '192.168.1.5/24');
    assert.equal(cidr.last - cidr.first, 255n);
  });

  const canonical: readonly (readonly [string, string])[] = [
    ['0.0.0.0/0', '0.0.0.0/0'],
    ['::/0', '::/0'],
    ['10.0.0.0/08', '10.0.0.0/8'],
    ['001.002.003.000/0', '0.0.0.0/0'],
    ['2001:DB8::/32', '2001:db8::/32'],
    ['::ffff:10.1.2.3/104', '10.0.0.0/8'],
    ['::ffff:0:0/96', '0.0.0.0/0'],
    ['::ffff:10.0.0.1/90', '::ffc0:0:0/90'],
    ['::1/128', '::1/128'],
  ];
  for (const [text, expected] of canonical) {
    it(`${text} is ${expected}`, () => assert.equal(formatCidr(readCidr(text)), expected));
  }

  for (const text of [
    '',
    '/',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '::/129',
    '1.2.3.4/8/8',
    '1.2.3.4/+8',
    '/8',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(parseCidrSloppy(text), undefined));
  }
});

describe('comparing blocks', () => {
  it('an address lies in blocks of its family only', () => {
    const address = parseAddress('10.1.2.3');
    assert(address !== undefined);
    assert.equal(cidrContains(readCidr('10.0.0.0/8'), address), true);
    assert.equal(cidrContains(readCidr('11.0.0.0/8'), address), false);
    assert.equal(cidrContains(readCidr('::/0'), address), false);
  });
});

describe('rangeToCidrs', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['0.0.0.0', '255.255.255.255', ['0.0.0.0/0']],
    ['10.0.0.1', '10.0.0.1', ['10.0.0.1/32']],
    ['10.0.0.1', '10.0.0.6', ['10.0.0.1/32', '10.0.0.2/31', '10.0.0.4/31', '10.0.0.6/32']],
    ['255.255.255.254', '255.255.255.255', ['255.255.255.254/31']],
    ['::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', ['::/0']],
    ['2001:db8::', '2001:db8::2', ['2001:db8::/127', '2001:db8::2/128']],
  ];
  for (const [from, to, expected] of cases) {
    it(`${from} to ${to}`, () => {
      const first = parseAddress(from);
      const last = parseAddress(to);
      assert(first !== undefined && last !== undefined);
      const blocks = rangeToCidrs(first.family, first.value, last.value);
      assert.deepEqual(
        blocks.map(({ text }) => text),
        expected,
      );
    });
  }

  it('an empty range has no blocks', () => assert.deepEqual(rangeToCidrs('IPv4', 2n, 1n), []));
});
