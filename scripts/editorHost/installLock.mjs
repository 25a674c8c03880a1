/**
 * Lets one process at a time do something in a folder that several share. Whoever comes second waits and says so; a
 * lock whose process has died is taken over.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 500;

/** Runs `action` while this process alone holds the file `lock`; `onWait` is called once when it has to wait. */
export async function withInstallLock(lock, onWait, action) {
  mkdirSync(dirname(lock), { recursive: true });
  if (!tryLock(lock)) {
    onWait();
    while (!tryLock(lock)) {
      await sleep(POLL_MS);
    }
  }
  try {
    return await action();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    // `wx` makes the file or fails: the one step that two processes cannot both take.
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') {
      throw error;
    }
  }
  return isAbandoned(lock) && takeOver(lock);
}

function isAbandoned(lock) {
  const holder = Number(readHolder(lock));
  // An empty file is one that is just being written.
  return holder !== 0 && !isRunning(holder);
}

/**
 * Of several that want to take over, one succeeds in moving the old lock away; all then compete for a new one. Who
 * comes late and has moved that new one gives it back.
 */
function takeOver(lock) {
  const moved = `${lock}.${process.pid}`;
  try {
    renameSync(lock, moved);
  } catch {
    return false;
  }
  if (!isAbandoned(moved)) {
    renameSync(moved, lock);
    return false;
  }
  rmSync(moved, { force: true });
  return tryLock(lock);
}

function readHolder(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be asked, but it is there.
    return error.code === 'EPERM';
  }
}
