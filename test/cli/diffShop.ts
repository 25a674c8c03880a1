/** `podgate diff` of two states of a shop: first the api may reach the database, then the web. */
import assert from 'node:assert/strict';
import { GIT_ENV } from './gitRepository.ts';
import { deployment, documents, onlyFrom } from './manifests.ts';
import { runPodgate, type RunResult } from './runPodgate.ts';

export const PODS = documents(
  deployment('shop', 'web', 8080),
  deployment('shop', 'api', 3000),
  deployment('shop', 'db', 5432),
);
export const BEFORE = { 'pods.yaml': PODS, 'db.yaml': onlyFrom('shop', 'db', 'api', 5432) };
export const AFTER = { 'pods.yaml': PODS, 'db.yaml': onlyFrom('shop', 'db', 'web', 5432) };

export const below = (folder: string, files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));

export const BOTH = { ...below('old/k8s', BEFORE), ...below('new/k8s', AFTER) };

/** One run, with git at hand. */
export async function diff(cwd: string, ...args: readonly string[]): Promise<RunResult> {
  return runPodgate(['diff', ...args], { cwd, env: GIT_ENV });
}

/** Refused in one line. */
export async function checkRefused(cwd: string, args: readonly string[], message: RegExp): Promise<void> {
  const result = await diff(cwd, ...args);
  assert.match(result.stderr, message);
  assert.match(result.stderr, /^podgate: error: [^\n]*\n$/);
  assert.equal(result.exitCode, 2);
  assert.equal(result.stdout, '');
}
