/**
 * Blocks against pods whose address no manifest shows.
 */
import assert from 'node:assert/strict';
import { parseCidrSloppy, type Cidr } from '../k8s/cidr.ts';
import { AddressSet } from './addressSet.ts';
import { matchBounds, nodeAddressBounds, podAddressBounds, type AddressBounds } from './possibleAddresses.ts';

function cidrs(...texts: readonly string[]): readonly Cidr[] {
  return texts.map((text) => {
    const parsed = parseCidrSloppy(text);
    assert.ok(parsed, text);
    return parsed;
  });
}

function checkMatches(bounds: AddressBounds, expected: Readonly<Record<string, string>>): void {
  const actual = Object.keys(expected).map((text) => {
    const [block, ...except] = cidrs(...text.split(' without '));
    assert.ok(block);
    return [text, matchBounds(AddressSet.ofBlock(block, except), bounds)];
  });
  assert.deepEqual(Object.fromEntries(actual), expected);
}

describe('possible addresses', () => {
  it('of pods are private-use ones where nobody says more', () => {
    checkMatches(podAddressBounds([]), {
      '0.0.0.0/0': 'yes',
      '0.0.0.0/0 without 8.0.0.0/8': 'yes',
      '0.0.0.0/0 without 10.0.0.0/8': 'unknown',
      '10.0.0.0/8': 'unknown',
      '8.8.8.8/32': 'no',
      '::/0': 'unknown',
      '2001:db8::/32': 'no',
    });
  });

  it('of pods are the configured ranges', () => {
    checkMatches(podAddressBounds(cidrs('10.244.0.0/16', 'fd00::/48')), {
      '10.0.0.0/8': 'yes',
      '10.244.0.0/16': 'yes',
      '10.244.3.0/24': 'unknown',
      '192.168.0.0/16': 'no',
      'fd00::/16': 'yes',
      '::/0': 'yes',
    });
    checkMatches(podAddressBounds(cidrs('10.244.0.0/16')), { '::/0': 'no' });
  });

  it('of nodes may be any where nobody says more', () => {
    checkMatches(nodeAddressBounds([]), { '0.0.0.0/0': 'yes', '8.8.8.8/32': 'unknown', '::/0': 'unknown' });
    checkMatches(nodeAddressBounds(cidrs('192.168.7.0/24')), { '192.168.0.0/16': 'yes', '10.0.0.0/8': 'no' });
  });
});
