/**
 * What `npm run new-rule` begins: a rule that is registered and passes the compiler, and that tests and tidiness refuse until
 * somebody has written it. Nothing is written here; the files are put in front of the project's own.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import ts from 'typescript';
import { fileNameOfRule, registerRule, renderRule, renderRuleTest } from '../../scripts/ruleTemplate.ts';
import { checkRules } from './checkRegistration.ts';
import { listProjectFiles, ROOT, type ProjectFile } from './projectFiles.ts';

const ID = 'policy-selects-everything';
const RULE_FILE = `engine/src/lint/rules/${fileNameOfRule(ID)}.ts`;

describe('a rule that was begun', () => {
  const files = beginRule(listProjectFiles());

  it('is registered, and has a file for its tests', () => {
    const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
    assert.match(textOf('engine/src/problem.ts'), new RegExp(`  '${ID}',\n] as const`));
    assert.match(
      textOf('engine/src/lint/rules/index.ts'),
      new RegExp(`  '${ID}': policySelectsEverything,\n`),
    );
    assert.match(textOf(`test/lint/${fileNameOfRule(ID)}.test.ts`), new RegExp(`describe\\('${ID}'`));
    assert.deepEqual(checkRules(files), []);
  });

  it('passes the compiler', function () {
    this.timeout(60_000);
    assert.deepEqual(compile(files), []);
  });
});

/** The project's files after `npm run new-rule`. */
function beginRule(files: readonly ProjectFile[]): readonly ProjectFile[] {
  const changes = registerRule(ID);
  return [
    ...files.map(({ path, text }) => ({ path, text: changes.get(path)?.(text) ?? text })),
    { path: RULE_FILE, text: renderRule(ID) },
    { path: `test/lint/${fileNameOfRule(ID)}.test.ts`, text: renderRuleTest(ID) },
  ];
}

/** What the compiler says about the engine, with these files in the place of those on the disk. */
function compile(files: readonly ProjectFile[]): readonly string[] {
  const texts = new Map(files.map(({ path, text }) => [join(ROOT, path), text]));
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    readonly config: { readonly compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      noEmit: true,
      composite: false,
      declaration: false,
      isolatedDeclarations: false,
      emitDeclarationOnly: false,
    },
    ROOT,
  );
  const host = ts.createCompilerHost(options);
  const program = ts.createProgram(
    [join(ROOT, RULE_FILE), join(ROOT, 'engine/src/lint/rules/index.ts')],
    options,
    {
      ...host,
      fileExists: (path) => texts.has(path) || host.fileExists(path),
      readFile: (path) => texts.get(path) ?? host.readFile(path),
      getSourceFile: (path, version) => {
        const text = texts.get(path);
        return text === undefined
          ? host.getSourceFile(path, version)
          : ts.createSourceFile(path, text, version);
      },
    },
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
}
