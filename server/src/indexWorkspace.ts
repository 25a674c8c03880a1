/**
 * Reads the workspace folders in the background: finds the files, reads `podgate.yaml`, then the manifests, those with
 * policies first. It works in slices, says how far it is where that takes long, and begins anew when it is told to.
 * Later changes of single files are not its matter.
 */
import { CancellationTokenSource, type CancellationToken } from 'vscode-languageserver';
import {
  readSourceFile,
  readSourceFileInSteps,
  say,
  type SourceFile,
  unseenFile,
} from '../../engine/src/index.ts';
import type { ServerNotifications } from '../../protocol/src/serverMessages.ts';
import type { ReadFailure } from './fileSource.ts';
import { createLateProgress, type LateProgress } from './lsp/progress.ts';
import { createPacer, pause, runCooperatively, throwIfCancelled } from './lsp/runCooperatively.ts';
import { pathBelow } from './lsp/uri.ts';
import { planProjects, type FolderContent, type ProjectPlan } from './planProjects.ts';
import { createProject, type ConfigText, type Project } from './project.ts';
import { readAgain } from './readAgain.ts';
import type { ServerContext } from './serverContext.ts';

/** What an editor is asked about first. */
const HAS_POLICY = /^[ \t]*(?:-[ \t]+)?["']?kind["']?[ \t]*:[ \t]*["']?\w*NetworkPolicy/m;

/** Reading this much takes a few milliseconds. */
const SMALL_LENGTH = 32 * 1024;

/** Starts to read everything; a run that is under way is given up. */
export function reindex(context: ServerContext): void {
  const source = new CancellationTokenSource();
  const finish = context.session.beginIndex(source);
  context.guard('reading the workspace', async () => {
    const progress = createLateProgress(
      context.connection,
      say`Podgate reads manifests`,
      context.session.translation,
    );
    try {
      await indexFolders(context, { token: source.token, progress });
    } finally {
      progress.end();
      const missed = finish();
      if (0 < missed.length) {
        readAgain(context, missed);
      }
    }
  });
}

interface Run {
  readonly token: CancellationToken;
  readonly progress: LateProgress;
}

async function indexFolders(context: ServerContext, run: Run): Promise<void> {
  const started = performance.now();
  const { session } = context;
  if (!session.hasProjects) {
    // Open documents are where they belong from the start, however long the list of files takes.
    session.replaceProjects(
      session.folders.map((folder) =>
        createProject({ root: folder, columnUnit: session.columnUnit }, undefined),
      ),
    );
    session.folders.forEach((folder) => {
      session.markReading(folder, 'begun');
    });
  }
  const contents = await findContents(context, run);
  const plans = await runCooperatively(planProjects(contents), run.token);
  const projects = await Promise.all(plans.map((plan) => openProject(plan, context)));
  const reading = new Reading(context, run, plans);
  const first = await reading.readPolicies();
  await pause();
  throwIfCancelled(run.token);
  session.replaceProjects(projects);
  plans.forEach(({ root }) => {
    session.markReading(root, 'begun');
  });
  await addFiles(context, plans, first);
  context.announcer.changed('workspace');
  const rest = await reading.readRest();
  await pause();
  throwIfCancelled(run.token);
  plans.forEach(({ root }) => {
    session.markReading(root, 'done');
  });
  await addFiles(context, plans, rest);
  context.announcer.changed('workspace');
  const count = plans.reduce((sum, { manifests }) => sum + manifests.size, 0);
  context.log.info(`read ${String(count)} files in ${(performance.now() - started).toFixed(0)} ms`);
}

async function findContents(
  { session, files, log }: ServerContext,
  { token }: Run,
): Promise<readonly FolderContent[]> {
  const contents: FolderContent[] = [];
  for (const folder of session.folders) {
    const found = await files.findFiles(folder, (steps) => runCooperatively(steps, token));
    for (const { uri, cause } of found.failures) {
      log.warn(`cannot read ${uri}: ${cause}`);
    }
    session.noteProgress();
    contents.push({ folder, ...found, failures: found.failures.map(({ uri }) => uri) });
  }
  return contents;
}

async function openProject({ root, config }: ProjectPlan, context: ServerContext): Promise<Project> {
  const read = config === undefined ? undefined : await readCurrent(config, context);
  const text = typeof read === 'object' ? undefined : read;
  const path = config === undefined ? undefined : pathBelow(root, config);
  const configText: ConfigText | undefined =
    text === undefined || path === undefined ? undefined : { path, text };
  return createProject({ root, columnUnit: context.session.columnUnit }, configText);
}

