/**
 * Where the public conformance data lies: beside the project, not in it (a public clone has none). The tests that
 * use it say so in one visible line and check nothing when it is absent.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '../../engine/src/index.ts';

const ROOT = new URL('../../../shared/conformance/', import.meta.url);

/** Describes a suite over one folder of the data, or says that it is absent. */
export function describeConformance(title: string, folder: string, describeCases: () => void): void {
  describe(title, () => {
    if (existsSync(new URL(folder, ROOT))) {
      describeCases();
    } else {
      it(`checks nothing: ../shared/conformance/${folder} is not there`, () => {});
    }
  });
}

/** Text of a file, by its path in the data. */
export function readData(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}

/** The parsed JSON of a file. Its shape is the caller's knowledge of the data's README. */
export function readJsonData<T>(path: string): T {
  return JSON.parse(readData(path)) as T;
}

/** Paths of the case files of a folder, in order; `index.json` is none. */
export function listCases(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith('.json') && name !== 'index.json')
    .sort()
    .map((name) => `${folder}${name}`);
}

/** Every manifest below a folder of the data, with paths relative to it. */
export function readManifests(folder: string): SourceText[] {
  return readManifestsIn(new URL(`${folder}/`, ROOT));
}

/** Every manifest below any folder, with paths relative to it. */
export function readManifestsIn(folder: URL): SourceText[] {
  const root = fileURLToPath(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
}
