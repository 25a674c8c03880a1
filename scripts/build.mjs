/**
 * `npm run build`: bundles each program that ships, with everything it needs, into one file below `dist/`: the command
 * line, the language server, the extension, its page. Beside each goes a file with the licenses of the packages inside.
 */
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version, repository } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// A bundle of CommonJS modules loads each when it is first asked for: `--version` never runs the engine.
const NODE = { platform: 'node', target: 'node20', format: 'cjs' };
const PAGE = { platform: 'browser', target: 'es2022', format: 'iife' };

const bundles = [
  {
    ...NODE,
    entryPoints: ['cli/src/main.ts'],
    outfile: 'dist/cli/podgate.cjs',
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...NODE,
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
  },
  { ...PAGE, entryPoints: ['client/webview/main.ts'], outfile: 'dist/webview/matrix.js' },
  { ...PAGE, entryPoints: ['client/webview/matrix.css'], outfile: 'dist/webview/matrix.css' },
];

await Promise.all(bundles.map(bundle));
chmodSync(join(root, 'dist', 'cli', 'podgate.cjs'), 0o755);

async function bundle(options) {
  const { metafile } = await build({
    absWorkingDir: root,
    bundle: true,
    // Names stay as they are, so that the stack of a reported bug can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    define: {
      PODGATE_VERSION: JSON.stringify(version),
      PODGATE_DOCS_URL: JSON.stringify(`${repository.url.replace(/\.git$/, '')}/blob/main/docs/rules`),
    },
    metafile: true,
    logLevel: 'warning',
    ...options,
  });
  const licenses = join(root, dirname(options.outfile), 'THIRD-PARTY-LICENSES.txt');
  writeFileSync(licenses, collectLicenses(metafile));
}

/** The license of each package that has a file in the bundle. */
function collectLicenses({ inputs }) {
  const folders = Object.keys(inputs)
    .map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort().map(describePackage).join('\n\n');
}

function describePackage(folder) {
  const {
    name,
    version: packageVersion,
    license,
  } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const path = file === undefined ? undefined : join(root, folder, file);
  const text =
    path !== undefined && existsSync(path) ? readFileSync(path, 'utf8').trim() : `License: ${license}`;
  return `${name} ${packageVersion}\n\n${text}\n`;
}
