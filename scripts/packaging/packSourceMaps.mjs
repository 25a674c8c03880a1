/**
 * The source maps of what is packed, in one archive beside the packages: they are as large as all the code, and of use only
 * to who reads the stack of a reported bug.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { MAPS_FOLDER } from '../bundling/writeBundle.mjs';

/** In local time, as archives have it: the same everywhere. */
const FILE_TIME = new Date(1985, 9, 26, 8, 15);

/** Writes `NAME-VERSION-source-maps.zip` into `folder`; answers its path. */
export function packSourceMaps(root, folder) {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const maps = join(root, 'dist', MAPS_FOLDER);
  const files = readdirSync(maps, { recursive: true })
    .filter((path) => statSync(join(maps, path)).isFile())
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(maps, path))])
    .sort(([left], [right]) => (left < right ? -1 : 1));
  const archive = join(folder, `${name}-${version}-source-maps.zip`);
  writeFileSync(archive, zipSync(Object.fromEntries(files), { mtime: FILE_TIME }));
  return archive;
}
