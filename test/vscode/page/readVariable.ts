/**
 * What `main.mjs` tells a run over the page: its folders and its browser, as variables of the environment.
 */
import assert from 'node:assert/strict';

export function readVariable(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is set by test/vscode/main.mjs`);
  return value;
}
