/** The lock that lets one process at a time install the embedded editor. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type WithInstallLock = (
  lock: string,
  onWait: () => void,
  action: () => Promise<void> | void,
) => Promise<void>;

// The scripts are plain JavaScript, because they run before a compiler is installed.
const SCRIPT = new URL('../../scripts/editorHost/installLock.mjs', import.meta.url);
const { withInstallLock } = (await import(SCRIPT.href)) as { readonly withInstallLock: WithInstallLock };

describe('install lock', () => {
  let folder: string;
  let lock: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'podgate-lock-'));
    lock = join(folder, 'cache', 'editor.lock');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('lets the second wait, and says so once', async () => {
    const events: string[] = [];
    const act = (name: string): Promise<void> =>
      withInstallLock(
        lock,
        () => events.push(`${name} waits`),
        async () => {
          events.push(`${name} begins`);
          await new Promise((resolve) => setTimeout(resolve, 50));
          events.push(`${name} ends`);
        },
      );
    await Promise.all([act('first'), act('second')]);
    assert.deepEqual(events, ['first begins', 'second waits', 'first ends', 'second begins', 'second ends']);
    assert.equal(existsSync(lock), false);
  });

  it('takes over from a process that has died', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    const abandoned = join(folder, 'abandoned.lock');
    writeFileSync(abandoned, String(pid));
    let hasRun = false;
    await withInstallLock(abandoned, assert.fail, () => {
      hasRun = true;
    });
    assert.ok(hasRun);
  });

  it('is free again after a failure', async () => {
    const fail = (): never => {
      throw new Error('no network');
    };
    await assert.rejects(withInstallLock(lock, assert.fail, fail), /no network/);
    await withInstallLock(lock, assert.fail, () => undefined);
  });
});
