/**
 * Layers as a test: the engine's layers point one way, rooms use only what they may, nothing imports in a circle, and
 * the engine can be bundled for a browser with nothing left outside.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, it } from 'mocha';
import { assertFinds, assertTidy } from './assertTidy.ts';
import { checkCycles, checkEngineLayers, checkRooms } from './checkLayers.ts';
import { listProductSources, ROOT } from './projectFiles.ts';

describe('tidy: layers', () => {
  const files = listProductSources();

  it('no layer of the engine imports one to its right', () => {
    assertTidy(checkEngineLayers(files));
  });

  it('each room uses only its own packages and rooms', () => {
    assertTidy(checkRooms(files));
  });

  it('nothing imports in a circle', () => {
    assertTidy(checkCycles(files));
  });

  it('the engine fits into a browser with nothing left outside', async () => {
    assert.ok(0 < (await bundleForBrowser(join(ROOT, 'engine/src/index.ts'))).length);
  });
});

describe('tidy: layers, the checks can fail', () => {
  it('a layer that imports one to its right', () => {
    const text = "import type { Snapshot } from '../workspace/snapshot.ts';";
    assertFinds(
      checkEngineLayers,
      [{ path: 'engine/src/policy/x.ts', text }],
      /layer `policy` .* it may import text, problem/,
    );
  });

  it('a layer that nobody wrote down', () => {
    const text = "import { a } from '../text/span.ts';";
    assertFinds(checkEngineLayers, [{ path: 'engine/src/misc/x.ts', text }], /layer `misc` is not in/);
  });

  it('a type from an editor, a module of Node, a package, the inside of another room', () => {
    const engine = (text: string) => [{ path: 'engine/src/policy/x.ts', text }];
    assertFinds(checkRooms, engine("import type { Range } from 'vscode';"), /package `vscode`/);
    assertFinds(checkRooms, engine("import { readFileSync } from 'node:fs';"), /Node's `node:fs`/);
    assertFinds(checkRooms, engine("import { parse } from 'yaml';"), /only engine\/src\/yaml/);
    assertFinds(
      checkRooms,
      engine("import { run } from '../../../cli/src/run.ts';"),
      /room `engine` imports/,
    );
    assertFinds(checkRooms, engine("import { openSnapshot } from '../index.ts';"), /its own face/);
    const cli = [
      { path: 'cli/src/x.ts', text: "export type { Span } from '../../engine/src/text/span.ts';" },
    ];
    assertFinds(checkRooms, cli, /engine's face/);
    assertFinds(
      checkRooms,
      [{ path: 'cli/src/x.ts', text: "const y = await import('chalk');" }],
      /package `chalk`/,
    );
  });

  it('Node in a file of the server that runs in browsers, too', () => {
    const file = (name: string) => [
      { path: `server/src/${name}`, text: "import { connect } from 'node:net';" },
    ];
    assertFinds(checkRooms, file('x.ts'), /Node's `node:net`/);
    assertTidy(checkRooms(file('x.node.ts')));
  });

  it("what of the protocol's library only Node can run, there", () => {
    const file = (name: string) => [
      {
        path: `server/src/${name}`,
        text: "import { createConnection } from 'vscode-languageserver/node';",
      },
    ];
    assertFinds(checkRooms, file('x.ts'), /package `vscode-languageserver\/node`/);
    assertTidy(checkRooms(file('x.node.ts')));
  });

  it('two files that import each other, but not for types alone', () => {
    const circle = (keyword: string) => [
      { path: 'engine/src/k8s/a.ts', text: "import { b } from './b.ts';" },
      { path: 'engine/src/k8s/b.ts', text: `import ${keyword} { a } from './a.ts';` },
    ];
    assertFinds(checkCycles, circle(''), /a\.ts > engine\/src\/k8s\/b\.ts > /);
    assertTidy(checkCycles(circle('type')));
  });

  it('a bundle that needs Node', async () => {
    await assert.rejects(
      bundleForBrowser(undefined, "import { readFileSync } from 'node:fs'; readFileSync('x');"),
    );
  });
});

/** Bundles for a browser without externals: an import that a browser does not have is an error. */
async function bundleForBrowser(entry: string | undefined, contents = ''): Promise<string> {
  const input = entry === undefined ? { stdin: { contents, resolveDir: ROOT } } : { entryPoints: [entry] };
  const result = await build({
    ...input,
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return result.outputFiles[0]?.text ?? '';
}
