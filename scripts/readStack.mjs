/**
 * `npm run --silent read-stack -- MAPS < REPORT`: writes out a report of a problem, with each place in the code that ships
 * followed by its place in the sources. MAPS is the archive of source maps of the release that the report is about.
 */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { addSourcePlaces } from './packaging/sourcePlaces.mjs';

const [archive] = process.argv.slice(2);
if (archive === undefined) {
  console.error(
    'name the archive of source maps of the release: npm run --silent read-stack -- MAPS < REPORT',
  );
  process.exit(2);
}
const maps = Object.entries(unzipSync(readFileSync(archive))).map(([path, content]) => [
  path.replace(/\.map$/, ''),
  Buffer.from(content).toString('utf8'),
]);
process.stdout.write(addSourcePlaces(readFileSync(process.stdin.fd, 'utf8'), new Map(maps)));
