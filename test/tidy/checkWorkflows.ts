/**
 * What runs on the forge is what somebody looked at: actions are pinned, permissions are given one by one, and a release
 * publishes the files that it built, once. Whether the forge has the environment and its secrets, no file can tell.
 */
import { parse } from 'yaml';
import type { ProjectFile, Violation } from './projectFiles.ts';

const WORKFLOW = /^\.github\/workflows\/.*\.ya?ml$/;
const RELEASE = '.github/workflows/release.yml';
/** A commit with the version it had, or, where the commit is not known for certain, an exact version with the reason. */
const PINNED = /^\s*(- )?uses: \S+@([0-9a-f]{40} # v\d+\.\d+\.\d+|v\d+\.\d+\.\d+ # \S.*)$/;
const BUILDS =
  /\bnpm (run|test|start)\b|scripts\/(build|package|check)\.mjs|\besbuild\b|vsce\S* package|npm pack\b/;
const PUBLISHES = /\bpublish\b|gh release create/;
const VERIFIES = /sha256sum --check --strict SHA256SUMS/;
const DOWNLOADS = /^actions\/download-artifact@/;
const ATTESTS = /^actions\/attest-build-provenance@/;
const ATTESTED = ['dist/*.vsix', 'dist/*.tgz'];
/** Where people look, and how the file that was built gets there. */
const PLACES: readonly (readonly [string, RegExp])[] = [
  ['the Visual Studio Marketplace', /\bvsce publish .*--packagePath "release\/\$EXTENSION"$/m],
  ['Open VSX', /\bovsx publish --packagePath "release\/\$EXTENSION"$/m],
  ['npm', /\bnpm publish "\.\/release\/\$COMMAND_LINE" /],
];

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: { readonly name?: string; readonly 'subject-path'?: string };
}

interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions?: object;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** No action changes under our feet. */
export function checkActionsArePinned(files: readonly ProjectFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => WORKFLOW.test(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) =>
        /^\s*(- )?uses:/.test(line) && !PINNED.test(line)
          ? [
              {
                path: `${path}:${String(index + 1)}`,
                message: 'pin the action by commit, `# vX.Y.Z` behind it',
              },
            ]
          : [],
      ),
    );
}

/** A workflow that says nothing gets whatever the forge gives by default. */
export function checkPermissions(files: readonly ProjectFile[]): readonly Violation[] {
  return files
    .filter(({ path }) => WORKFLOW.test(path))
    .filter(({ text }) => (parse(text) as Workflow).permissions === undefined)
    .map(({ path }) => ({ path, message: 'says nothing about `permissions`' }));
}

/** One job builds; each of the others publishes its files, after checking their hashes, and waits for nobody else. */
export function checkReleaseBuildsOnce(files: readonly ProjectFile[]): readonly Violation[] {
  const text = files.find(({ path }) => path === RELEASE)?.text;
  if (text === undefined) {
    return [{ path: RELEASE, message: 'is missing' }];
  }
  const jobs = Object.entries((parse(text) as Workflow).jobs);
  const builders = jobs.filter(([, job]) => commandsOf(job).some((command) => BUILDS.test(command)));
  const [builder] = builders.map(([name]) => name);
  const unprotected = jobs.filter(([, { environment }]) => environment === undefined);
  return [
    ...(builders.length === 1 ? [] : [complain(`${String(builders.length)} jobs build; one must`)]),
    ...unprotected.map(([name]) => complain(`the job \`${name}\` is in no protected environment`)),
    ...jobs.filter(([name]) => name !== builder).flatMap(([name, job]) => checkPublisher(name, job, builder)),
  ];
}

/** The builder says who built what, and each place where people look gets it. */
export function checkReleaseReachesAll(files: readonly ProjectFile[]): readonly Violation[] {
  const text = files.find(({ path }) => path === RELEASE)?.text ?? 'jobs: {}';
  const jobs = Object.values((parse(text) as Workflow).jobs);
  const commands = jobs.flatMap(commandsOf);
  const attested = jobs
    .flatMap(({ steps }) => steps)
    .filter(({ uses = '' }) => ATTESTS.test(uses))
    .flatMap((step) => step.with?.['subject-path']?.split('\n') ?? []);
  return [
    ...PLACES.filter(([, publishes]) => !commands.some((command) => publishes.test(command))).map(([place]) =>
      complain(`nothing that was built gets to ${place}`),
    ),
    ...ATTESTED.filter((path) => !attested.includes(path)).map((path) =>
      complain(`nobody attests where \`${path}\` comes from`),
    ),
  ];
}

function checkPublisher(name: string, job: Job, builder: string | undefined): readonly Violation[] {
  const { steps } = job;
  const published = steps.findIndex(({ run = '' }) => PUBLISHES.test(run));
  const before = steps.slice(0, Math.max(0, published));
  const downloaded = before.findIndex(({ uses = '' }) => DOWNLOADS.test(uses));
  const verified = before.findIndex(({ run = '' }) => VERIFIES.test(run));
  const scripts = commandsOf(job).filter((command) => /npm (ci|install)/.test(command));
  return [
    ...(published < 0 ? [complain(`the job \`${name}\` publishes nothing`)] : []),
    ...(job.needs === builder ? [] : [complain(`the job \`${name}\` must need the one that builds, alone`)]),
    ...(0 <= downloaded && downloaded < verified
      ? []
      : [
          complain(`the job \`${name}\` does not check the hashes of what it downloads before publishing it`),
        ]),
    ...(scripts.every((command) => command.includes('--ignore-scripts'))
      ? []
      : [complain(`the job \`${name}\` runs scripts of packages where it can publish`)]),
  ];
}

function commandsOf({ steps }: Job): readonly string[] {
  return steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
}

function complain(message: string): Violation {
  return { path: RELEASE, message };
}
