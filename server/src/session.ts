/**
 * The only mutable state of the server: which projects there are, which documents are open with which text, what
 * the client and its settings want. Open documents win over files. Changes are noted when they come and read when
 * somebody asks (`catchUp`), so that every answer is of the newest text and fast typing costs one reading. It reads no
 * files and sends no messages.
 */
import type { CancellationTokenSource } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  isConfigPath,
  isManifestPath,
  isSkippedFolder,
  type ColumnUnit,
  type SourceFile,
  type Steps,
  type Translation,
  unseenFile,
} from '../../engine/src/index.ts';
import { DEFAULT_CONFIG, NO_PARTNER, type PartnerState, type ServerConfig } from './config.ts';
import { folderUriOf, normalizeUri, pathBelow, uriBelow } from './lsp/uri.ts';
import { PendingChanges, type LargeText, type PendingChange } from './pendingChanges.ts';
import {
  createProject,
  isPartOf,
  UNREAD_PATH,
  withChanges,
  type Project,
  type ProjectChange,
} from './project.ts';

/** A document that an editor has open. */
export interface OpenDocument {
  /** As the client spells it. */
  readonly clientUri: string;
  /** As the server spells it. */
  readonly uri: string;
  readonly text: TextDocument;
}

/** A file of a project. */
export interface ProjectFile {
  readonly project: Project;
  readonly path: string;
  readonly uri: string;
}

/** A run over the workspace that is under way. */
interface IndexRun {
  readonly source: CancellationTokenSource;
  readonly done: Promise<void>;
  /** Files that changed since it began. */
  readonly missed: Set<string>;
  /** When something was read last. */
  progressAt: number;
}

/** A run that has read nothing for this long may never end; whoever asks gets what is known. */
const STALL_MS = 1500;

/** Languages whose documents may hold manifests, whatever they are called. */
const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'json', 'jsonc', 'helm']);

export class Session {
  config: ServerConfig = DEFAULT_CONFIG;
  /** The settings that were given at the start: they hold for all that the client says nothing about later. */
  givenConfig: ServerConfig = DEFAULT_CONFIG;
  partner: PartnerState = NO_PARTNER;
  /** Documents that are left alone, because they crashed a server before. */
  avoided: ReadonlySet<string> = new Set();
  /** Commands of the client that lenses and links may name. */
  commands: ReadonlySet<string> = new Set();
  /** The language that the client asked for; none is English. */
  translation: Translation | undefined;
  /** In what the client counts columns. */
  columnUnit: ColumnUnit = 'utf-16';
  /** URIs of the workspace folders. */
  folders: readonly string[] = [];
  /** What the last reading of a change cost. */
  lastChangeMs = 0;

  readonly #documents = new Map<string, OpenDocument>();
  readonly #projects = new Map<string, Project>();
  readonly #pending = new PendingChanges();
  /** Roots of the projects that the workspace has; the others are those of documents outside. */
  readonly #planned = new Set<string>();
  #index: IndexRun | undefined;
  /** Counts how often the projects were replaced: what was begun with those before is of no use then. */
  #generation = 0;

  // Documents -----------------------------------------------------------------------------------------------

