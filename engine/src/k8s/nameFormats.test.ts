/**
 * Names of resources, namespaces, Services, role bindings and ports.
 */
import assert from 'node:assert/strict';
import {
  checkDnsLabel,
  checkPathSegment,
  checkPortName,
  checkServiceName,
  checkSubdomain,
} from './nameFormats.ts';

/** Which of the texts are accepted. */
function checkAccepted(
  check: (text: string) => readonly string[],
  good: readonly string[],
  bad: readonly string[],
): void {
  for (const text of good) {
    assert.deepEqual(check(text), [], text);
  }
  for (const text of bad) {
    assert.notEqual(check(text).length, 0, text);
  }
}

describe('names', () => {
  it('a subdomain', () => {
    const bad = ['', 'A', 'a_b', '-a', 'a-', 'a..b', '.a', 'a.', 'a.-b', 'a b', 'a\n', 'a'.repeat(254)];
    checkAccepted(checkSubdomain, ['a', '1', 'a-b.c1', 'a'.repeat(253)], bad);
  });

  it('a DNS label', () => {
    checkAccepted(checkDnsLabel, ['a', '1-a', 'a'.repeat(63)], ['', 'A', 'a.b', '-a', 'a'.repeat(64)]);
    assert.deepEqual(checkDnsLabel('a.b'), ['must not contain dots']);
  });

  it('a Service, whose first character may be a digit where servers are configured so', () => {
    checkAccepted(checkServiceName, ['web', '1web'], ['', 'web.v1', 'Web', 'a'.repeat(64)]);
  });

  it('a segment of a path', () => {
    checkAccepted(checkPathSegment, ['system:node', 'a b'], ['.', '..', 'a/b', 'a%b']);
    assert.deepEqual(checkPathSegment('/%'), ["may not contain '/'", "may not contain '%'"]);
  });

  it('a port', () => {
    checkAccepted(
      checkPortName,
      ['http', 'a', '1a', 'a-1', 'a'.repeat(15)],
      ['', '80', 'Http', 'a--b', '-a', 'a-', 'a_b'],
    );
    assert.deepEqual(checkPortName('--'), [
      'must contain at least one letter (a-z)',
      'must not contain consecutive hyphens',
      'must not begin or end with a hyphen',
    ]);
  });

  it('takes no time for hostile lengths', () => {
    const long = `${'a-.'.repeat(100_000)}!`;
    assert.equal(checkSubdomain(long).length, 2);
    assert.equal(checkPortName('-'.repeat(1_000_000)).length, 4);
  });
});
