/**
 * The form of CIDRs: strict errors and warnings, in the API server's words.
 */
import assert from 'node:assert/strict';
import { checkCidr } from './cidrForm.ts';

function checkForm(text: string, strictError: string | undefined, warnings: readonly string[]): void {
  const form = checkCidr(text);
  assert(form !== undefined, `no CIDR: ${text}`);
  assert.equal(form.strictError?.detail, strictError);
  assert.deepEqual(
    form.warnings.map(({ detail }) => detail),
    warnings,
  );
}

const ZEROS = 'must not have leading 0s in IP or prefix length';
const MAPPED = 'must not have an IPv4-mapped IPv6 address';
const HOST_BITS = 'must not have bits set beyond the prefix length';

describe('checkCidr', () => {
  for (const text of [
    '0.0.0.0/0',
    '10.0.0.0/8',
    '::/0',
    '2001:db8::/32',
    '2001:db8::1/128',
    '64:ff9b::c000:221/128',
  ]) {
    it(`${text} is canonical`, () => checkForm(text, undefined, []));
  }

  it('is undefined for what is no CIDR', () => assert.equal(checkCidr('10.0.0.0'), undefined));

  it('zeros before an octet', () => {
    checkForm('010.0.0.0/8', ZEROS, ['non-standard CIDR value "010.0.0.0/8" is invalid: use "10.0.0.0/8"']);
  });

  it('zeros before the prefix length', () => {
    checkForm('10.0.0.0/08', ZEROS, ['non-standard CIDR value "10.0.0.0/08" is invalid: use "10.0.0.0/8"']);
  });

  it('a group of more than four digits', () => {
    checkForm('2001:00db8::/32', ZEROS, [
      'non-standard CIDR value "2001:00db8::/32" is invalid: use "2001:db8::/32"',
    ]);
  });

  it('IPv4 written as IPv6', () => {
    checkForm('::ffff:10.0.0.0/104', MAPPED, [
      'non-standard CIDR value "::ffff:10.0.0.0/104" is invalid: use "10.0.0.0/8"',
    ]);
  });

  it('host bits', () => {
    checkForm('192.168.1.5/24', HOST_BITS, [
      'CIDR value "192.168.1.5/24" is ambiguous in this context (should be "192.168.1.0/24" or "192.168.1.5/32"?)',
    ]);
  });

  it('several at once: the first as an error, all as warnings, host bits before the rest', () => {
    checkForm('192.012.2.8/24', ZEROS, [
      'CIDR value "192.012.2.8/24" is ambiguous in this context (should be "192.12.2.0/24" or "192.12.2.8/32"?)',
      'non-standard CIDR value "192.012.2.8/24" is invalid: use "192.12.2.0/24"',
    ]);
  });

  it('IPv6 that is not as RFC 5952 wants it is a warning only', () => {
    checkForm('2001:DB8:0:0::/64', undefined, [
      'IPv6 CIDR value "2001:DB8:0:0::/64" should be in RFC 5952 canonical format ("2001:db8::/64")',
    ]);
  });

  it('host bits of IPv6 hide its length', () => {
    checkForm('2001:DB8::1/64', HOST_BITS, [
      'CIDR value "2001:DB8::1/64" is ambiguous in this context (should be "2001:db8::/64" or "2001:db8::1/128"?)',
    ]);
  });
});
