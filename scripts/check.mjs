/**
 * `npm run check`: everything that must hold before a change is offered: format, lint, then what `npm test` does
 * (types, build, tests, the tidiness tests among them). Each part runs even when an earlier one failed, so that one
 * run shows all there is to do.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies } from './installDependencies.mjs';
import { runStep, TOOLS } from './runStep.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

installDependencies(root);
const results = [
  {
    name: 'format',
    advice: 'npm run format',
    passed: runStep(root, 'format', [TOOLS.prettier, '--check', '--log-level=warn', '.']),
  },
  {
    name: 'lint',
    advice: 'npm run lint -- --fix',
    passed: runStep(root, 'lint', [TOOLS.eslint, '--max-warnings=0', '.']),
  },
  {
    name: 'types and tests',
    advice: 'npm test',
    passed: runStep(root, 'types and tests', ['scripts/test.mjs']),
  },
];

console.log('');
for (const { name, advice, passed } of results) {
  console.log(passed ? `✓ ${name}` : `✗ ${name}: ${advice}`);
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
