/**
 * `podgate generate`: writes policies. New ones: those that allow what the manifests declare and nothing else, or what closes
 * a namespace; and changes of what is there: what lets a connection through, a policy split into several. It changes no file
 * but what it is told to write, and says what that opens and closes.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  commonFolder,
  describeDefaultDeny,
  describeEffect,
  describeExistingDeny,
  describeGenerated,
  findDeclaredConnections,
  findNearest,
  finishSteps,
  formatMessage,
  generateDefaultDeny,
  generatePolicies,
  hasDefaultDeny,
  listEffects,
  readConfiguration,
  tryPoliciesInSteps,
  writeEffect,
  writePolicies,
  type FileConfiguration,
  type GeneratedPolicy,
  type Message,
  type ReachabilityDiff,
  type ScopeView,
} from '../../../engine/src/index.ts';
import { EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { openProject, type OpenProject } from '../input/openProject.ts';
import type { Io } from '../io.ts';
import { openOutput } from '../output/openOutput.ts';
import { writeLines } from '../output/writeLines.ts';
import { placeText } from '../report/checkText.ts';
import { createPlaceOf } from '../report/place.ts';
import { allowConnection } from './allowConnection.ts';
import {
  readGenerateWish,
  type ChangeWish,
  type GenerateOptions,
  type NewPoliciesWish,
} from './generateWish.ts';
import { reportUnread } from './reportUnread.ts';
import { selectScopes } from './selectScopes.ts';
import { splitNamedPolicy } from './splitNamedPolicy.ts';
import { printChanges, writeChanges, type PolicyChanges } from './writeChanges.ts';

/** More names of one kind are counted. */
const SHOWN_MAX = 10;
/** More ends of connections that change alike are counted. */
const NAMES_MAX = 4;

/** Prints or writes what is wished for the manifests at `paths`; answers the exit code. */
export async function runGenerate(
  paths: readonly string[],
  options: GenerateOptions,
  io: Io,
): Promise<number> {
  const wish = readGenerateWish(options);
  refuseToReplace(options, io);
  const project = withoutOutput(await openProject({ paths, options, reach: 'paths', io }), options, io);
  const view = selectScope(project, options.scope);
  reportUnread(project);
  if (wish.what === 'declared' || wish.what === 'defaultDeny') {
    await printNew(project, compose(project, view, wish, options), options, io);
  } else if (!(await makeChanges(project, plan(project, view, wish, options), options, io))) {
    return EXIT_TROUBLE;
  }
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

// Changes of what is there ----------------------------------------------------------------------------------

function plan(
  project: OpenProject,
  view: ScopeView,
  wish: ChangeWish,
  { all }: GenerateOptions,
): PolicyChanges {
  return wish.what === 'allow'
    ? allowConnection(project, view, wish.question, all === true ? Infinity : SHOWN_MAX)
    : splitNamedPolicy(project, view, wish);
}

/** Whether it could be done. */
async function makeChanges(
  project: OpenProject,
  changes: PolicyChanges,
  { write }: GenerateOptions,
  io: Io,
): Promise<boolean> {
  if (write !== true) {
    await printChanges(project, changes, io);
  }
  changes.notes.forEach((note) => {
    project.messages.note(note);
  });
  return write !== true || writeChanges(project, changes);
}

// New policies ----------------------------------------------------------------------------------------------

interface NewPolicies {
  readonly policies: readonly GeneratedPolicy[];
  /** What to know about them, in lists of one kind each. */
  readonly notes: readonly (readonly Message[])[];
}

function compose(
  project: OpenProject,
  view: ScopeView,
  wish: NewPoliciesWish,
  { all }: GenerateOptions,
): NewPolicies {
  const { policies, notes } =
    wish.what === 'declared' ? composeDeclared(project, view) : composeDefaultDeny(view, wish.namespace);
  const sources = [...view.cluster.workloads.map(({ source }) => source), ...view.cluster.policies];
  const folder = commonFolder(sources.map(({ file }) => file));
  const diff = finishSteps(tryPoliciesInSteps(project.snapshot, view, policies, folder));
  const [summary = [], ...others] = notes;
  return {
    policies,
    notes:
      diff === undefined || policies.length === 0
        ? notes
        : [
            summary,
            [describeEffect(diff)],
            nameEffects(diff, all === true ? Infinity : NAMES_MAX),
            ...others,
          ],
  };
}

/** Which connections they open and close. */
function nameEffects(diff: ReachabilityDiff, namesMax: number): readonly Message[] {
  return listEffects(diff, { shownMax: Infinity, namesMax }).shown.map(writeEffect);
}

function composeDeclared(project: OpenProject, view: ScopeView): NewPolicies {
  const { settings } = project.snapshot.options;
  const declared = findDeclaredConnections(view, settings, readConfigurations(project));
  const generated = generatePolicies(view.cluster, declared, settings.dns);
  const placeOf = createPlaceOf(project);
  const { summary, unknownHosts, leftOut, existing } = describeGenerated(
    view.cluster,
    declared,
    generated,
    (place) => placeText(placeOf(place)),
  );
  return {
    policies: generated.policies,
    notes: [[summary], unknownHosts, leftOut, existing === undefined ? [] : [existing]],
  };
}

/** The manifests are read a second time for what only this needs of them. */
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

function composeDefaultDeny(view: ScopeView, namespace: string): NewPolicies {
  const { cluster } = view;
  const known = new Set(cluster.workloads.map((workload) => workload.namespace));
  if (!known.has(namespace) && !cluster.namespaces.has(namespace)) {
    const nearest = findNearest(namespace, known);
    throw new UsageError(
      `there is no namespace ${namespace} here${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
    );
  }
  return hasDefaultDeny(view, namespace)
    ? { policies: [], notes: [[describeExistingDeny(namespace)]] }
    : {
        policies: [generateDefaultDeny(cluster, namespace)],
        notes: describeDefaultDeny(cluster, namespace).map((note) => [note]),
      };
}

async function printNew(
  project: OpenProject,
  { policies, notes }: NewPolicies,
  { output: file, all }: GenerateOptions,
  io: Io,
): Promise<void> {
  if (0 < policies.length) {
    const placeOf = createPlaceOf(project);
    const text = writePolicies(policies, (place) => placeText(placeOf(place)));
    const output = openOutput(file, io);
    const lines = text.split('\n').slice(0, -1);
    await writeLines(
      lines.map((line) => [line]),
      output.stream,
      output.colorMode,
    );
    output.close();
  }
  for (const some of notes) {
    list(
      some.map((note) => formatMessage(note)),
      project,
      all === true ? Infinity : SHOWN_MAX,
    );
  }
}

function list(lines: readonly string[], { messages }: OpenProject, shownMax: number): void {
  const unique = [...new Set(lines)];
  unique.slice(0, shownMax).forEach((line) => {
    messages.note(line);
  });
  if (shownMax < unique.length) {
    messages.note(`and ${unique.length - shownMax} more; --all names them`);
  }
}
