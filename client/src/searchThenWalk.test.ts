/**
 * Searches that find something, nothing, too late, or never answer.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { searchThenWalk } from './searchThenWalk.ts';

const NEVER = new Promise<readonly string[]>(() => {});
const SOON_MS = 1;
const LONG_MS = 10_000;

const walk = (): Promise<readonly string[]> => Promise.resolve(['walked']);
const noWalk = (): never => assert.fail('walked');

describe('searching, then walking', () => {
  it('takes what the search finds', async () => {
    assert.deepEqual(await searchThenWalk(Promise.resolve(['found']), noWalk, LONG_MS), ['found']);
  });

  it('walks when the search finds nothing, or fails', async () => {
    assert.deepEqual(await searchThenWalk(Promise.resolve([]), walk, LONG_MS), ['walked']);
    assert.deepEqual(await searchThenWalk(Promise.reject(new Error('no')), walk, LONG_MS), ['walked']);
  });

  it('walks when the search does not answer', async () => {
    assert.deepEqual(await searchThenWalk(NEVER, walk, SOON_MS), ['walked']);
  });

  it('takes what a slow search finds while the walk goes on', async () => {
    const slow = new Promise<readonly string[]>((resolve) => setTimeout(resolve, 20, ['found']));
    assert.deepEqual(await searchThenWalk(slow, () => NEVER, SOON_MS), ['found']);
  });

  it('waits for the walk when a slow search finds nothing', async () => {
    const slow = new Promise<readonly string[]>((resolve) => setTimeout(resolve, 5, []));
    const slowWalk = (): Promise<readonly string[]> =>
      new Promise((resolve) => setTimeout(resolve, 20, ['walked']));
    assert.deepEqual(await searchThenWalk(slow, slowWalk, SOON_MS), ['walked']);
  });
});