/** What a file holds; `undefined` where there is none (any more). */
type CurrentText = string | undefined | ReadFailure;

/** The editor's text where it has the file open, else the file's. One that cannot be read is named. */
async function readCurrent(uri: string, { session, files, log }: ServerContext): Promise<CurrentText> {
  const text = session.document(uri)?.text.getText() ?? (await files.readText(uri));
  session.noteProgress();
  if (typeof text === 'object') {
    log.warn(`cannot read ${text.uri}: ${text.cause}`);
  }
  return text;
}

async function addFiles(
  { session, preparation }: ServerContext,
  plans: readonly ProjectPlan[],
  read: FilesByPlan,
): Promise<void> {
  for (const plan of plans) {
    session.addFiles(plan.root, read.get(plan) ?? []);
  }
  await preparation.ready('text', undefined);
}

type FilesByPlan = ReadonlyMap<ProjectPlan, readonly SourceFile[]>;

/** A manifest whose turn comes later; the text only where reading it again would cost more than keeping it. */
interface Waiting {
  readonly plan: ProjectPlan;
  readonly uri: string;
  readonly path: string;
  readonly text: string | undefined;
}

/** A manifest whose turn it is. */
interface ManifestText {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
}

/** Folders that could not be looked into may hold anything. */
function unseenFolders({ unseen }: ProjectPlan): SourceFile[] {
  return unseen.map((path) => unseenFile(path, 'unreadable'));
}

/** The two passes over all manifests. */
class Reading {
  readonly #context: ServerContext;
  readonly #run: Run;
  readonly #plans: readonly ProjectPlan[];
  readonly #waiting: Waiting[] = [];
  readonly #total: number;
  #done = 0;

  constructor(context: ServerContext, run: Run, plans: readonly ProjectPlan[]) {
    this.#context = context;
    this.#run = run;
    this.#plans = plans;
    this.#total = plans.reduce((sum, { manifests }) => sum + manifests.size, 0);
  }

  /** Looks into every text and reads those that have a policy. */
  async readPolicies(): Promise<FilesByPlan> {
    const pace = createPacer(this.#run.token);
    const read = new Map<ProjectPlan, SourceFile[]>(this.#plans.map((plan) => [plan, unseenFolders(plan)]));
    for (const plan of this.#plans) {
      for (const [uri, path] of plan.manifests) {
        await pace();
        const text = await this.#textOf(uri);
        if (typeof text === 'object') {
          read.get(plan)?.push(unseenFile(path, 'unreadable', text.size));
        } else if (text !== undefined && HAS_POLICY.test(text)) {
          read.get(plan)?.push(await this.#read({ uri, path, text }));
        } else if (text !== undefined) {
          const isCheap = this.#context.files.isCheap(uri);
          this.#waiting.push({ plan, uri, path, text: isCheap ? undefined : text });
        }
      }
    }
    return read;
  }

  /** Reads the others. */
  async readRest(): Promise<FilesByPlan> {
    const pace = createPacer(this.#run.token);
    const read = new Map<ProjectPlan, SourceFile[]>(this.#plans.map((plan) => [plan, []]));
    for (const { plan, uri, path, text: kept } of this.#waiting.splice(0)) {
      await pace();
      const text = kept ?? (await this.#textOf(uri));
      if (typeof text === 'object') {
        read.get(plan)?.push(unseenFile(path, 'unreadable', text.size));
      } else if (text !== undefined) {
        read.get(plan)?.push(await this.#read({ uri, path, text }));
      }
    }
    return read;
  }

  async #textOf(uri: string): Promise<CurrentText> {
    // What is left alone may hold anything, as what cannot be read.
    return this.#context.session.avoided.has(uri)
      ? { uri, cause: 'it is left alone' }
      : readCurrent(uri, this.#context);
  }

  /** Most files are read in less than the time that starting to read in steps would take. */
  #read({ uri, path, text }: ManifestText): SourceFile | Promise<SourceFile> {
    this.#done++;
    this.#run.progress.report(this.#done, this.#total);
    return text.length <= SMALL_LENGTH ? readSourceFile(path, text) : this.#readLarge({ uri, path, text });
  }

  /** A file that kills the server is among the large ones, and afterwards nobody but the client could name it. */
  async #readLarge({ uri, path, text }: ManifestText): Promise<SourceFile> {
    await this.#tellReading({ uri });
    return runCooperatively(readSourceFileInSteps(path, text), this.#run.token).finally(() =>
      this.#tellReading({}),
    );
  }

  #tellReading(params: ServerNotifications['podgate/reading']): Promise<void> {
    return this.#context.connection.sendNotification('podgate/reading', params);
  }
}
