/**
 * The only mutable state of the server: which projects there are, which documents are open with which text, what
 * the client and its settings want. Open documents win over files. Changes are noted when they come and applied when
 * somebody asks, so that every answer is of the newest text and fast typing costs one reading. It reads no files and
 * sends no messages.
 */
import type { CancellationTokenSource } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  isConfigPath,
  isManifestPath,
  isSkippedFolder,
  type SourceChange,
  type SourceFile,
  type Translation,
} from '../../engine/src/index.ts';
import { DEFAULT_CONFIG, NO_PARTNER, type PartnerState, type ServerConfig } from './config.ts';
import { folderUriOf, normalizeUri, pathBelow, uriBelow } from './lsp/uri.ts';
import { createProject, isPartOf, withChanges, withConfig, withFiles, type Project } from './project.ts';

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
}

/** What came since the projects were read last, by project. */
type Pending = Map<string, Map<string, string | undefined>>;

/** Languages whose documents may hold manifests, whatever they are called. */
const LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'json', 'jsonc', 'helm']);

export class Session {
  config: ServerConfig = DEFAULT_CONFIG;
  partner: PartnerState = NO_PARTNER;
  /** Documents that are left alone, because they crashed a server before. */
  avoided: ReadonlySet<string> = new Set();
  /** Commands of the client that lenses and links may name. */
  commands: ReadonlySet<string> = new Set();
  /** The language that the client asked for; none is English. */
  translation: Translation | undefined;
  /** URIs of the workspace folders. */
  folders: readonly string[] = [];
  /** What the last reading of a change cost. */
  lastChangeMs = 0;

  readonly #documents = new Map<string, OpenDocument>();
  readonly #projects = new Map<string, Project>();
  readonly #pending: Pending = new Map();
  /** Roots of the projects that the workspace has; the others are those of documents outside. */
  readonly #planned = new Set<string>();
  #index: IndexRun | undefined;

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

  /** Files that were read already; where an editor has one open, the editor's text stays. */
  addFiles(root: string, files: readonly SourceFile[]): void {
    const project = this.#projects.get(root);
    if (project !== undefined) {
      this.#projects.set(root, withFiles(project, files));
      this.#noteOpenDocuments();
    }
  }

  /** Whether the file counted before. */
  knows(uri: string): boolean {
    const file = this.find(uri);
    return file !== undefined && file.project.snapshot.files.has(file.path);
  }

  /** URIs of all files that the projects know and that lie at or below `uri`. */
  knownBelow(uri: string): readonly string[] {
    const start = `${uri}/`;
    return this.files()
      .map((file) => file.uri)
      .filter((known) => known === uri || known.startsWith(start));
  }

  // Reading the workspace -----------------------------------------------------------------------------------

  get isIndexing(): boolean {
    return this.#index !== undefined;
  }

  /** Resolves when the workspace has been read, at once where that is done. */
  async whenIndexed(): Promise<void> {
    while (this.#index !== undefined) {
      await this.#index.done;
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
    const run: IndexRun = { source, done, missed };
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
    this.#projects.clear();
    this.#pending.clear();
    this.#planned.clear();
    for (const project of projects) {
      this.#projects.set(project.root, project);
      this.#planned.add(project.root);
    }
    this.#noteOpenDocuments();
  }

  /** All projects with all changes in them. */
  projects(): readonly Project[] {
    for (const root of [...this.#pending.keys()]) {
      this.#applyPending(root);
    }
    return [...this.#projects.values()];
  }

  /** A file with the newest state of its project; `undefined` for what no project has. */
  find(uri: string): ProjectFile | undefined {
    const normalized = normalizeUri(uri);
    const root = this.#rootOf(normalized);
    this.#applyPending(root);
    const project = this.#projects.get(root);
    const path = pathBelow(root, normalized);
    if (project === undefined || path === undefined || !isPartOf(project, path)) {
      return undefined;
    }
    return { project, path, uri: normalized };
  }

  /** All files of all projects. */
  files(): readonly ProjectFile[] {
    return this.projects().flatMap(filesOf);
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
    if (path === undefined) {
      return;
    }
    const changes = this.#pending.get(root) ?? new Map<string, string | undefined>();
    changes.set(path, text);
    this.#pending.set(root, changes);
  }

  #noteOpenDocuments(): void {
    for (const { uri, text } of this.#documents.values()) {
      this.#note(uri, text.getText());
    }
  }

  #applyPending(root: string): void {
    const pending = this.#pending.get(root);
    if (pending === undefined) {
      return;
    }
    this.#pending.delete(root);
    const started = performance.now();
    const project = this.#projects.get(root) ?? createProject(root, undefined);
    const changes = [...pending].map(([path, text]): SourceChange => ({ path, text }));
    const config = changes.find(({ path }) => isOwnConfig(project, path));
    const configured =
      config === undefined
        ? project
        : withConfig(
            project,
            config.text === undefined ? undefined : { path: config.path, text: config.text },
          );
    const changed = withChanges(configured, changes);
    if (this.#planned.has(root) || 0 < changed.snapshot.files.size || changed.config !== undefined) {
      this.#projects.set(root, changed);
    } else {
      this.#projects.delete(root);
    }
    this.lastChangeMs = performance.now() - started;
  }
}

/** The project's own `podgate.yaml`; one in a folder below makes a project of its own when the workspace is read anew. */
function isOwnConfig(project: Project, path: string): boolean {
  return (
    isConfigPath(path) && (project.config === undefined ? !path.includes('/') : project.config.path === path)
  );
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

/** The manifests of a project, and its `podgate.yaml`. */
function filesOf(project: Project): readonly ProjectFile[] {
  const own = project.config === undefined ? [] : [project.config.path];
  return [...own, ...project.snapshot.files.keys()].map((path) => ({
    project,
    path,
    uri: uriBelow(project.root, path),
  }));
}