  get documents(): readonly OpenDocument[] {
    return [...this.#documents.values()];
  }

  document(uri: string): OpenDocument | undefined {
    return this.#documents.get(normalizeUri(uri));
  }

  open(document: TextDocument): void {
    const uri = normalizeUri(document.uri);
    if (this.avoided.has(uri) || !mayHoldManifests(uri, document.languageId)) {
      return;
    }
    this.#documents.set(uri, { clientUri: document.uri, uri, text: document });
    this.#note(uri, document.getText());
  }

  /** Applies what was typed. A change of a document that is not open is a mistake of the client and is passed over. */
  edit(uri: string, update: (document: TextDocument) => TextDocument): void {
    const known = this.document(uri);
    if (known !== undefined) {
      const text = update(known.text);
      this.#documents.set(known.uri, { ...known, text });
      this.#note(known.uri, text.getText());
    }
  }

  /**
   * The document is gone. The file of one that belongs to the workspace counts again as soon as somebody has read it
   * (`put`); one outside is forgotten.
   */
  close(uri: string): 'inWorkspace' | 'forgotten' {
    const normalized = normalizeUri(uri);
    this.#documents.delete(normalized);
    if (this.#planned.has(this.#rootOf(normalized))) {
      return 'inWorkspace';
    }
    this.#note(normalized, undefined);
    return 'forgotten';
  }

  // Files ---------------------------------------------------------------------------------------------------

  /** What a file holds now, or that it is gone. An open document stays what the editor shows. */
  put(uri: string, text: string | undefined): void {
    this.#index?.missed.add(uri);
    if (!this.#documents.has(uri) && !this.avoided.has(uri)) {
      this.#note(uri, text);
    }
  }

  /** A file is there and cannot be read: it may hold anything. `size` in bytes is of one that is too large. */
  putUnreadable(uri: string, size?: number): void {
    const root = this.#rootOf(uri);
    const path = pathBelow(root, uri);
    if (path === undefined || isConfigPath(path)) {
      this.put(uri, undefined);
    } else if (!this.#documents.has(uri) && !this.avoided.has(uri)) {
      this.#index?.missed.add(uri);
      this.#pending.note(root, path, unseenFile(path, 'unreadable', size));
    }
  }

  /** Files that were read already; where an editor has one open, the editor's text stays. */
  addFiles(root: string, files: readonly SourceFile[]): void {
    if (this.#projects.has(root)) {
      files.forEach((file) => {
        this.#pending.note(root, file.path, file);
      });
      this.#noteOpenDocuments();
    }
  }

  /** Whether the file counted before, as far as anybody has said so. */
  knows(uri: string): boolean {
    const normalized = normalizeUri(uri);
    const root = this.#rootOf(normalized);
    const path = pathBelow(root, normalized);
    if (path === undefined) {
      return false;
    }
    return this.#pending.has(root, path) ?? this.#projects.get(root)?.snapshot.files.has(path) === true;
  }

  /** URIs of all files that the projects know and that are one of `uris` or lie below one. */
  knownBelow(uris: readonly string[]): readonly string[] {
    const files = uris.filter((uri) => this.knows(uri));
    const folders = uris.filter((uri) => !this.knows(uri));
    const below =
      0 < folders.length ? this.projects().flatMap((project) => filesBelow(folders, project)) : [];
    return [...new Set([...files, ...below])];
  }

  // Reading the workspace -----------------------------------------------------------------------------------

  get isIndexing(): boolean {
    return this.#index !== undefined;
  }

  /** Resolves when the workspace has been read, at once where that is done or does not get on. */
  async whenIndexed(): Promise<void> {
    for (let run = this.#index; run !== undefined; run = this.#index) {
      const patienceMs = run.progressAt + STALL_MS - performance.now();
      if (patienceMs <= 0) {
        return;
      }
      await Promise.race([run.done, new Promise((resolve) => setTimeout(resolve, patienceMs))]);
    }
  }

  /** The run over the workspace gets on. */
  noteProgress(): void {
    if (this.#index !== undefined) {
      this.#index.progressAt = performance.now();
    }
  }

  /** Gives up the run that is under way, because nobody will ask any more. */
  stopIndexing(): void {
    this.#index?.source.cancel();
  }

  /**
   * A run over the workspace begins; one that is under way is cancelled. Answers what to call at its end, which
   * answers the files that changed meanwhile and may have been read too early.
   */
  beginIndex(source: CancellationTokenSource): () => readonly string[] {
    this.#index?.source.cancel();
    const missed = this.#index?.missed ?? new Set<string>();
    let resolve = (): void => undefined;
    const done = new Promise<void>((finish) => {
      resolve = finish;
    });
    const run: IndexRun = { source, done, missed, progressAt: performance.now() };
    this.#index = run;
    return () => {
      const isNewest = this.#index === run;
      if (isNewest) {
        this.#index = undefined;
      }
      resolve();
      return isNewest ? [...missed] : [];
    };
  }

  // Projects ------------------------------------------------------------------------------------------------

  /** Begins anew with these projects; open documents find theirs. */
  replaceProjects(projects: readonly Project[]): void {
    this.#generation++;
    this.#projects.clear();
    this.#pending.clear();
    this.#planned.clear();
    for (const project of projects) {
      this.#projects.set(project.root, project);
      this.#planned.add(project.root);
    }
    this.#noteOpenDocuments();
  }

  /** Whether the workspace's projects are known, if only by their folders. */
  get hasProjects(): boolean {
    return 0 < this.#planned.size;
  }

  /** Until all files of a project have been read, there may be anything in it. */
  markReading(root: string, state: 'begun' | 'done'): void {
    this.#pending.note(root, UNREAD_PATH, state === 'begun' ? unseenFile(UNREAD_PATH, 'unread') : undefined);
  }

  /** Whether something changed that `catchUp` has not read yet. */
  get isBehind(): boolean {
    return 0 < this.#pending.roots.length;
  }

  /** Large texts that nobody has read yet. Until `takeRead`, the projects have what was there before them. */
  get largeTexts(): readonly LargeText[] {
    return this.#pending.large;
  }

  largeTextOf(uri: string): LargeText | undefined {
    const normalized = normalizeUri(uri);
    const root = this.#rootOf(normalized);
    const path = pathBelow(root, normalized);
    return path === undefined ? undefined : this.#pending.largeAt(root, path);
  }

  /** A large text has been read; `outdated` where there is a newer one. */
  takeRead({ root, path, text }: LargeText, file: SourceFile): 'taken' | 'outdated' {
    if (this.#pending.largeAt(root, path)?.text !== text) {
      return 'outdated';
    }
    this.#pending.note(root, path, file);
    return 'taken';
  }

  /** A large text that cannot be read because of a bug. */
  giveUpReading(large: LargeText): void {
    this.#pending.giveUp(large);
  }

  /** Reads in steps what changed; until that is done, the projects are those before the change. One run at a time. */
  *catchUp(): Steps<void> {
    while (this.isBehind) {
      for (const root of this.#pending.roots) {
        yield* this.#readPending(root);
      }
    }
  }

  /** All projects, as they were read last. */
  projects(): readonly Project[] {
    return [...this.#projects.values()];
  }

  /** A file in the project that it is part of; `undefined` for what no project has. */
  find(uri: string): ProjectFile | undefined {
    const normalized = normalizeUri(uri);
    const root = this.#rootOf(normalized);
    const project = this.#projects.get(root);
    const path = pathBelow(root, normalized);
    if (project === undefined || path === undefined || !isPartOf(project, path)) {
      return undefined;
    }
    return { project, path, uri: normalized };
  }

  /** The files of all projects that have findings, and some that have none. */
  filesWithFindings(): readonly ProjectFile[] {
    return this.projects().flatMap((project) =>
      project.snapshot.pathsWithFindings().map((path) => ({
        project,
        path,
        uri: uriBelow(project.root, path),
      })),
    );
  }

  /** Whether a URI is the `podgate.yaml` of a project. */
  isConfig(uri: string): boolean {
    const root = this.#rootOf(uri);
    return pathBelow(root, uri) === this.#projects.get(root)?.config?.path;
  }

  /** The deepest project around a URI; documents outside all of them are together with those of their folder. */
  #rootOf(uri: string): string {
    let best: string | undefined;
    for (const root of this.#projects.keys()) {
      if (mayContain(root, uri) && (best === undefined || best.length < root.length)) {
        best = root;
      }
    }
    return best ?? looseRootOf(uri);
  }

  #note(uri: string, text: string | undefined): void {
    const root = this.#rootOf(uri);
    const path = pathBelow(root, uri);
    if (path !== undefined) {
      this.#pending.note(root, path, text);
    }
  }

