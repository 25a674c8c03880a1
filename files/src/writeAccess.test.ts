/** Whether something could be written, by permissions alone. */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { hasWriteAccess } from './writeAccess.ts';

describe('hasWriteAccess', () => {
  it('asks the file, else the folder that it would be made in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'podgate-writable-'));
    writeFileSync(join(folder, 'open.yaml'), '');
    writeFileSync(join(folder, 'locked.yaml'), '');
    chmodSync(join(folder, 'locked.yaml'), 0o444);
    const paths = ['open.yaml', 'locked.yaml', 'new.yaml', 'new/folder/new.yaml'];
    assert.deepEqual(
      paths.map((path) => hasWriteAccess(join(folder, path))),
      [true, false, true, true],
    );
    rmSync(folder, { recursive: true });
  });

  it('makes nothing in a folder that nobody may write to', function () {
    if (process.platform === 'win32') {
      // There, folders have no such permission.
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'podgate-writable-'));
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o555);
    assert.equal(hasWriteAccess(join(folder, 'locked/new.yaml')), false);
    assert.equal(hasWriteAccess(join(folder, 'locked/deeper/new.yaml')), false);
    rmSync(folder, { recursive: true });
  });
});
