/**
 * Exports that nobody imports: what a file hands out is a promise to others, and one that no other file takes up is
 * either dead or private. A type may go along with an export that it describes. Names are followed through re-exports;
 * whether an imported name is then used is the linter's question.
 */
import { posix } from 'node:path';
import ts from 'typescript';
import { lineOf, parseTypeScript, type ProjectFile, type Violation } from './projectFiles.ts';

/** Loaded by name from outside of the sources: by Node, an editor, mocha, a bundler or a tool. */
const ENTRY_POINTS: readonly RegExp[] = [
  /^client\/src\/activate\.ts$/,
  /^client\/src\/unused\/\w+\.ts$/,
  /^test\/vscode\/.*\/(run\w*|extension|virtualFiles)\.ts$/,
  /^test\/vscode\/web\/strictAssert\.mjs$/,
  /^test\/bench\/activationProbe\.ts$/,
  /^scripts\/\w+Reporter\.mjs$/,
  /^scripts\/packaging\/packExtension\.mjs$/,
  /^[^/]+\.(js|mjs)$/,
];
const SOURCE = /\.(ts|mjs|js)$/;
const DECLARATION = /\.d\.m?ts$/;

/** Stands for every name of a file. */
const ALL_NAMES = '*';

interface Export {
  readonly name: string;
  readonly node: ts.Node;
}

/** One export of another file that a file takes: `engine/src/index.ts#hoverAt`. */
type Use = `${string}#${string}`;

export function checkExports(files: readonly ProjectFile[]): readonly Violation[] {
  const sources = files.filter(({ path }) => SOURCE.test(path)).map((file) => parseTypeScript(file));
  const used = new Set(sources.flatMap((source) => [...usesOf(source)]));
  return sources
    .filter(
      ({ fileName }) => !DECLARATION.test(fileName) && !ENTRY_POINTS.some((entry) => entry.test(fileName)),
    )
    .filter(({ fileName }) => !used.has(`${fileName}#${ALL_NAMES}`))
    .flatMap((source) =>
      exportsOf(source)
        .filter(({ name }) => !used.has(`${source.fileName}#${name}`))
        .filter((exported) => !describesAnother(exported, source))
        .map(({ name, node }) => ({
          path: `${source.fileName}:${String(lineOf(source, node))}`,
          message: `nobody imports \`${name}\`: take the export away, or what it exports`,
        })),
    );
}

function exportsOf(source: ts.SourceFile): readonly Export[] {
  return source.statements.flatMap((statement): readonly Export[] => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      const elements = clause !== undefined && ts.isNamedExports(clause) ? clause.elements : [];
      return elements.map((element) => ({ name: element.name.text, node: element }));
    }
    if (ts.isExportAssignment(statement)) {
      return [{ name: 'default', node: statement }];
    }
    return isExported(statement) ? declaredIn(statement) : [];
  });
}

/** Whether another export of the file speaks of the type: who gets that one, gets this one. */
function describesAnother({ name, node }: Export, source: ts.SourceFile): boolean {
  const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  return (
    isType &&
    source.statements.some(
      (statement) => statement !== node && isExported(statement) && mentions(statement, name),
    )
  );
}

function mentions(node: ts.Node, name: string): boolean {
  return (
    (ts.isIdentifier(node) && node.text === name) ||
    ts.forEachChild(node, (child) => mentions(child, name) || undefined) === true
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

function declaredIn(statement: ts.Statement): readonly Export[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => ({ name: node.name.getText(), node }));
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  if (!isNamed) {
    return [];
  }
  const isDefault = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true;
  return [{ name: isDefault ? 'default' : (statement.name?.text ?? ''), node: statement }];
}

function* usesOf(source: ts.SourceFile): Generator<Use> {
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      yield* usesOfModule(source, statement.moduleSpecifier, importedNames(statement.importClause));
    } else if (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined) {
      const clause = statement.exportClause;
      const names = clause !== undefined && ts.isNamedExports(clause) ? takenNames(clause) : [ALL_NAMES];
      yield* usesOfModule(source, statement.moduleSpecifier, names);
    }
  }
  // `import(...)`, as a call and as a type, takes whatever it likes.
  for (const [, specifier = ''] of source.text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    yield* usesOfPath(source, specifier, [ALL_NAMES]);
  }
}

function importedNames(clause: ts.ImportClause | undefined): readonly string[] {
  const bindings = clause?.namedBindings;
  const named = bindings !== undefined && ts.isNamedImports(bindings) ? takenNames(bindings) : [];
  return [
    ...(clause?.name === undefined ? [] : ['default']),
    ...(bindings !== undefined && ts.isNamespaceImport(bindings) ? [ALL_NAMES] : named),
  ];
}

/** By the names that the other file gives them. */
function takenNames({ elements }: ts.NamedImports | ts.NamedExports): readonly string[] {
  return elements.map(({ name, propertyName }) => (propertyName ?? name).text);
}

function usesOfModule(source: ts.SourceFile, specifier: ts.Expression, names: readonly string[]): Use[] {
  return ts.isStringLiteral(specifier) ? usesOfPath(source, specifier.text, names) : [];
}

function usesOfPath(source: ts.SourceFile, specifier: string, names: readonly string[]): Use[] {
  const path = posix.join(posix.dirname(source.fileName), specifier);
  return specifier.startsWith('.') ? names.map((name): Use => `${path}#${name}`) : [];
}