  #noteOpenDocuments(): void {
    for (const { uri, text } of this.#documents.values()) {
      this.#note(uri, text.getText());
    }
  }

  /** What cannot be read because of a bug is not tried again: it is noted anew when it changes. */
  *#readPending(root: string): Steps<void> {
    const generation = this.#generation;
    const started = performance.now();
    const pending = this.#pending.of(root);
    try {
      const project =
        this.#projects.get(root) ?? createProject({ root, columnUnit: this.columnUnit }, undefined, 'part');
      const changed = yield* withChanges(project, [...pending].map(toChange));
      if (generation === this.#generation) {
        this.#keep(changed);
        this.lastChangeMs = performance.now() - started;
      }
    } finally {
      if (generation === this.#generation) {
        this.#pending.settle(root, pending);
      }
    }
  }

  /** A project outside the workspace is there as long as it has files. */
  #keep(project: Project): void {
    const { root, snapshot, config } = project;
    if (this.#planned.has(root) || 0 < snapshot.files.size || config !== undefined) {
      this.#projects.set(root, project);
    } else {
      this.#projects.delete(root);
    }
  }
}

function toChange([path, change]: readonly [string, PendingChange]): ProjectChange {
  return typeof change === 'object' ? change : { path, text: change };
}

/** Whether a document may hold manifests: by its name, else by its language. */
function mayHoldManifests(uri: string, languageId: string): boolean {
  return LANGUAGES.has(languageId) || isManifestPath(uri) || isConfigPath(uri);
}

/** What lies in folders of packages or of git is nobody's manifest, though one may look at it. */
function mayContain(root: string, uri: string): boolean {
  const path = pathBelow(root, uri);
  return path !== undefined && !path.split('/').some(isSkippedFolder);
}

/** Documents outside every project are read together with those of their folder, and nothing else. */
function looseRootOf(uri: string): string {
  return folderUriOf(uri);
}

/** URIs of a project's files below any of the folders; the project itself may lie below one. */
function filesBelow(folders: readonly string[], { root, snapshot }: Project): readonly string[] {
  const isInside = folders.some((folder) => pathBelow(folder, root) !== undefined || folder === root);
  const within = new Set(folders.flatMap((folder) => pathBelow(root, folder) ?? []));
  const paths = [...snapshot.files.keys()];
  return paths.filter((path) => isInside || isBelowAny(path, within)).map((path) => uriBelow(root, path));
}

function isBelowAny(path: string, folders: ReadonlySet<string>): boolean {
  for (let slash = path.lastIndexOf('/'); 0 < slash; slash = path.lastIndexOf('/', slash - 1)) {
    if (folders.has(path.slice(0, slash))) {
      return true;
    }
  }
  return false;
}
