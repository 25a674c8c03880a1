/**
 * `npm run build`: bundles each program that ships, with everything it needs, into one file below `dist/`: the command
 * line and the page of its reports, the language server, the extension, its page. Each product that people install gets a
 * file with the licenses of the packages inside. `npm run package` makes the products themselves. With `--debug` names are
 * kept and source maps are inside, for a debugger.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeWhereThereIs } from './bundling/nodeWhereThereIs.mjs';
import { rulesWithoutPages } from './bundling/rulesWithoutPages.mjs';
import { withoutPatterns } from './bundling/withoutPatterns.mjs';
import { writeBundle } from './bundling/writeBundle.mjs';
import { writeTranslations } from './bundling/writeTranslations.mjs';
import { buildReportPage } from './reportPage.mjs';
import { thirdPartyNotices } from './packaging/thirdPartyNotices.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version, repository, contributes } = readJson('package.json');

// A bundle of CommonJS modules loads each when it is first asked for: `--version` never runs the engine.
const NODE = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname' },
};
const DEBUG = { minify: false, sourcemap: 'inline' };
const PAGE = { platform: 'browser', target: 'es2022', format: 'iife' };
/** One file for desktops and browsers. What is Node's is left to Node. */
const EVERYWHERE = { platform: 'browser', target: ['node20', 'es2022'] };

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
    outfile: 'cli/podgate.cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [rulesWithoutPages()],
  },
  {
    ...EVERYWHERE,
    products: ['commandLine', 'extension'],
    entryPoints: ['server/src/main.ts'],
    outfile: 'server/server.js',
    format: 'iife',
    define: {
      // In a process; a worker does not look around itself.
      'import.meta.dirname': '__dirname',
      PODGATE_SNIPPETS: JSON.stringify(readSnippets()),
    },
    plugins: [nodeWhereThereIs(), rulesWithoutPages()],
  },
  {
    ...EVERYWHERE,
    entryPoints: ['client/src/activate.ts'],
    outfile: 'client/extension.cjs',
    // The extension host of a browser asks for its modules as Node does, and has none but the editor's.
    format: 'cjs',
    external: ['vscode'],
    plugins: [nodeWhereThereIs(), withoutPatterns()],
  },
  { ...PAGE, entryPoints: ['client/webview/main.ts'], outfile: 'webview/matrix.js' },
  { ...PAGE, entryPoints: ['client/webview/matrix.css'], outfile: 'webview/matrix.css', sourcemap: false },
];

const built = await Promise.all([...bundles.map(bundle), bundleReportPage()]);
chmodSync(join(root, 'dist', 'cli', 'podgate.cjs'), 0o755);
// The root's manifest says that files are modules; a web worker wants a script, and one that ends in `.js`.
writeFileSync(join(root, 'dist', 'server', 'package.json'), '{ "type": "commonjs" }\n');
await writeTranslations(root, join(root, 'dist', 'server'));
for (const [product, file] of Object.entries(NOTICES)) {
  const inputs = built.filter(({ products }) => products.includes(product)).flatMap(({ paths }) => paths);
  writeFileSync(join(root, file), thirdPartyNotices(root, inputs));
}

/** The files of snippets, which the server offers where they fit. */
function readSnippets() {
  return contributes.snippets.map(({ path }) => readJson(path));
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

/** Only the command line has it. */
async function bundleReportPage() {
  return { products: ['commandLine'], paths: await buildReportPage(root) };
}

/** Writes one bundle; answers the products it belongs to and the files it was made of. */
async function bundle({ products = ['extension'], define = {}, ...options }) {
  const paths = await writeBundle(root, {
    define: {
      PODGATE_VERSION: JSON.stringify(version),
      PODGATE_DOCS_URL: JSON.stringify(`${repository.url.replace(/\.git$/, '')}/blob/main/docs/rules`),
      ...define,
    },
    ...options,
    ...(process.argv.includes('--debug') ? DEBUG : {}),
  });
  return { products, paths };
}
