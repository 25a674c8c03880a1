/**
 * Fingerprints of equal and of nearly equal texts.
 */
import assert from 'node:assert/strict';
import { fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  it('is the same for equal texts', () => {
    assert.equal(fingerprint('kind: Pod'), fingerprint(['kind', 'Pod'].join(': ')));
  });

  it('differs for all texts that are one edit apart', () => {
    const text = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';
    const seen = new Set([fingerprint(text)]);
    let count = 1;
    for (let at = 0; at < text.length; at++) {
      for (let code = 32; code < 127; code++) {
        const edited = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
        if (edited !== text) {
          seen.add(fingerprint(edited));
          count++;
        }
      }
    }
    assert.equal(seen.size, count);
  });
});
