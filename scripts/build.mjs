/**
 * `npm run build`: bundles each program that ships, with everything it needs, into one file below `dist/`: the command
 * line and the page of its reports, the language server, the extension, its page. Each product that people install gets a
 * file with the licenses of the packages inside. `npm run package` makes the products themselves.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from './packaging/bundling.mjs';
import { buildReportPage } from './reportPage.mjs';
import { thirdPartyNotices } from './packaging/thirdPartyNotices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// A bundle of CommonJS modules loads each when it is first asked for: `--version` never runs the engine.
const NODE = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname' },
};
const PAGE = { platform: 'browser', target: 'es2022', format: 'iife' };

/** What people install, and where its notices go. A bundle is in the extension unless it says otherwise. */
const NOTICES = {
  extension: 'dist/THIRD-PARTY-NOTICES.txt',
  commandLine: 'dist/cli/THIRD-PARTY-NOTICES.txt',
};

const bundles = [
  {
    ...NODE,
    products: ['commandLine'],
    entryPoints: ['cli/src/main.ts'],
    outfile: 'dist/cli/podgate.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...NODE,
    products: ['commandLine', 'extension'],
    entryPoints: ['server/src/main.node.ts'],
    outfile: 'dist/server/server.cjs',
  },
  {
    ...PAGE,
    entryPoints: ['server/src/main.browser.ts'],
    outfile: 'dist/server/serverWorker.js',
  },
  {
    ...NODE,
    entryPoints: ['client/src/extension.node.ts'],
    outfile: 'dist/client/extension.cjs',
    // The editor brings its own.
    external: ['vscode'],
    plugins: [leaveOut('./nodeClient.ts', './nodeClient.cjs')],
    // `require` finds that file in every editor.
    supported: { 'dynamic-import': false },
  },
  {
    ...NODE,
    // Most of the extension's weight, and needed only where there are manifests.
    entryPoints: ['client/src/nodeClient.ts'],
    outfile: 'dist/client/nodeClient.cjs',
    external: ['vscode'],
  },
  {
    // The extension host of a browser asks for its modules as Node does.
    platform: 'browser',
    target: 'es2022',
    format: 'cjs',
    entryPoints: ['client/src/extension.browser.ts'],
    outfile: 'dist/client/extensionWorker.cjs',
    external: ['vscode'],
  },
  { ...PAGE, entryPoints: ['client/webview/main.ts'], outfile: 'dist/webview/matrix.js' },
  { ...PAGE, entryPoints: ['client/webview/matrix.css'], outfile: 'dist/webview/matrix.css' },
];

const built = await Promise.all([...bundles.map(bundle), bundleReportPage()]);
chmodSync(join(root, 'dist', 'cli', 'podgate.cjs'), 0o755);
for (const [product, file] of Object.entries(NOTICES)) {
  const inputs = built.filter(({ products }) => products.includes(product)).flatMap(({ paths }) => paths);
  writeFileSync(join(root, file), thirdPartyNotices(root, inputs));
}

/** A module that has a bundle of its own. */
function leaveOut(module, bundleOfIt) {
  return {
    name: `leave out ${module}`,
    setup: ({ onResolve }) => {
      onResolve({ filter: /^\.\/\w+\.ts$/ }, ({ path }) =>
        path === module ? { path: bundleOfIt, external: true } : undefined,
      );
    },
  };
}

/** Only the command line has it. */
async function bundleReportPage() {
  return { products: ['commandLine'], paths: await buildReportPage(root) };
}

/** Writes one bundle; answers the products it belongs to and the files it was made of. */
async function bundle({ products = ['extension'], ...options }) {
  const { metafile } = await build({
    ...BUNDLING,
    absWorkingDir: root,
    ...options,
    define: {
      ...options.define,
      PODGATE_VERSION: JSON.stringify(version),
      PODGATE_DOCS_URL: JSON.stringify(`${repository.url.replace(/\.git$/, '')}/blob/main/docs/rules`),
    },
  });
  return { products, paths: Object.keys(metafile.inputs) };
}
