/**
 * Bundles what a web worker's extension host loads in tests: the suites, with mocha and assertions inside, and the
 * extension that shows it a file system. Node's modules are replaced, and one that has no replacement fails the build.
 */
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const WORKER = { bundle: true, platform: 'browser', target: 'es2022', format: 'cjs', external: ['vscode'] };

/** mocha's own bundle would take our `module` for its own and export itself in place of the suites. */
const MOCHA_WITHOUT_MODULE = {
  name: 'mocha-without-module',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `(function (module, exports, define) {${await readFile(path, 'utf8')}\n})();`,
      loader: 'js',
    }));
  },
};

/** The suites' file below `root`, for an extension host that is a web worker. */
export async function bundleWebSuites(root) {
  const outfile = 'out/vscode/suitesInWorker.cjs';
  await build({
    ...WORKER,
    absWorkingDir: root,
    entryPoints: ['test/vscode/suites/runInWorker.ts'],
    outfile,
    sourcemap: 'inline',
    alias: {
      mocha: 'mocha/mocha.mjs',
      'node:assert/strict': join(root, 'test', 'vscode', 'web', 'strictAssert.mjs'),
    },
    define: { PODGATE_TEST_GREP: JSON.stringify(process.env.PODGATE_TEST_GREP ?? '') },
    plugins: [MOCHA_WITHOUT_MODULE],
    logLevel: 'warning',
  });
  return outfile;
}

/** The manifest of the extension that shows an editor files which only the editor can read. */
const VIRTUAL_FILES = {
  name: 'virtual-files',
  publisher: 'podgate-test',
  version: '0.0.1',
  engines: { vscode: '^1.91.0' },
  main: './extension.js',
  browser: './extension.js',
  activationEvents: ['onFileSystem:podgate-test'],
  capabilities: { virtualWorkspaces: true, untrustedWorkspaces: { supported: true } },
};

/**
 * The folder of that extension, built; it runs in any extension host. `isSearchable` where the editor is told to let it
 * search, as VS Code for the web lets GitHub's.
 */
export async function bundleVirtualFiles(root, { isSearchable }) {
  const folder = join(root, 'out', 'vscode', isSearchable ? 'virtual-files-searchable' : 'virtual-files');
  await build({
    ...WORKER,
    absWorkingDir: root,
    entryPoints: ['test/vscode/web/virtualFiles.ts'],
    outfile: join(folder, 'extension.js'),
    logLevel: 'warning',
  });
  const proposals = isSearchable ? { enabledApiProposals: ['fileSearchProvider'] } : {};
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...VIRTUAL_FILES, ...proposals }));
  return folder;
}
