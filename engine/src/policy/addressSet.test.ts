/**
 * Sets of addresses, on blocks that people write.
 */
import assert from 'node:assert/strict';
import { formatAddress, parseAddress, parseCidrSloppy, type Cidr } from '../k8s/cidr.ts';
import { AddressSet } from './addressSet.ts';

function cidr(text: string): Cidr {
  const parsed = parseCidrSloppy(text);
  assert.ok(parsed, text);
  return parsed;
}

function block(text: string, ...except: readonly string[]): AddressSet {
  return AddressSet.ofBlock(cidr(text), except.map(cidr));
}

function show(set: AddressSet): string {
  return set.intervals
    .map(({ family, first, last }) =>
      [first, last].map((value) => formatAddress({ family, value })).join('-'),
    )
    .join(' ');
}

describe('AddressSet', () => {
  it('is a block without its exceptions (S14)', () => {
    assert.equal(
      show(block('10.0.0.0/8', '10.1.0.0/16', '10.255.0.0/16')),
      '10.0.0.0-10.0.255.255 10.2.0.0-10.254.255.255',
    );
    assert.equal(show(block('10.0.0.0/24', '10.0.0.0/25', '10.0.0.128/25')), '');
  });

  it('joins blocks that touch or overlap', () => {
    assert.equal(show(block('10.128.0.0/9').union(block('10.0.0.0/9'))), '10.0.0.0-10.255.255.255');
    assert.equal(show(block('10.0.0.0/8').union(block('10.1.0.0/16'))), '10.0.0.0-10.255.255.255');
  });

  it('keeps the families apart', () => {
    const both = block('0.0.0.0/0').union(block('::/0'));
    assert.equal(show(both.ofFamily('IPv4')), '0.0.0.0-255.255.255.255');
    assert.equal(both.covers(block('2001:db8::/32')), true);
    assert.equal(block('0.0.0.0/0').overlaps(block('::/0')), false);
    assert.equal(show(both.subtract(block('::/0'))), '0.0.0.0-255.255.255.255');
  });

  it('knows what it holds', () => {
    const set = block('10.0.0.0/8', '10.1.0.0/16');
    const has = (text: string): boolean => {
      const address = parseAddress(text);
      assert.ok(address, text);
      return set.has(address);
    };
    assert.deepEqual(['9.255.255.255', '10.0.0.0', '10.1.0.5', '10.2.0.0', '11.0.0.0'].map(has), [
      false,
      true,
      false,
      true,
      false,
    ]);
    assert.equal(set.covers(block('10.2.0.0/16')), true);
    assert.equal(set.covers(block('10.0.0.0/15')), false);
    assert.equal(set.overlaps(block('10.1.0.0/16')), false);
  });
});
