/**
 * `npm run package`: builds everything afresh and packs what can be published into `dist/`: the extension as a VSIX, the
 * command line for npm, their source maps, and the SHA-256 of each. Prints what is inside. It publishes nothing: see `docs/releasing.md`.
 */
import { rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './installDependencies.mjs';
import { runStep } from './runStep.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'dist');

installDependencies(root);
// What an earlier build left behind must not slip in.
rmSync(folder, { recursive: true, force: true });
if (!runStep(root, 'build', ['scripts/build.mjs'])) {
  process.exit(1);
}
// Loaded here, because the dependencies may have been missing a moment ago.
const { packProducts } = await import('./packaging/packProducts.mjs');
const { listPackage } = await import('./packaging/listPackage.mjs');
const products = await packProducts(root, folder);
for (const path of [products.extension, products.commandLine]) {
  printPackage(path);
}
console.log(
  `\nSource maps: ${relative(root, products.sourceMaps)}\nSHA-256: ${relative(root, products.hashes)}`,
);

function printPackage(path) {
  console.log(`\n${relative(root, path)} (${kilobytes(statSync(path).size)})\n`);
  for (const { path: file, size } of listPackage(path)) {
    console.log(`${kilobytes(size).padStart(10)}  ${file}`);
  }
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
