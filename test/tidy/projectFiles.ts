/**
 * The project's own files, for checks that look at all of them: everything below the root that a person wrote. What
 * is built or installed is left out. The checks themselves are pure functions over `{ path, text }`, so that each can
 * be tried on a bad input.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** `path` is relative to the root, with `/` between its parts. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** Something that is not as it must be: the file, and a sentence that says what to do. */
export interface Violation {
  readonly path: string;
  readonly message: string;
}

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** In a second working tree of the same repository, `.git` is a file. */
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules', 'dist', 'out']);
const TEXT_FILE =
  /\.(ts|mjs|cjs|js|json|md|ya?ml|html|css|txt)$|^\.[a-z]+(rc|ignore|config|attributes)?$|^LICENSE$|^run$/;

let cached: readonly ProjectFile[] | undefined;

/** All text files of the project, sorted by path; read once. */
export function listProjectFiles(): readonly ProjectFile[] {
  cached ??= [...walk('')].sort((left, right) => (left.path < right.path ? -1 : 1));
  return cached;
}

/** The TypeScript that ships: the source of the engine and the shells, without tests. */
export function listProductSources(): readonly ProjectFile[] {
  return listProjectFiles().filter(isProductSource);
}

export function isProductSource(file: ProjectFile): boolean {
  return (
    /^(engine|files|cli|server|client|protocol)\/.*\.ts$/.test(file.path) && !file.path.endsWith('.test.ts')
  );
}

export function isEngineSource(file: ProjectFile): boolean {
  return file.path.startsWith('engine/') && isProductSource(file);
}

/** The syntax tree of a TypeScript file, with parents. */
export function parseTypeScript(file: ProjectFile): ts.SourceFile {
  return ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022, true);
}

/** 1-based line of a node, for messages. */
export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Every node of a tree, parents before children. */
export function* descendantsOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) {
    yield* descendantsOf(child);
  }
}

function* walk(folder: string): Generator<ProjectFile> {
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (LEFT_OUT.has(entry.name)) {
      continue;
    }
    if (entry.isDirectory()) {
      yield* walk(path);
    } else if (entry.isFile() && TEXT_FILE.test(entry.name)) {
      yield { path, text: readFileSync(join(ROOT, path), 'utf8') };
    }
  }
}
