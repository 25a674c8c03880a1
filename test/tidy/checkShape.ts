/**
 * The shape of files and functions, as `CONTRIBUTING.md` promises it: sizes, head comments, names, and what the
 * engine's types may not contain. Code lines are counted without blank lines and comments, as ESLint counts them.
 */
import ts from 'typescript';
import {
  descendantsOf,
  isEngineSource,
  isProductSource,
  lineOf,
  parseTypeScript,
  type ProjectFile,
  type Violation,
} from './projectFiles.ts';

const FUNCTION_LINES_MAX = 60;
const FUNCTION_LINES_P90_MAX = 30;
const FILE_LINES_MAX = 400;
/** A table of facts: one reads its rows, and looks for all of them in one place. */
const TABLES: ReadonlySet<string> = new Set(['engine/src/config/plugins.ts']);

const HEAD_COMMENT_CHARS_MIN = 40;
const FILE_NAME = /^[a-z][a-zA-Z0-9]*(\.(test|node|browser))*\.(ts|mjs)$/;
const VAGUE_NAME = /^(utils?|helpers?|common|misc|types|constants|.*[mM]anager|.*\d)\.ts$/;
/** Adapts the types of `yaml`, where a cast is the honest way to say what its checks have shown. */
const CASTS_ALLOWED = /^engine\/src\/yaml\//;

interface FunctionSize {
  readonly path: string;
  readonly name: string;
  readonly line: number;
  readonly lines: number;
}

/** A function of more than 60 lines of code. */
export function checkFunctionSizes(files: readonly ProjectFile[]): readonly Violation[] {
  return measureFunctions(files)
    .filter(({ lines }) => FUNCTION_LINES_MAX < lines)
    .map(({ path, name, line, lines }) => ({
      path: `${path}:${String(line)}`,
      message: `\`${name}\` has ${String(lines)} lines of code; at most ${String(FUNCTION_LINES_MAX)}`,
    }));
}

/** The tail of the whole: nine of ten functions have at most 30 lines. */
export function checkFunctionTail(files: readonly ProjectFile[]): readonly Violation[] {
  const sizes = measureFunctions(files).sort((left, right) => left.lines - right.lines);
  const tail = sizes[Math.floor(sizes.length * 0.9)];
  if (tail === undefined || tail.lines <= FUNCTION_LINES_P90_MAX) {
    return [];
  }
  const message = `the 90th percentile of function length is ${String(tail.lines)}; at most ${String(FUNCTION_LINES_P90_MAX)}`;
  return [{ path: 'engine, cli', message }];
}

export function checkFileSizes(files: readonly ProjectFile[]): readonly Violation[] {
  const counted = files.filter((file) => isTypeScript(file) && !TABLES.has(file.path));
  return counted.flatMap((file) => {
    const source = parseTypeScript(file);
    const lines = countCodeLines(source, source);
    const message = `${String(lines)} lines of code; at most ${String(FILE_LINES_MAX)}: split it by what it answers`;
    return lines <= FILE_LINES_MAX ? [] : [{ path: file.path, message }];
  });
}

