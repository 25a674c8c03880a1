/**
 * Whoever builds the same sources gets the same bytes: here from a copy in another folder, in another time zone, with
 * other permissions and another alphabet. So anybody can check what was published.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../tidy/projectFiles.ts';
import { temporaryFolder } from './packaging.ts';

/** What a clone does not have. */
const NOT_CLONED: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', 'out']);

describe('packing', () => {
  let here: string;
  let elsewhere: string;

  before(() => {
    here = cloneTo(temporaryFolder());
    elsewhere = cloneTo(temporaryFolder());
  });

  after(() => {
    for (const folder of [here, elsewhere]) {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives the same bytes everywhere', () => {
    chmodSync(join(elsewhere, 'README.md'), 0o600);
    chmodSync(join(elsewhere, 'LICENSE'), 0o664);
    const hashes = buildAndPack(here, {});
    assert.match(hashes, /^([0-9a-f]{64} {2}podgate-[\d.]+(\.vsix|\.tgz|-source-maps\.zip)\n){3}$/);
    assert.equal(buildAndPack(elsewhere, { TZ: 'Pacific/Auckland', LC_ALL: 'sv_SE.UTF-8' }), hashes);
  });
});

function cloneTo(folder: string): string {
  cpSync(ROOT, folder, { recursive: true, filter: (path) => !NOT_CLONED.has(relative(ROOT, path)) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

/** The hashes that a release would publish. */
function buildAndPack(root: string, environment: Readonly<Record<string, string>>): string {
  const options = { cwd: root, env: { ...process.env, ...environment } };
  execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs')], options);
  const packProducts = pathToFileURL(join(root, 'scripts', 'packaging', 'packProducts.mjs')).href;
  const program = `
    const { packProducts } = await import(${JSON.stringify(packProducts)});
    await packProducts(${JSON.stringify(root)}, ${JSON.stringify(join(root, 'dist'))});`;
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], options);
  return readFileSync(join(root, 'dist', 'SHA256SUMS'), 'utf8');
}
