/**
 * `npm run build`: bundles the command line with everything it needs into `dist/cli/podgate.cjs`, one file that
 * Node runs as it is. Beside it goes a file with the licenses of the packages inside.
 */
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const outfile = join(root, 'dist', 'cli', 'podgate.cjs');

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['cli/src/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // A bundle of modules that are loaded when they are first asked for: `--version` never runs the engine.
  format: 'cjs',
  // Names stay as they are, so that the stack of a reported bug can be read.
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  banner: { js: '#!/usr/bin/env node' },
  define: { PODGATE_VERSION: JSON.stringify(version) },
  metafile: true,
  logLevel: 'warning',
});
chmodSync(outfile, 0o755);
writeFileSync(join(dirname(outfile), 'THIRD-PARTY-LICENSES.txt'), collectLicenses(metafile));

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
