/**
 * What ships has short names and no source maps; the maps of a release lie beside it, and with them the stack of a reported
 * bug can be read.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../tidy/projectFiles.ts';
import { packaging, type PackedFile, packHere } from './packaging.ts';

/** Words that stand in one file of the sources, and in which; they are in the bundle as well. */
const WORDS = {
  'cli/podgate.cjs': ['this is a bug in podgate', 'cli/src/run.ts'],
  'client/extension.cjs': ['the workspace has manifests', 'client/src/startWhenNeeded.ts'],
  'server/server.js': ['say how to talk', 'server/src/startInProcess.node.ts'],
  'webview/matrix.js': ['acquireVsCodeApi', 'client/webview/main.ts'],
} as const;

describe('source maps', () => {
  let products: Awaited<ReturnType<typeof packHere>>;
  let shipped: readonly PackedFile[];

  before(async () => {
    products = await packHere();
    shipped = [products.extension, products.commandLine].flatMap((path) => packaging.listPackage(path));
  });

  after(() => {
    products.remove();
  });

  it('are there for each bundle that ships, and tell nothing about the machine', () => {
    const maps = packaging.listPackage(products.sourceMaps);
    assert.deepEqual(
      maps.map(({ path }) => path),
      Object.keys(WORDS).map((bundle) => `${bundle}.map`),
    );
    for (const { path, content } of maps) {
      const { sources } = JSON.parse(content.toString('utf8')) as { readonly sources: readonly string[] };
      assert.ok(0 < sources.length, path);
      assert.deepEqual(
        sources.filter((source) => source.startsWith('/') || source.startsWith('..')),
        [],
      );
    }
  });

  it('lead from a place of a stack to the sources', () => {
    const stack = Object.entries(WORDS).map(([bundle, [words]]) => `    at x (${placeOf(bundle, words)})`);
    const { status, stdout } = readStack(`Error: something\n${stack.join('\n')}\n    at other.js:1:2\n`);
    assert.equal(status, 0);
    const [title, ...lines] = stdout.trimEnd().split('\n');
    assert.equal(title, 'Error: something');
    assert.equal(lines.pop(), '    at other.js:1:2', 'what is not ours stays as it is');
    assert.deepEqual(
      lines.map((line) => / = (.+):\d+:\d+\)$/.exec(line)?.[1]),
      Object.values(WORDS).map(([, source]) => source),
    );
  });

  it('know that an editor in a browser puts two lines before the client', () => {
    const [words, source] = WORDS['client/extension.cjs'];
    const [, line = '', column = ''] = /:(\d+):(\d+)$/.exec(placeOf('client/extension.cjs', words)) ?? [];
    const { stdout } = readStack(
      `https://host/dist/client/extension.cjs#vscode-extension:${String(Number(line) + 2)}:${column}`,
    );
    assert.match(stdout, new RegExp(` = ${source}:\\d+:\\d+$`));
  });

  it('are asked for by name', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts', 'readStack.mjs')], {
      encoding: 'utf8',
      input: '',
    });
    assert.equal(status, 2);
    assert.match(stderr, /name the archive/);
  });

  /** As V8 writes it, in a folder where somebody installed the bundle. */
  function placeOf(bundle: string, words: string): string {
    const file = shipped.find(({ path }) => path.endsWith(`/${bundle}`));
    const text = file?.content.toString('utf8') ?? '';
    const before = text.slice(0, text.indexOf(words)).split('\n');
    assert.ok(text.includes(words), `${bundle} says ${words}`);
    return `/opt/somewhere/${bundle}:${String(before.length)}:${String((before.at(-1)?.length ?? 0) + 1)}`;
  }

  function readStack(text: string): { readonly status: number | null; readonly stdout: string } {
    return spawnSync(process.execPath, [join(ROOT, 'scripts', 'readStack.mjs'), products.sourceMaps], {
      encoding: 'utf8',
      input: text,
    });
  }
});
