/** Progress is for terminals and for long work, and leaves nothing behind. */
import assert from 'node:assert/strict';
import type { OutputStream } from '../io.ts';
import { Progress } from './progress.ts';

/** What is written when work on four files takes `stepMs` for each. */
function recordProgress(stepMs: number, terminal: 'terminal' | 'pipe'): string {
  let written = '';
  let now = 0;
  const stream: OutputStream = {
    write: (text) => {
      written += text;
      return true;
    },
    once: () => undefined,
    removeListener: () => undefined,
    isTTY: terminal === 'terminal',
  };
  const progress = new Progress(stream, () => now);
  for (let done = 1; done <= 4; done++) {
    now += stepMs;
    progress.report('reading', done * 1000, 4000, 'files');
  }
  progress.clear();
  return written;
}

describe('Progress', () => {
  it('shows long work on a terminal and clears it', () => {
    const clear = '\r\u001b[K';
    assert.equal(
      recordProgress(150, 'terminal'),
      `${clear}reading 2,000 of 4,000 files${clear}reading 3,000 of 4,000 files${clear}reading 4,000 of 4,000 files${clear}`,
    );
  });

  it('shows nothing of short work, and nothing in a pipe', () => {
    assert.equal(recordProgress(50, 'terminal'), '');
    assert.equal(recordProgress(1000, 'pipe'), '');
  });
});
