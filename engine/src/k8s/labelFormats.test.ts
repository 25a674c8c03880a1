/**
 * Label keys and values: which clause a text breaks, in the API server's words.
 */
import assert from 'node:assert/strict';
import { countBytes } from './countBytes.ts';
import { checkLabelKey, checkLabelValue } from './labelFormats.ts';

/** The faults by how they begin; the rest of each sentence is a constant. */
function checkFaults(faults: readonly string[], starts: readonly string[]): void {
  assert.equal(faults.length, starts.length, faults.join('\n'));
  for (const [index, start] of starts.entries()) {
    assert(faults[index]?.startsWith(start), `${faults[index]} does not begin with ${start}`);
  }
}

describe('checkLabelKey', () => {
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ['app', []],
    ['app.kubernetes.io/name', []],
    ['A_b.c-1', []],
    ['k'.repeat(63), []],
    [`${'p.'.repeat(126)}p/x`, []],
    ['', ['name part must be non-empty', 'name part must consist of']],
    ['-a', ['name part must consist of']],
    ['a_', ['name part must consist of']],
    ['a b', ['name part must consist of']],
    ['k'.repeat(64), ['name part must be no more than 63 characters']],
    ['ü', ['name part must consist of']],
    ['ü'.repeat(32), ['name part must be no more than 63 characters', 'name part must consist of']],
    ['/a', ['prefix part must be non-empty']],
    ['a/', ['name part must be non-empty', 'name part must consist of']],
    ['A.b/c', ['prefix part a lowercase RFC 1123 subdomain must consist of']],
    [`${'p'.repeat(254)}/c`, ['prefix part must be no more than 253 characters']],
    ['a/b/c', ["a valid label key must consist of alphanumeric characters, '-', '_' or '.'"]],
    ['__proto__', ['name part must consist of']],
    ['a\n', ['name part must consist of']],
  ];
  for (const [key, starts] of expected) {
    it(JSON.stringify(key.slice(0, 40)), () => checkFaults(checkLabelKey(key), starts));
  }
});

describe('checkLabelValue', () => {
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ['', []],
    ['1', []],
    ['My_value.1-x', []],
    ['v'.repeat(63), []],
    ['v'.repeat(64), ['must be no more than 63 characters']],
    ['has space', ['a valid label must be an empty string or consist of']],
    ['-x', ['a valid label must be an empty string or consist of']],
    ['x/y', ['a valid label must be an empty string or consist of']],
  ];
  for (const [value, starts] of expected) {
    it(JSON.stringify(value.slice(0, 40)), () => checkFaults(checkLabelValue(value), starts));
  }
});

describe('countBytes', () => {
  for (const text of ['', 'a', 'ü', '€', '😀', 'aü€😀', '\ud800']) {
    it(JSON.stringify(text), () => assert.equal(countBytes(text), new TextEncoder().encode(text).length));
  }
});
