/**
 * Stands in for `node:assert/strict` where the suites run in a web worker: those of its functions that the suites use.
 */
import { assert } from 'chai';

export default {
  ok: assert.isOk,
  equal: assert.strictEqual,
  notEqual: assert.notStrictEqual,
  deepEqual: assert.deepEqual,
  match: assert.match,
  doesNotMatch: assert.notMatch,
};
