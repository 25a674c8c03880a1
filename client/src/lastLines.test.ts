/**
 * What a report quotes of the log: its last lines, cut, and with the stack of an error.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LastLines } from './lastLines.ts';

describe('LastLines', () => {
  it('joins what was logged together, and keeps lines apart', () => {
    const lines = new LastLines();
    lines.add('info', 'starting', ['the server', { port: 1 }, undefined]);
    lines.add('error', 'first\r\nsecond', []);
    assert.equal(
      lines.text,
      '[info] starting the server {"port":1} undefined\n[error] first\n[error] second',
    );
  });

  it('keeps the last 60, cut to a readable length', () => {
    const lines = new LastLines();
    for (let index = 0; index < 100; index++) {
      lines.add('info', `line ${String(index)}`, []);
    }
    lines.add('info', 'x'.repeat(10_000), []);
    const kept = lines.text.split('\n');
    assert.equal(kept.length, 60);
    assert.equal(kept[0], '[info] line 41');
    assert.equal(kept.at(-1)?.length, 400);
  });

  it('shows where an error comes from', () => {
    const lines = new LastLines();
    lines.add('error', new Error('broken'), []);
    assert.match(lines.text, /^\[error\] Error: broken\n\[error\] +at /);
  });
});
