/**
 * `npm run docs`: writes the pages about rules, `podgate.yaml`, network plugins, snippets, generated policies, commands and
 * settings, of the tables and texts that they are about, and the schema; and what commands print on pages that show it.
 * Removes pages of rules that are gone.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RULE_IDS } from '../engine/src/problem.ts';
import { RULES } from '../engine/src/lint/rules/index.ts';
import { run } from '../cli/src/run.ts';
import { fillOutputs, PAGES_WITH_OUTPUTS } from './commandOutputs.ts';
import { countRuleTests } from './countRuleTests.ts';
import { renderConfigFiles } from './configFiles.ts';
import { renderGeneratedPage } from './generatedPage.ts';
import { renderPluginPage } from './pluginPage.ts';
import { readTroubles, TROUBLES_PAGE } from './readTroubles.ts';
import { renderReferencePage } from './referencePage.ts';
import { renderRulePages, RULE_PAGES_FOLDER } from './rulePages.ts';
import { renderSnippetPage } from './snippetPage.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, RULE_PAGES_FOLDER);

const testCounts = countRuleTests(root, RULE_IDS);
const troubles = readTroubles(readFileSync(join(root, TROUBLES_PAGE), 'utf8'));
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  rmSync(join(folder, name));
}
const files = [
  ...renderRulePages(RULES, { testCounts, troubles }),
  ...renderConfigFiles(),
  renderPluginPage(),
  renderSnippetPage(),
  renderGeneratedPage(),
  await renderReferencePage(),
];
for (const { path, text } of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

for (const page of PAGES_WITH_OUTPUTS) {
  const text = readFileSync(join(root, page), 'utf8');
  writeFileSync(join(root, page), await fillOutputs(text, runInMemory));
}

/** The command as a pipe sees it, from the project's root. */
async function runInMemory(args: readonly string[]): Promise<string> {
  let output = '';
  const stream = {
    write: (text: string) => {
      output += text;
      return true;
    },
    once: () => undefined,
    removeListener: () => undefined,
  };
  await run(args, { stdout: stream, stderr: stream, stdin: process.stdin, cwd: root, env: {} });
  return output;
}
