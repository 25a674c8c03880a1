/**
 * The scripts that pack what people install, with types. They are plain JavaScript, like all that `npm run` starts. What
 * they pack is what `npm run build` left in `dist/`, so that is built where it is missing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../tidy/projectFiles.ts';

export interface PackedFile {
  readonly path: string;
  readonly size: number;
  readonly content: Buffer;
}

/** Paths of what was packed. */
export interface Products {
  readonly extension: string;
  readonly commandLine: string;
  readonly sourceMaps: string;
  readonly hashes: string;
}

interface Packaging {
  readonly packProducts: (root: string, folder: string) => Promise<Products>;
  readonly listPackage: (path: string) => readonly PackedFile[];
  readonly runPackager: (root: string, folder: string, args: readonly string[]) => void;
  readonly repositoryUrl: (root: string) => string;
  readonly isPreRelease: (version: string) => boolean;
  readonly npmTag: (version: string) => string;
  readonly changelogChapter: (changelog: string, version: string) => string | undefined;
  /** `maps` are texts of source maps, by the bundle that each is of. */
  readonly addSourcePlaces: (text: string, maps: ReadonlyMap<string, string>) => string;
}

const SCRIPTS = [
  'packProducts',
  'listPackage',
  'packExtension',
  'repositoryUrl',
  'channel',
  'changelogChapter',
  'sourcePlaces',
];
const modules = SCRIPTS.map(
  (name) => import(new URL(`../../scripts/packaging/${name}.mjs`, import.meta.url).href) as Promise<object>,
);

export const packaging = Object.assign({}, ...(await Promise.all(modules))) as Packaging;

/** Both products in a folder of their own; `remove` takes it away. */
export async function packHere(): Promise<
  Products & { readonly remove: () => void; readonly folder: string }
> {
  if (!existsSync(join(ROOT, 'dist', 'THIRD-PARTY-NOTICES.txt'))) {
    execFileSync(process.execPath, [join(ROOT, 'scripts', 'build.mjs')], { cwd: ROOT });
  }
  const folder = temporaryFolder();
  const products = await packaging.packProducts(ROOT, folder);
  return {
    ...products,
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'podgate-package-')));
}
