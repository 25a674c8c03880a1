/**
 * A server that dies is started again, but not forever; the document that killed it twice is named.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { CrashRecovery } from './crashRecovery.ts';

const A = 'file:///a.yaml';
const B = 'file:///b.yaml';

describe('CrashRecovery', () => {
  it('restarts five times in three minutes', () => {
    const recovery = new CrashRecovery();
    const actions = [0, 1, 2, 3, 4, 5].map((second) => recovery.noteCrash(second * 1000).action);
    assert.deepEqual(actions, ['restart', 'restart', 'restart', 'restart', 'restart', 'stop']);
  });

  it('forgets crashes of long ago', () => {
    const recovery = new CrashRecovery();
    const actions = [0, 1, 2, 3, 4, 5, 6].map((minute) => recovery.noteCrash(minute * 60_000).action);
    assert.ok(actions.every((action) => action === 'restart'));
  });

  it('leaves the document of the oldest unanswered message alone, the second time', () => {
    const recovery = new CrashRecovery();
    recovery.noteNotification(A);
    recovery.noteRequest(B);
    assert.deepEqual(recovery.noteCrash(0), { action: 'restart' });
    assert.equal(recovery.isLeftAlone(A), false);
    recovery.noteNotification(A);
    recovery.noteRequest(B);
    assert.deepEqual(recovery.noteCrash(1), { action: 'restart', leftAlone: A });
    assert.deepEqual(recovery.listLeftAlone(), [A]);
  });

  it('an answer clears the notifications before it, not the requests', () => {
    const recovery = new CrashRecovery();
    for (const now of [0, 1]) {
      recovery.noteNotification(A);
      recovery.noteRequest(B);
      recovery.noteAnswer(recovery.noteRequest(A));
      recovery.noteCrash(now);
    }
    assert.deepEqual(recovery.listLeftAlone(), [B]);
  });

  it('believes the server about the closed file that it reads', () => {
    const recovery = new CrashRecovery();
    for (const now of [0, 1]) {
      recovery.noteNotification(A);
      recovery.noteReading(B);
      recovery.noteCrash(now);
    }
    assert.deepEqual(recovery.listLeftAlone(), [B]);
    recovery.noteReading(A);
    recovery.noteReading(undefined);
    recovery.noteCrash(2);
    recovery.noteCrash(3);
    assert.deepEqual(recovery.listLeftAlone(), [B]);
  });

  it('blames nobody where everything was answered', () => {
    const recovery = new CrashRecovery();
    for (const now of [0, 1, 2]) {
      recovery.noteNotification(A);
      recovery.noteAnswer(recovery.noteRequest(A));
      recovery.noteCrash(now);
    }
    assert.deepEqual(recovery.listLeftAlone(), []);
  });
});
