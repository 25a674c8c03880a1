/**
 * `podgate init`: writes a `podgate.yaml` for a folder, with what the manifests there show. It decides nothing: only what
 * an option says is in force, the rest is commented out. It never overwrites.
 */
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  CONFIG_FILE_NAMES,
  guessPlugins,
  writeInitialConfig,
  type InitialValue,
  type Snapshot,
} from '../../../engine/src/index.ts';
import { findProject } from '../../../files/src/findProject.ts';
import { relativePath } from '../../../files/src/paths.ts';
import { writeNewFile } from '../../../files/src/writeText.ts';
import { EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { openProject, type OpenProject } from '../input/openProject.ts';
import { readSettings } from '../input/readSettings.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { countText } from '../output/countText.ts';
import { colorModeOf, type Line } from '../output/line.ts';
import { writeLines } from '../output/writeLines.ts';

export type InitOptions = Pick<CommonOptions, 'namespace' | 'kubernetesVersion' | 'cni'>;

/** Names that are listed; more would be no summary. */
const SHOWN_MAX = 8;

export async function runInit(path: string | undefined, options: InitOptions, io: Io): Promise<number> {
  const folder = resolve(io.cwd, path ?? '.');
  checkFolder(folder, path ?? '.');
  // An option that is wrong must not get into the file.
  readSettings(undefined, options);
  const above = findProject(folder).configFile;
  const project = await openProject({ paths: [folder], options: {}, reach: 'paths', io });
  const found = findFacts(project.snapshot);
  const file = join(folder, CONFIG_FILE_NAMES[0] ?? '');
  const failure = writeNewFile(file, writeInitialConfig(toValues(found, options)));
  if (failure !== undefined) {
    throw new UsageError(`cannot write ${relativePath(io.cwd, file)}: ${failure.cause}`);
  }
  if (above !== undefined) {
    project.messages.note(
      `${relativePath(io.cwd, above)} no longer holds for ${relativePath(io.cwd, folder)}`,
    );
  }
  const lines = summarize(relativePath(io.cwd, file), found, project);
  await writeLines(lines, io.stdout, colorModeOf(io.stdout, io.env));
  return project.isIncomplete ? EXIT_TROUBLE : EXIT_OK;
}

function checkFolder(folder: string, written: string): void {
  if (!existsSync(folder)) {
    throw new UsageError(`${written}: no such folder`);
  }
  if (!statSync(folder).isDirectory()) {
    throw new UsageError(`${written} is a file; name the folder that the settings are for`);
  }
  const known = CONFIG_FILE_NAMES.find((name) => existsSync(join(folder, name)));
  if (known !== undefined) {
    throw new UsageError(`${known} is there already, and is not overwritten`);
  }
}

// What is there ---------------------------------------------------------------------------------------------

interface Facts {
  readonly namespaces: readonly string[];
  readonly scopes: readonly string[];
  /** What the plugin's own manifests look like; a guess. */
  readonly plugins: readonly string[];
}

function findFacts({ scopes, files }: Snapshot): Facts {
  const namespaces = new Set(scopes.flatMap(({ cluster }) => [...cluster.namespaces.keys()]));
  return {
    namespaces: [...namespaces].sort(),
    scopes: scopes.map(({ name }) => name),
    plugins: guessPlugins(files).map(({ plugin }) => plugin.name),
  };
}

function toValues(
  { namespaces, scopes, plugins }: Facts,
  { namespace, kubernetesVersion, cni }: InitOptions,
): ReadonlyMap<string, InitialValue> {
  return new Map([
    ['kubernetesVersion', toValue('kubernetesVersion', quote(kubernetesVersion), [])],
    ['cni', suggest(toValue('cni', cni, plugins), 'cni', plugins)],
    ['namespace', toValue('namespace', quote(namespace), namespaces)],
    ['scopes', toValue('scopes', undefined, scopes)],
  ]);
}

/** What might be a number or a boolean to YAML is a string in quotes. */
function quote(text: string | undefined): string | undefined {
  return text === undefined || /^[a-z][a-z-]{3,}$/.test(text) ? text : JSON.stringify(text);
}

function toValue(key: string, chosen: string | undefined, found: readonly string[]): InitialValue {
  return {
    standing: chosen === undefined ? 'suggested' : 'chosen',
    ...(chosen === undefined ? {} : { text: `${key}: ${chosen}` }),
    ...(found.length === 0 ? {} : { found: listNames(found) }),
  };
}

/** One that was found is a better example than any other. */
function suggest(value: InitialValue, key: string, [first]: readonly string[]): InitialValue {
  return value.standing === 'chosen' || first === undefined ? value : { ...value, text: `${key}: ${first}` };
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_MAX).join(', ');
  const rest = names.length - SHOWN_MAX;
  return 0 < rest ? `${shown}, and ${String(rest)} more` : shown;
}

function summarize(
  file: string,
  { namespaces, scopes, plugins }: Facts,
  { reportedFiles }: OpenProject,
): readonly Line[] {
  const found = [
    ['scope', 'scopes', scopes],
    ['namespace', 'namespaces', namespaces],
    ['network plugin, by its manifests', 'network plugins, by their manifests', plugins],
  ] as const;
  return [
    [`wrote ${file}`],
    ...found
      .filter(([, , names]) => 0 < names.length)
      .map(([one, many, names]): Line => [`  ${countText(names.length, one, many)}: ${listNames(names)}`]),
    [`  ${countText(reportedFiles.size, 'file', 'files')} read; what is commented out changes nothing`],
  ];
}
