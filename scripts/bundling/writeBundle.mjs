/**
 * Bundles one program into one file, with short names, and writes its source map apart: no map ships, but with the maps of
 * a release the stack of a reported bug can be read (`scripts/readStack.mjs`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { BUNDLING } from './bundling.mjs';

/** Below `dist/`; a map lies there as its bundle lies below `dist/`. */
export const MAPS_FOLDER = 'source-maps';

/** `options` are esbuild's, `outfile` below `dist/`. Answers the paths of the files that the bundle was made of. */
export async function writeBundle(root, { outfile, ...options }) {
  const dist = join(root, 'dist');
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    outfile: join(dist, outfile),
    ...BUNDLING,
    sourcemap: 'external',
    sourcesContent: false,
    write: false,
    ...options,
  });
  for (const { path, text } of outputFiles) {
    const name = relative(dist, path);
    const isMap = name.endsWith('.map');
    write(
      join(dist, isMap ? join(MAPS_FOLDER, name) : name),
      isMap ? withPlainSources(text, dirname(path), root) : text,
    );
  }
  return Object.keys(metafile.inputs);
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Sources from the project's root, and packages wherever they lie: a map tells nothing about the machine. */
function withPlainSources(text, folder, root) {
  const map = JSON.parse(text);
  const sources = map.sources.map((source) =>
    relative(root, join(folder, source))
      .replaceAll('\\', '/')
      .replace(/^.*?(?=node_modules\/)/, ''),
  );
  return JSON.stringify({ ...map, sources });
}
