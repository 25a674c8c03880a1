/**
 * Every rule is all there: its id among `RuleId`, a file named after it, its place in the list of rules, words and two
 * examples. Looked for in the text, so that a rule that nobody imports is found too.
 */
import { type ProjectFile, type Violation } from './projectFiles.ts';

const RULES_FOLDER = 'engine/src/lint/rules/';
const RULE_LIST = `${RULES_FOLDER}index.ts`;
const RULE_IDS = 'engine/src/problem.ts';
const EXAMPLES_PER_RULE = 2;
const PARTS = ['severity', 'title', 'docs', 'badExample', 'goodExample', 'message'];

export function checkRules(files: readonly ProjectFile[]): readonly Violation[] {
  const ids = listRuleIds(files);
  const list = files.find(({ path }) => path === RULE_LIST)?.text ?? '';
  const ruleFiles = files.filter(isRuleFile);
  return [
    ...(ids.length === 0 ? [{ path: RULE_IDS, message: 'has no list `RULE_IDS`' }] : []),
    ...ids.flatMap((id) => checkId(id, ruleFiles)),
    ...ruleFiles.flatMap((file) => checkRuleFile(file, ids, list)),
  ];
}

/** The pages below `docs/rules/` against those that `npm run docs` would write. */
export function checkRulePages(
  files: readonly ProjectFile[],
  pages: readonly ProjectFile[],
): readonly Violation[] {
  const written = files.filter(({ path }) => path.startsWith('docs/rules/'));
  const orphans = written.filter(({ path }) => !pages.some((page) => page.path === path));
  return [
    ...checkGeneratedFiles(files, pages),
    ...orphans.map(({ path }) => ({ path, message: 'is about no rule: run `npm run docs`' })),
  ];
}

/** The two examples show what is found and what is not; when a rule speaks and when it is silent takes tests of its own. */
export function checkRuleTests(testCounts: ReadonlyMap<string, number>): readonly Violation[] {
  return [...testCounts]
    .filter(([, count]) => count <= EXAMPLES_PER_RULE)
    .map(([id]) => ({ path: `${RULES_FOLDER}${fileNameOf(id)}`, message: 'has no tests but its examples' }));
}

/** Files against what `npm run docs` would write. */
export function checkGeneratedFiles(
  files: readonly ProjectFile[],
  generated: readonly ProjectFile[],
): readonly Violation[] {
  return generated
    .filter(({ path, text }) => files.find((file) => file.path === path)?.text !== text)
    .map(({ path }) => ({ path, message: 'is stale: run `npm run docs`' }));
}

function checkId(id: string, ruleFiles: readonly ProjectFile[]): readonly Violation[] {
  const path = `${RULES_FOLDER}${fileNameOf(id)}`;
  return ruleFiles.some((file) => file.path === path)
    ? []
    : [{ path, message: `rule \`${id}\` has no such file` }];
}

function checkRuleFile(
  { path, text }: ProjectFile,
  ids: readonly string[],
  list: string,
): readonly Violation[] {
  const name = path.slice(RULES_FOLDER.length);
  const id = ids.find((candidate) => fileNameOf(candidate) === name);
  const messages = [
    ...(id === undefined ? ['is named after no `RuleId` of engine/src/problem.ts'] : []),
    ...(id !== undefined && !text.includes(`'${id}'`) ? [`does not say its id \`${id}\``] : []),
    ...(list.includes(`'./${name}'`) ? [] : [`is not in ${RULE_LIST}`]),
    ...PARTS.filter((part) => !new RegExp(`\\b${part}\\b`).test(text)).map((part) => `has no \`${part}\``),
  ];
  return messages.map((message) => ({ path, message }));
}

function listRuleIds(files: readonly ProjectFile[]): readonly string[] {
  const text = files.find(({ path }) => path === RULE_IDS)?.text ?? '';
  const list = /export const RULE_IDS = \[([\s\S]*?)\]/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map(([, id = '']) => id);
}

function isRuleFile({ path }: ProjectFile): boolean {
  return path.startsWith(RULES_FOLDER) && path !== RULE_LIST && !path.endsWith('.test.ts');
}

/** `apiYaml11Value.ts` for `api-yaml-1.1-value`. */
function fileNameOf(id: string): string {
  const name = id.replaceAll('.', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${name}.ts`;
}
