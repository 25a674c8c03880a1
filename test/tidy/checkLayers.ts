/**
 * The direction of dependencies: which layer of the engine may import which, which room may use which packages, and
 * that nothing imports in a circle. The table is `layers.json`; ESLint shows the same to the editor. Imports are read
 * by TypeScript's own scanner, type-only ones included, because `import type` from an editor's library would compile.
 */
import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { isProductSource, type ProjectFile, type Violation } from './projectFiles.ts';

interface Room {
  /** Other rooms that it may import. */
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly mayUseNode: boolean;
}

interface LayerTable {
  /** From left to right; left never imports right. */
  readonly engineLayers: readonly string[];
  readonly rooms: Readonly<Record<string, Room | undefined>>;
}

interface Import {
  readonly from: string;
  /** Project path for a relative import, else the module's name. */
  readonly to: string;
  readonly isRelative: boolean;
}

const TABLE = JSON.parse(readFileSync(new URL('layers.json', import.meta.url), 'utf8')) as LayerTable;
const ENGINE_FACE = 'engine/src/index.ts';
const WHERE = 'see ARCHITECTURE.md, "Layers"';

/** Imports of the engine that go from left to right. */
export function checkEngineLayers(files: readonly ProjectFile[]): readonly Violation[] {
  return importsOf(files).flatMap(({ from, to, isRelative }) => {
    const layer = layerOf(from);
    const target = layerOf(to);
    if (!isRelative || layer === undefined || target === undefined || target === layer) {
      return [];
    }
    const position = TABLE.engineLayers.indexOf(layer);
    const allowed = TABLE.engineLayers.slice(0, position);
    if (position < 0) {
      return [{ path: from, message: `layer \`${layer}\` is not in test/tidy/layers.json; ${WHERE}` }];
    }
    if (allowed.includes(target)) {
      return [];
    }
    const list = allowed.join(', ') || 'no other layer';
    return [{ path: from, message: `layer \`${layer}\` imports \`${to}\`; it may import ${list}; ${WHERE}` }];
  });
}

/** Packages, Node's modules and other rooms that a room may not use. */
export function checkRooms(files: readonly ProjectFile[]): readonly Violation[] {
  return importsOf(files).flatMap((found) => {
    const room = roomOf(found.from);
    const rules = TABLE.rooms[room];
    if (rules === undefined) {
      return [{ path: found.from, message: `room \`${room}\` is not in test/tidy/layers.json; ${WHERE}` }];
    }
    const complaint = found.isRelative
      ? complainAboutRoom(found, room, rules)
      : complainAboutModule(found, rules);
    return complaint === undefined ? [] : [{ path: found.from, message: `${complaint}; ${WHERE}` }];
  });
}

/** Circles of imports that are there when the program runs; type-only imports are erased and may point anywhere. */
export function checkCycles(files: readonly ProjectFile[]): readonly Violation[] {
  const graph = new Map<string, readonly string[]>();
  for (const file of files.filter(isProductSource)) {
    graph.set(file.path, runtimeImportsOf(file));
  }
  const finished = new Set<string>();
  const violations: Violation[] = [];
  for (const start of graph.keys()) {
    findCycles({ graph, finished, violations, trail: [] }, start);
  }
  return violations;
}

interface Walk {
  readonly graph: ReadonlyMap<string, readonly string[]>;
  readonly finished: Set<string>;
  readonly violations: Violation[];
  readonly trail: readonly string[];
}

function findCycles(walk: Walk, path: string): void {
  const seenAt = walk.trail.indexOf(path);
  if (0 <= seenAt) {
    const circle = [...walk.trail.slice(seenAt), path].join(' > ');
    walk.violations.push({
      path,
      message: `imports itself: ${circle}; move what both need to a file of its own`,
    });
    return;
  }
  if (walk.finished.has(path)) {
    return;
  }
  for (const next of walk.graph.get(path) ?? []) {
    findCycles({ ...walk, trail: [...walk.trail, path] }, next);
  }
  walk.finished.add(path);
}

function complainAboutRoom({ from, to }: Import, room: string, rules: Room): string | undefined {
  const target = roomOf(to);
  if (target === room) {
    return layerOf(from) !== undefined && to === ENGINE_FACE ? 'imports its own face `index.ts`' : undefined;
  }
  if (!rules.rooms.includes(target)) {
    return `room \`${room}\` imports \`${to}\`; it may import ${rules.rooms.join(', ') || 'no other room'}`;
  }
  return target === 'engine' && to !== ENGINE_FACE
    ? `imports \`${to}\`; the engine's face is ${ENGINE_FACE}`
    : undefined;
}

function complainAboutModule({ from, to }: Import, rules: Room): string | undefined {
  if (to.startsWith('node:') || builtinModules.includes(to)) {
    return rules.mayUseNode ? undefined : `imports Node's \`${to}\`; this room runs in browsers too`;
  }
  if (!rules.packages.includes(to)) {
    return `imports the package \`${to}\`; this room may use ${rules.packages.join(', ') || 'none'}`;
  }
  return to === 'yaml' && layerOf(from) !== 'yaml'
    ? 'imports `yaml`; only engine/src/yaml adapts it'
    : undefined;
}

function importsOf(files: readonly ProjectFile[]): readonly Import[] {
  return files
    .filter(isProductSource)
    .flatMap((file) =>
      ts
        .preProcessFile(file.text, true, true)
        .importedFiles.map(({ fileName }) => resolveImport(file.path, fileName)),
    );
}

function resolveImport(from: string, name: string): Import {
  const isRelative = name.startsWith('.');
  return { from, to: isRelative ? posix.join(posix.dirname(from), name) : name, isRelative };
}

/** Imports and re-exports that are more than types. */
function runtimeImportsOf(file: ProjectFile): readonly string[] {
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2022);
  return source.statements.flatMap((statement) => {
    const name = runtimeModuleName(statement);
    return name?.startsWith('.') === true ? [resolveImport(file.path, name).to] : [];
  });
}

function runtimeModuleName(statement: ts.Statement): string | undefined {
  if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
    return isTypeOnlyImport(statement.importClause) ? undefined : statement.moduleSpecifier.text;
  }
  if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined && !statement.isTypeOnly) {
    return ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : undefined;
  }
  return undefined;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) {
    return false;
  }
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) {
    return true;
  }
  const named = clause.namedBindings;
  return (
    clause.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

/** `policy` for `engine/src/policy/verdict.ts`, `problem` for `engine/src/problem.ts`. */
function layerOf(path: string): string | undefined {
  return /^engine\/src\/([^/]+?)(?:\.ts|\/.*)$/.exec(path)?.[1];
}

/**
 * The longest folder in the table that the file is in: the page has stricter rules than the client around it. Files that
 * need Node may have a line of their own.
 */
function roomOf(path: string): string {
  const rooms = Object.keys(TABLE.rooms).filter((room) => path.startsWith(`${room}/`));
  const room = rooms.sort((left, right) => right.length - left.length)[0] ?? path.split('/')[0] ?? path;
  const ofNode = `${room}/*.node.ts`;
  return path.endsWith('.node.ts') && TABLE.rooms[ofNode] !== undefined ? ofNode : room;
}
