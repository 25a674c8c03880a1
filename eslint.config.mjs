/**
 * Lint rules: the shape of functions and files, strict types, and the layers as the editor's red line. What a linter
 * cannot see (head comments, cycles, registration) is checked by `test/tidy/`. The layers themselves are written
 * down once, in `test/tidy/layers.json`.
 */
import { readFileSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const layers = JSON.parse(readFileSync(new URL('test/tidy/layers.json', import.meta.url), 'utf8'));
const TEST_FILES = ['**/*.test.ts', 'test/**/*.ts'];

const shape = {
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
  'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
  'no-nested-ternary': 'error',
  // `x == null` is the one honest way to say "null or undefined".
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-control-regex': 'error',
  'no-misleading-character-class': 'error',
  'no-useless-escape': 'error',
  'no-fallthrough': 'error',
  'no-unsafe-finally': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'no-var': 'error',
};

const syntax = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Export by name: a reader finds the same word everywhere.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals: it is erased and prints well.' },
  { selector: 'TSModuleDeclaration', message: 'A file is the only namespace.' },
  {
    selector: "BinaryExpression[operator='>'], BinaryExpression[operator='>=']",
    message: 'Write `<` or `<=`: smaller things stand left, as on the number line.',
  },
];

const types = {
  '@typescript-eslint/no-explicit-any': 'error',
  // A `default` says on purpose that the other cases are all alike.
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/prefer-readonly': 'error',
  '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
  'no-restricted-syntax': ['error', ...syntax],
};

/** A layer may import itself and what stands left of it; this red line shows the rest while it is typed. */
function layerRules(layer, index) {
  // The face (`index`) is left to the test: as a pattern it would match `rules/index.ts` too.
  const later = layers.engineLayers.slice(index + 1, -1);
  const earlier = layers.engineLayers.slice(0, index).join(', ') || 'nothing';
  const message = `Layer \`${layer}\` may import only ${earlier}: see ARCHITECTURE.md, "Layers".`;
  const folders = later.flatMap((name) => [`**/${name}/**`, `**/${name}.ts`]);
  return {
    files: [`engine/src/${layer}/**/*.ts`, `engine/src/${layer}.ts`],
    ignores: TEST_FILES,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            ...(folders.length === 0 ? [] : [{ group: folders, message }]),
            { group: ['node:*', 'vscode*'], message: 'The engine knows no host.' },
          ],
        },
      ],
    },
  };
}

export default defineConfig(
  { ignores: ['dist/', 'out/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.mjs', '**/*.ts'], rules: shape },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: {
        project: [
          'engine/tsconfig.json',
          'cli/tsconfig.json',
          'client/tsconfig.json',
          'client/webview/tsconfig.json',
          'files/tsconfig.json',
          'protocol/tsconfig.json',
          'server/tsconfig.json',
          'wire/tsconfig.json',
          'test/tsconfig.json',
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: types,
  },
  {
    files: ['engine/src/**/*.ts'],
    ignores: TEST_FILES,
    rules: { 'no-console': 'error', '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    // `yaml`'s own types are adapted in the reading layer; everywhere else a cast would hide a question.
    files: ['engine/src/**/*.ts'],
    ignores: [...TEST_FILES, 'engine/src/yaml/**'],
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  ...layers.engineLayers.slice(0, -1).map(layerRules),
  {
    files: ['cli/src/**/*.ts'],
    ignores: TEST_FILES,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: 'engine/src/(?!index\\.ts$)',
              message: 'Import the engine through engine/src/index.ts.',
            },
          ],
        },
      ],
    },
  },
  // A table of facts, which is one file so that one finds all of them.
  { files: ['engine/src/config/plugins.ts'], rules: { 'max-lines': 'off' } },
  {
    // A `describe` is one long callback, and tests say `!` where the assertion above has just shown it.
    files: TEST_FILES,
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
);
