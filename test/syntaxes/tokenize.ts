/**
 * Tokens of a YAML text as the editor's highlighter makes them, with our injections: the editor's engine over the
 * editor's grammars. A test helper; which scopes are right is said in the tests.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Oniguruma from 'vscode-oniguruma';
import type * as Textmate from 'vscode-textmate';

/** The editor's grammar for YAML: it was replaced in VS Code 1.94. */
export type EditorGrammar = 'before-1.94' | 'since-1.94';

/** The editor gives up on the rest of a line after that long. */
export const LINE_MS_MAX = 500;

export type Injections = 'ours' | 'none';

export interface Token {
  readonly text: string;
  readonly line: number;
  readonly scopes: readonly string[];
}

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

// Both packages are scripts that hide their exports from `import`.
const require = createRequire(import.meta.url);
const oniguruma = require('vscode-oniguruma') as typeof Oniguruma;
const textmate = require('vscode-textmate') as typeof Textmate;

const ROOT = new URL('../../', import.meta.url);
const EDITOR_FILES: Readonly<Record<EditorGrammar, readonly (readonly [scope: string, file: string])[]>> = {
  'before-1.94': [['source.yaml', 'yaml.tmLanguage.json']],
  'since-1.94': [
    ['source.yaml', 'yaml.tmLanguage.json'],
    ['source.yaml.1.2', 'yaml-1.2.tmLanguage.json'],
    ['source.yaml.embedded', 'yaml-embedded.tmLanguage.json'],
    ['source.json', 'json.tmLanguage.json'],
  ],
};

/** As the manifest contributes them. */
export function listContributions(): readonly Contribution[] {
  const { contributes } = JSON.parse(readText('package.json')) as {
    readonly contributes: { readonly grammars: readonly Contribution[] };
  };
  return contributes.grammars;
}

/** Milliseconds of the processor that the editor's grammar takes for a text, with our injections or without. */
export async function timeTokenizing(
  text: string,
  editor: EditorGrammar,
  injections: Injections,
): Promise<number> {
  const grammar = await loadGrammar(editor, injections);
  const lines = text.split('\n');
  let state = textmate.INITIAL;
  const start = process.cpuUsage();
  for (const line of lines) {
    state = grammar.tokenizeLine2(line, state, LINE_MS_MAX).ruleStack;
  }
  return process.cpuUsage(start).user / 1000;
}

export async function tokenize(
  text: string,
  editor: EditorGrammar,
  injections: Injections = 'ours',
): Promise<readonly Token[]> {
  return readTokens(text, await loadGrammar(editor, injections));
}

/** The same of a text in the language JSON. */
export async function tokenizeJson(text: string, injections: Injections): Promise<readonly Token[]> {
  return readTokens(text, await loadGrammar('since-1.94', injections, 'source.json'));
}

function readTokens(text: string, grammar: Textmate.IGrammar): readonly Token[] {
  const tokens: Token[] = [];
  let state = textmate.INITIAL;
  for (const [line, content] of text.split(/\r?\n/).entries()) {
    const result = grammar.tokenizeLine(content, state);
    state = result.ruleStack;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      tokens.push({ text: content.slice(startIndex, endIndex), line, scopes });
    }
  }
  return tokens;
}

const loaded = new Map<string, Promise<Textmate.IGrammar>>();

function loadGrammar(
  editor: EditorGrammar,
  injections: Injections,
  language = 'source.yaml',
): Promise<Textmate.IGrammar> {
  const key = `${editor} ${injections} ${language}`;
  const grammar = loaded.get(key) ?? createGrammar(editor, injections, language);
  loaded.set(key, grammar);
  return grammar;
}

async function createGrammar(
  editor: EditorGrammar,
  injections: Injections,
  language: string,
): Promise<Textmate.IGrammar> {
  const contributions = injections === 'ours' ? listContributions() : [];
  const files = new Map<string, string>([
    ...EDITOR_FILES[editor].map(
      ([scope, file]) => [scope, `test/syntaxes/grammars/${editor}/${file}`] as const,
    ),
    ...contributions.map(({ scopeName, path }) => [scopeName, path] as const),
  ]);
  const registry = new textmate.Registry({
    onigLib: loadRegularExpressions(),
    loadGrammar: (scope) => Promise.resolve(readGrammar(files.get(scope))),
    getInjections: (scope) =>
      contributions.filter(({ injectTo }) => injectTo.includes(scope)).map(({ scopeName }) => scopeName),
  });
  const grammar = await registry.loadGrammar(language);
  if (grammar === null) {
    throw new Error(`the grammar of ${language} could not be loaded`);
  }
  return grammar;
}

function readGrammar(path: string | undefined): Textmate.IRawGrammar | null {
  return path === undefined ? null : textmate.parseRawGrammar(readText(path), path);
}

let regularExpressions: Promise<Textmate.IOnigLib> | undefined;

/** WebAssembly, compiled once. */
function loadRegularExpressions(): Promise<Textmate.IOnigLib> {
  regularExpressions ??= (async () => {
    const path = require.resolve('vscode-oniguruma/release/onig.wasm');
    await oniguruma.loadWASM(readFileSync(path));
    return {
      createOnigScanner: (patterns: string[]) => oniguruma.createOnigScanner(patterns),
      createOnigString: (text: string) => oniguruma.createOnigString(text),
    };
  })();
  return regularExpressions;
}

function readText(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