/** Every file begins with a comment of whole sentences: what it answers, what it does not do. */
export function checkHeadComments(files: readonly ProjectFile[]): readonly Violation[] {
  return files.filter(isScript).flatMap(({ path, text }) => {
    const comment = /^(?:#!.*\r?\n)?\/\*\*([\s\S]*?)\*\//.exec(text)?.[1];
    if (comment === undefined) {
      return [{ path, message: 'begin with a /** comment */: what the file answers, what it does not do' }];
    }
    const prose = comment.replaceAll(/^\s*\* ?/gm, '').trim();
    const isWhole = HEAD_COMMENT_CHARS_MIN <= prose.length && /[.:)`]$/.test(prose) && prose.includes('.');
    return isWhole ? [] : [{ path, message: `say it in sentences: the head comment is only "${prose}"` }];
  });
}

/** Files are called after what they export; a vague name collects strangers. */
export function checkFileNames(files: readonly ProjectFile[]): readonly Violation[] {
  return files.filter(isScript).flatMap(({ path }) => {
    const name = path.split('/').at(-1) ?? path;
    if (!FILE_NAME.test(name) && !name.startsWith('eslint.')) {
      return [{ path, message: 'file names are camelCase' }];
    }
    return VAGUE_NAME.test(name) ? [{ path, message: 'a name that says what the file does, please' }] : [];
  });
}

/** `any`, and casts outside the reading layer. */
export function checkEngineTypes(files: readonly ProjectFile[]): readonly Violation[] {
  return visit(files.filter(isEngineSource), (node, file) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      return '`any` switches the compiler off; say what it is, or `unknown`';
    }
    const isCast = ts.isAsExpression(node) && !ts.isConstTypeReference(node.type);
    return isCast && !CASTS_ALLOWED.test(file.path)
      ? 'a cast hides a question; narrow the type instead'
      : undefined;
  });
}

/** Everything that the engine hands out stays as it was. */
export function checkReadonly(files: readonly ProjectFile[]): readonly Violation[] {
  return visit(files.filter(isEngineSource), (node) => {
    if (!ts.isPropertySignature(node) || !isPartOfExportedInterface(node)) {
      return undefined;
    }
    const isReadonly = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword) === true;
    return isReadonly ? undefined : `\`${node.name.getText()}\` of an exported interface is not \`readonly\``;
  });
}

/** `f(x, true)` tells a reader nothing; a union of words does. */
export function checkBooleanParameters(files: readonly ProjectFile[]): readonly Violation[] {
  return visit(files.filter(isProductSource), (node) => {
    if (!ts.isFunctionDeclaration(node) || !isExported(node)) {
      return undefined;
    }
    const flag = node.parameters.find(({ type }) => type?.kind === ts.SyntaxKind.BooleanKeyword);
    return flag === undefined
      ? undefined
      : `parameter \`${flag.name.getText()}\` is a boolean; use a union of words`;
  });
}

/** Sizes of all functions, methods and constructors with a body. */
function measureFunctions(files: readonly ProjectFile[]): FunctionSize[] {
  return files.filter(isProductSource).flatMap((file) => {
    const source = parseTypeScript(file);
    return [...descendantsOf(source)].filter(isFunctionWithBody).map((node) => ({
      path: file.path,
      name:
        node.name?.getText() ?? (ts.isConstructorDeclaration(node) ? 'constructor' : 'anonymous function'),
      line: lineOf(source, node),
      lines: countCodeLines(source, node),
    }));
  });
}

function isFunctionWithBody(node: ts.Node): node is ts.FunctionLikeDeclaration {
  const isFunction =
    ts.isFunctionDeclaration(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isArrowFunction(node) ||
    ts.isFunctionExpression(node);
  return isFunction && node.body !== undefined && ts.isBlock(node.body);
}

/** Lines that hold anything besides blanks and comments: those that a token of the tree touches. */
function countCodeLines(source: ts.SourceFile, root: ts.Node): number {
  const lines = new Set<number>();
  for (const token of tokensOf(root)) {
    const first = source.getLineAndCharacterOfPosition(token.getStart(source)).line;
    const last = source.getLineAndCharacterOfPosition(token.getEnd()).line;
    for (let line = first; line <= last; line++) {
      lines.add(line);
    }
  }
  return lines.size;
}

function* tokensOf(node: ts.Node): Generator<ts.Node> {
  if (node.kind === ts.SyntaxKind.EndOfFileToken || ts.isJSDoc(node)) {
    return;
  }
  const children = node.getChildren();
  if (children.length === 0 && 0 < node.getWidth()) {
    yield node;
  }
  for (const child of children) {
    yield* tokensOf(child);
  }
}

function visit(
  files: readonly ProjectFile[],
  complain: (node: ts.Node, file: ProjectFile) => string | undefined,
): readonly Violation[] {
  return files.flatMap((file) => {
    const source = parseTypeScript(file);
    return [...descendantsOf(source)].flatMap((node) => {
      const message = complain(node, file);
      return message === undefined ? [] : [{ path: `${file.path}:${String(lineOf(source, node))}`, message }];
    });
  });
}

function isPartOfExportedInterface(node: ts.PropertySignature): boolean {
  return ts.isInterfaceDeclaration(node.parent) && isExported(node.parent);
}

function isExported(node: ts.FunctionDeclaration | ts.InterfaceDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function isTypeScript(file: ProjectFile): boolean {
  return file.path.endsWith('.ts');
}

function isScript(file: ProjectFile): boolean {
  return isTypeScript(file) || file.path.endsWith('.mjs');
}
