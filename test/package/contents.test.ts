/**
 * What is inside the two packages: these files and no others, small enough, with the texts that marketplaces, npm and
 * licenses ask for, and nothing that is nobody's business.
 */
import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createEngine } from '@secretlint/node';
import { ROOT } from '../tidy/projectFiles.ts';
import {
  type Budgets,
  COMMAND_LINE_FILES,
  COMMAND_LINE_PACKED,
  EXTENSION_CODE,
  EXTENSION_FILES,
  EXTENSION_PACKED,
} from './packedFiles.ts';
import { packaging, type PackedFile, packHere } from './packaging.ts';

const REPOSITORY = packaging.repositoryUrl(ROOT);
const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

describe('the packages', () => {
  let products: Awaited<ReturnType<typeof packHere>>;
  let extension: readonly PackedFile[];
  let commandLine: readonly PackedFile[];

  before(async () => {
    products = await packHere();
    extension = packaging.listPackage(products.extension);
    commandLine = packaging.listPackage(products.commandLine);
  });

  after(() => {
    products.remove();
  });

  it('have these files, each within its budget', () => {
    assertWithin(extension, EXTENSION_FILES);
    assertWithin(commandLine, COMMAND_LINE_FILES);
  });

  it('have little code, all bundles of the extension together', () => {
    const code = extension.filter(({ path }) => /\.(c?js|css)$/.test(path));
    assert.equal(code.length, 4, 'server, client, and script and style of the page');
    assertLess(
      code.reduce((sum, { size }) => sum + size, 0),
      EXTENSION_CODE,
      'the code of the extension',
    );
  });

  it('are small to download', () => {
    assertLess(statSync(products.extension).size, EXTENSION_PACKED);
    assertLess(statSync(products.commandLine).size, COMMAND_LINE_PACKED);
  });

  it('come with their hashes', () => {
    const names = readFileSync(products.hashes, 'utf8').trimEnd().split('\n');
    assert.deepEqual(
      names.map((line) => /^[0-9a-f]{64} {2}(.+)$/.exec(line)?.[1]),
      [products.extension, products.commandLine, products.sourceMaps].map((path) => basename(path)),
    );
  });

  it('tell nothing about the machine, and no source map leads out of them', () => {
    for (const { path, content } of [...extension, ...commandLine]) {
      for (const folder of ['engine', 'server', 'client', 'node_modules']) {
        assert.ok(!content.includes(join(ROOT, folder)), `${path} names the folder that it was built in`);
      }
      assert.ok(!content.includes('sourceMappingURL='), `${path} refers to a source map`);
    }
  });

  it('name the license of every package whose code they contain', () => {
    const notices = textOf(extension, 'extension/dist/THIRD-PARTY-NOTICES.txt');
    assert.deepEqual(packagesOf(notices), [
      '@dagrejs/dagre',
      '@dagrejs/graphlib',
      'ignore',
      'preact',
      'vscode-jsonrpc',
      'vscode-languageclient',
      'vscode-languageserver',
      'vscode-languageserver-protocol',
      'vscode-languageserver-textdocument',
      'vscode-languageserver-types',
      'yaml',
    ]);
    assert.deepEqual(packagesOf(textOf(commandLine, 'package/THIRD-PARTY-NOTICES.txt')), [
      '@dagrejs/dagre',
      '@dagrejs/graphlib',
      'commander',
      'ignore',
      'picocolors',
      'preact',
      'vscode-jsonrpc',
      'vscode-languageserver',
      'vscode-languageserver-protocol',
      'vscode-languageserver-textdocument',
      'vscode-languageserver-types',
      'yaml',
    ]);
  });

  describe('that of the extension', () => {
    it('has every file that its manifest names', () => {
      const named = JSON.stringify(MANIFEST.contributes).match(/"(\.\/)?[\w-]+\/[\w/.-]+\.\w+"/g) ?? [];
      const { main, browser = main, icon } = MANIFEST;
      const words = readdirSync(ROOT).filter((name) => /^package\.nls(\.[\w-]+)?\.json$/.test(name));
      const paths: string[] = [...named.map((text) => text.slice(1, -1)), main, browser, icon, ...words];
      const packed = new Set(extension.map(({ path }) => path));
      assert.deepEqual(
        paths.map((path) => `extension/${path.replace(/^\.\//, '')}`).filter((path) => !packed.has(path)),
        [],
      );
      assert.ok(3 < named.length, 'the manifest names files');
    });

    it('tells the marketplaces where the project is at home', () => {
      const manifest = textOf(extension, 'extension.vsixmanifest');
      for (const [link, url] of [
        ['Source', `${REPOSITORY}.git`],
        ['Support', `${REPOSITORY}/issues`],
        ['Learn', `${REPOSITORY}#readme`],
      ]) {
        assert.match(manifest, new RegExp(`Links\\.${String(link)}" Value="${String(url)}"`), link);
      }
      assert.equal(
        manifest.includes('Microsoft.VisualStudio.Code.PreRelease" Value="true"'),
        packaging.isPreRelease(MANIFEST.version),
      );
    });

    it('shows its README with pictures that are there', () => {
      const readme = textOf(extension, 'extension/readme.md');
      const pictures = targetsOf(readme, /!\[[^\]]*\]\(([^)]+)\)/g);
      assert.ok(0 < pictures.length);
      assertLeadIntoRepository(pictures, 'raw');
      assert.deepEqual(
        pictures.filter((url) => !url.endsWith('.png')),
        [],
      );
      assertLeadIntoRepository(targetsOf(readme, /(?<!!)\[[^\]]*\]\(([^)]+)\)/g), 'blob');
    });

    it('is not packed with a warning, in a workflow of the forge neither', () => {
      const folder = copyExtension('with-warning');
      rmSync(join(folder, 'LICENSE'));
      const outside = process.env['GITHUB_ACTIONS'];
      process.env['GITHUB_ACTIONS'] = 'true';
      try {
        assert.throws(() => {
          packaging.runPackager(ROOT, folder, ['--out', join(products.folder, 'with-warning.vsix')]);
        }, /refused or warned:[^]*LICENSE/);
      } finally {
        if (outside === undefined) {
          delete process.env['GITHUB_ACTIONS'];
        } else {
          process.env['GITHUB_ACTIONS'] = outside;
        }
      }
    });

    it('is not packed with a secret inside', () => {
      const folder = copyExtension('with-secret');
      const out = ['--out', join(products.folder, 'with-secret.vsix')];
      packaging.runPackager(ROOT, folder, out);
      writeFileSync(join(folder, 'dist', 'client', 'token.cjs'), `exports.token = '${secretToken()}';\n`);
      assert.throws(() => {
        packaging.runPackager(ROOT, folder, out);
      }, /token\.cjs[^]*secret|secret[^]*token\.cjs/i);
    });
  });

  /** What was packed, to be spoilt. */
  function copyExtension(name: string): string {
    const folder = join(products.folder, name);
    cpSync(join(products.folder, 'extension'), folder, { recursive: true });
    return folder;
  }

  describe('that of the command line', () => {
    it('has a manifest of its own, without dependencies and scripts', () => {
      const manifest = JSON.parse(textOf(commandLine, 'package/package.json'));
      const { name, version, license, repository } = MANIFEST;
      assert.deepEqual(
        { ...manifest, description: undefined, keywords: undefined, files: undefined },
        {
          ...{ name, version, license, repository },
          bin: { podgate: 'cli/podgate.cjs' },
          engines: { node: '>=20.19' },
          ...{ description: undefined, keywords: undefined, files: undefined },
        },
      );
    });

    it('shows its README with links that lead somewhere', () => {
      const links = targetsOf(textOf(commandLine, 'package/README.md'), /\[[^\]]*\]\(([^)]+)\)/g);
      assert.ok(0 < links.length);
      assertLeadIntoRepository(links, 'blob');
    });

    it('has no secret inside', async () => {
      const engine = await createEngine({
        cwd: products.folder,
        color: false,
        formatter: 'json',
        configFileJSON: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] },
      });
      const scan = (content: string): Promise<{ readonly ok: boolean; readonly output: string }> =>
        engine.executeOnContent({ content, filePath: 'packed.js' });
      assert.equal((await scan(secretToken())).ok, false, 'the scan finds a secret');
      for (const { path, content } of commandLine) {
        const { ok, output } = await scan(content.toString('utf8'));
        assert.ok(ok, `${path}: ${output}`);
      }
    });
  });
});

