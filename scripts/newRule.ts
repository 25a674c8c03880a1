/**
 * `npm run new-rule ID`: begins a rule about the cluster: its id, its file, its registration, a file for its tests. What
 * it finds is then written by hand; the tests and tidiness tests fail until it is. It overwrites nothing.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileNameOfRule, registerRule, renderRule, renderRuleTest } from './ruleTemplate.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [id = ''] = process.argv.slice(2);

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(id)) {
  console.error('Name the rule in lower case with hyphens: npm run new-rule policy-selects-everything');
  process.exitCode = 2;
} else {
  begin(id);
}

function begin(rule: string): void {
  const name = fileNameOfRule(rule);
  const file = join(root, 'engine/src/lint/rules', `${name}.ts`);
  const test = join(root, 'test/lint', `${name}.test.ts`);
  if (existsSync(file) || existsSync(test)) {
    console.error(`There is a rule ${rule} already: ${file}`);
    process.exitCode = 2;
    return;
  }
  writeFileSync(file, renderRule(rule));
  writeFileSync(test, renderRuleTest(rule));
  for (const [path, change] of registerRule(rule)) {
    const target = join(root, path);
    writeFileSync(target, change(readFileSync(target, 'utf8')));
  }
  console.log(
    `Begun: ${file} and ${test}. Write them, and the German of each sentence in engine/src/render/german; then run \`npm run format\`, \`npm run docs\` and \`npm test\`.`,
  );
}
