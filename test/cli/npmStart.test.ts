/** `npm start` without a terminal, as a process: what it prints, and what it says to a path that is not there. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHOP } from './manifests.ts';
import { writeFolder } from './runPodgate.ts';

const START = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'scripts', 'start.mjs');

function start(args: readonly string[], folder: string): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [START, ...args], {
    input: '',
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder, NO_COLOR: '1' },
  });
}

describe('npm start', () => {
  it('prints matrix and findings of a folder, and ends without a terminal', () => {
    const { status, stdout } = start(['k8s'], writeFolder({ 'k8s/shop.yaml': SHOP }));
    assert.match(String(stdout), /k8s · 3 workloads · 1 policy/);
    assert.match(String(stdout), /nothing to report in 1 file/);
    assert.match(String(stdout), /That was `podgate matrix` and `podgate check` of k8s\./);
    assert.equal(status, 0);
  });

  it('says once that a path is not there', () => {
    const { status, stdout, stderr } = start(['k8s', 'gone'], writeFolder({ 'k8s/shop.yaml': SHOP }));
    assert.equal(
      stderr,
      'npm start: there is no file or folder `gone`; give paths of manifests, or --no-editor\n',
    );
    assert.equal(stdout, '');
    assert.equal(status, 2);
  });
});
