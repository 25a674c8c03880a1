/** The built program as a process: what only a real process shows. */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHOP } from './manifests.ts';
import { writeFolder } from './runPodgate.ts';

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PODGATE = join(ROOT, 'dist', 'cli', 'podgate.cjs');

function startPodgate(args: readonly string[], cwd: string, input = ''): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [PODGATE, ...args], { cwd, input, encoding: 'utf8' });
}

describe('the built podgate', () => {
  before(() => {
    if (!existsSync(PODGATE)) {
      execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT });
    }
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    assert.equal(startPodgate(['--version'], ROOT).stdout, `${version}\n`);
  });

  it('answers with its exit codes', () => {
    const cwd = writeFolder({ 'shop.yaml': SHOP });
    assert.equal(startPodgate(['matrix'], cwd).status, 0);
    assert.equal(startPodgate(['check'], cwd).status, 0);
    assert.equal(startPodgate(['check', 'none.yaml'], cwd).status, 2);
    assert.equal(startPodgate(['check', '-'], cwd, SHOP.replace('port: 5432', 'port: 0')).status, 1);
  });

  it('writes all of a long answer to a pipe', () => {
    const { stdout } = startPodgate(['matrix', 'samples/multi-tenant', '--format', 'json'], ROOT);
    const [scope] = JSON.parse(String(stdout)).scopes;
    assert.equal(scope.endpoints.filter(({ type }: { type: string }) => type === 'workload').length, 147);
  });

  it('ends quietly when its reader goes away', async () => {
    const child = spawn(process.execPath, [PODGATE, 'matrix', 'samples/multi-tenant', '--format', 'csv'], {
      cwd: ROOT,
    });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    child.stdout.destroy();
    await new Promise((resolve) => child.on('close', resolve));
    assert.equal(stderr, '');
  });
});
