/**
 * Runs one program of the project's tools with its output on the terminal, and says how long it took. The tools are
 * started through Node and their own files, so that no shell is needed on any system.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Files of the tools, below the project's root. */
export const TOOLS = {
  eslint: 'node_modules/eslint/bin/eslint.js',
  mocha: 'node_modules/mocha/bin/mocha.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsc: 'node_modules/typescript/bin/tsc',
  vsce: 'node_modules/@vscode/vsce/vsce',
};

/** Runs `node file ...args` in `root`; true when it exits with 0. Prints a headline before. */
export function runStep(root, title, [file, ...args]) {
  console.log(`\n▸ ${title}`);
  const started = Date.now();
  const result = spawnSync(process.execPath, [join(root, file), ...args], { cwd: root, stdio: 'inherit' });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const passed = result.status === 0;
  console.log(`${passed ? '✓' : '✗'} ${title} (${seconds} s)`);
  return passed;
}
