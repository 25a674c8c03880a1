/**
 * Reads `podgate.yaml`. What is wrong in it becomes `config-invalid` problems at the exact place and is left out; the
 * rest counts. Which keys there are and what they take is `configTable.ts`'. It does not look for the file, and what
 * the command line says instead is `resolveSettings.ts`.
 */
import type { Problem, Result } from '../problem.ts';
import { parseUnit } from '../yaml/parse.ts';
import { CONFIG_TYPE } from './configTable.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** The settings that the text of a `podgate.yaml` makes; an empty file makes the defaults. */
export function readConfig(text: string): Result<Settings> {
  const { value: node, problems: syntaxProblems } = parseUnit(text);
  if (node === undefined) {
    return { value: DEFAULT_SETTINGS, problems: syntaxProblems };
  }
  const problems: Problem[] = [...syntaxProblems];
  const value = CONFIG_TYPE.read({ node, path: '', problems }) ?? DEFAULT_SETTINGS;
  return { value, problems };
}