/** A token as npm makes them, that is none: put together here, so that no scan finds it in this file. */
function secretToken(): string {
  return `npm_${'aB3dE6gH9'.repeat(4)}`;
}

function assertWithin(files: readonly PackedFile[], budgets: Budgets): void {
  assert.deepEqual(
    files.map(({ path }) => path),
    Object.keys(budgets).sort(),
  );
  for (const { path, size } of files) {
    assert.ok(0 < size, `${path} is empty`);
    assertLess(size, budgets[path] ?? 0, path);
  }
}

function assertLess(size: number, budget: number, path = 'the package'): void {
  assert.ok(size < budget, `${path} has ${String(size)} bytes; its budget is ${String(budget)}`);
}

/** Each is a file, a folder or the page of this checkout, seen from outside. */
function assertLeadIntoRepository(urls: readonly string[], kind: 'raw' | 'blob'): void {
  const start = `${REPOSITORY}/${kind}/HEAD/`;
  const inside = urls.filter((url) => url.startsWith(REPOSITORY));
  assert.deepEqual(
    inside.filter((url) => !url.startsWith(start) || !existsSync(join(ROOT, url.slice(start.length)))),
    [],
  );
  assert.deepEqual(
    urls.filter((url) => !/^(https:\/\/|#)/.test(url)),
    [],
  );
}

function targetsOf(markdown: string, pattern: RegExp): readonly string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return [...prose.matchAll(pattern)].map(([, target = '']) => target.replace(/(?<=.)#.*$/, ''));
}

function packagesOf(notices: string): readonly string[] {
  return [
    ...new Set([...notices.matchAll(/^([\w@/.-]+) \d+\.\d+\.\d+ \(.+\)$/gm)].map(([, name = '']) => name)),
  ];
}

function textOf(files: readonly PackedFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  assert.ok(file, `${path} is in the package`);
  return file.content.toString('utf8');
}
