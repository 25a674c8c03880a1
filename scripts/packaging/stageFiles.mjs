/**
 * Lays files out in a fresh folder, as they will be in a package: nothing else in it, and permissions that do not depend
 * on the machine.
 */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const READABLE = 0o644;
const EXECUTABLE = 0o755;

/** `files` are `{ path, content, isExecutable }`, paths relative to `folder`, which is emptied first. */
export function stageFiles(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, content, isExecutable = false } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
    // Beyond the mask of the process.
    chmodSync(target, isExecutable ? EXECUTABLE : READABLE);
  }
}
