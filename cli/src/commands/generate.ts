/**
 * `podgate generate`: writes the policies that allow what the manifests declare, and nothing else. It changes no file but
 * the one that it is told to write.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  describeGenerated,
  findDeclaredConnections,
  formatMessage,
  generatePolicies,
  readConfiguration,
  writePolicies,
  type DeclaredConnections,
  type FileConfiguration,
  type GeneratedPolicies,
  type ScopeView,
} from '../../../engine/src/index.ts';
import { EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { openProject, type OpenProject } from '../input/openProject.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { openOutput } from '../output/openOutput.ts';
import { writeLines } from '../output/writeLines.ts';
import { placeText } from '../report/checkText.ts';
import { createPlaceOf } from '../report/place.ts';
import { reportUnread } from './reportUnread.ts';
import { selectScopes } from './selectScopes.ts';

export interface GenerateOptions extends CommonOptions {
  readonly output?: string;
  readonly force?: true;
}

/** More names of one kind are counted. */
const SHOWN_MAX = 10;

/** Prints policies for the manifests at `paths`; answers the exit code. */
export async function runGenerate(
  paths: readonly string[],
  options: GenerateOptions,
  io: Io,
): Promise<number> {
  refuseToReplace(options, io);
  const project = withoutOutput(await openProject({ paths, options, reach: 'paths', io }), options, io);
  const view = selectScope(project, options.scope);
  const { settings } = project.snapshot.options;
  const declared = findDeclaredConnections(view, settings, readConfigurations(project));
  const generated = generatePolicies(view.cluster, declared, settings.dns);
  const placeOf = createPlaceOf(project);
  const text = writePolicies(generated.policies, (place) => placeText(placeOf(place)));
  reportUnread(project);
  const output = openOutput(options.output, io);
  await writeLines(
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => [line]),
    output.stream,
    output.colorMode,
  );
  output.close();
  report(project, view, declared, generated);
  return project.isIncomplete ? EXIT_TROUBLE : EXIT_OK;
}

/** Somebody may have written the file by hand. */
function refuseToReplace({ output, force }: GenerateOptions, { cwd }: Io): void {
  const isThere = output !== undefined && output !== '-' && existsSync(resolve(cwd, output));
  if (isThere && force !== true) {
    throw new UsageError(`${output} is there already; --force replaces it`);
  }
}

/** What is to be replaced is no part of what is there. */
function withoutOutput(project: OpenProject, { output }: GenerateOptions, { cwd }: Io): OpenProject {
  const target = output === undefined ? undefined : resolve(cwd, output);
  const replaced = [...project.snapshot.files.keys()].filter((path) => project.filePath(path) === target);
  return target === undefined || replaced.length === 0
    ? project
    : {
        ...project,
        snapshot: project.snapshot.change(replaced.map((path) => ({ path, text: undefined }))),
      };
}

function selectScope(project: OpenProject, name: string | undefined): ScopeView {
  const [view, ...others] = selectScopes(project.snapshot.scopes, name);
  if (view === undefined) {
    throw new UsageError('there are no workloads here to write policies for');
  }
  if (0 < others.length) {
    const names = [view, ...others].map((scope) => scope.name).join(', ');
    throw new UsageError(`policies are for one scope; choose it with --scope (there are: ${names})`);
  }
  return view;
}

/** The manifests are read a second time for what only this command needs of them. */
function readConfigurations(project: OpenProject): ReadonlyMap<string, FileConfiguration> {
  const configurations = new Map<string, FileConfiguration>();
  for (const [path, file] of project.snapshot.files) {
    const text = project.readText(path);
    if (text !== undefined) {
      configurations.set(path, readConfiguration(file, text));
    }
  }
  return configurations;
}

// What to know about them -----------------------------------------------------------------------------------

function report(
  project: OpenProject,
  { cluster }: ScopeView,
  declared: DeclaredConnections,
  generated: GeneratedPolicies,
): void {
  const placeOf = createPlaceOf(project);
  const { summary, unknownHosts, leftOut, existing } = describeGenerated(
    cluster,
    declared,
    generated,
    (place) => placeText(placeOf(place)),
  );
  for (const notes of [[summary], unknownHosts, leftOut, existing === undefined ? [] : [existing]]) {
    list(
      notes.map((note) => formatMessage(note)),
      project,
    );
  }
}

function list(lines: readonly string[], { messages }: OpenProject): void {
  const unique = [...new Set(lines)];
  unique.slice(0, SHOWN_MAX).forEach((line) => {
    messages.note(line);
  });
  if (SHOWN_MAX < unique.length) {
    messages.note(`and ${unique.length - SHOWN_MAX} more`);
  }
}
