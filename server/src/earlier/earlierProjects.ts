/**
 * Projects as they were: with the texts that are stored, or those of the last commit. A project of an earlier state shares
 * every file with the one of now but those that differ, so that only these are read and only their policies compiled. What
 * differs in who can reach whom is `comparisons.ts`' question.
 */
import type { Connection } from 'vscode-languageserver';
import {
  isConfigPath,
  isManifestPath,
  readSourceFileInSteps,
  type SourceFile,
} from '../../../engine/src/index.ts';
import type { NoBaseline, Since } from '../../../protocol/src/compare.ts';
import type { FileSource } from '../fileSource.ts';
import { runCooperatively } from '../lsp/runCooperatively.ts';
import { pathBelow } from '../lsp/uri.ts';
import { withChanges, type Project, type ProjectChange } from '../project.ts';
import type { ProjectFile, Session } from '../session.ts';
import { HeadTexts } from './headTexts.ts';
import type { EarlierText } from './knownTexts.ts';
import { SavedTexts } from './savedTexts.ts';

/** A project now and as it was. */
export interface ProjectStates {
  readonly before: Project;
  readonly after: Project;
}

export interface EarlierInputs {
  readonly session: Session;
  readonly connection: Connection;
  readonly files: FileSource;
  /** How long the client is waited for. */
  readonly patienceMs: number;
}

/** A file of an earlier state; neither text nor file where it was not there. */
interface EarlierFile {
  readonly path: string;
  readonly text: string | undefined;
  readonly file: SourceFile | undefined;
}

/** The project of an earlier state as it was made last. */
interface Known {
  readonly files: ReadonlyMap<string, EarlierFile>;
  readonly before: Project;
  readonly after: Project;
}

/** So many texts are asked for at a time: for each, git is started somewhere. */
const TEXTS_AT_ONCE = 8;

export class EarlierProjects {
  readonly saved: SavedTexts;
  readonly head: HeadTexts;
  readonly #session: Session;
  readonly #known = new Map<string, Known>();
  /** Files that have been read, by state and URI. */
  readonly #files = new Map<string, EarlierFile>();

  constructor({ session, connection, files, patienceMs }: EarlierInputs) {
    this.#session = session;
    this.saved = new SavedTexts(files);
    this.head = new HeadTexts(connection, patienceMs);
  }

  /** The newest project at a root, and how it was; or why that cannot be said. */
  async statesOf(root: string, since: Since): Promise<ProjectStates | NoBaseline> {
    const after = this.#session.projects().find((project) => project.root === root);
    if (after === undefined || (since === 'head' && !this.hasHead(after))) {
      return 'noHead';
    }
    const files = await this.#readFiles(after, since);
    if (files === undefined) {
      return 'unreadable';
    }
    const key = `${since} ${root}`;
    const known = this.#known.get(key);
    if (known !== undefined && isStillTrue(known, after, files)) {
      return { before: known.before, after };
    }
    const before = await runCooperatively(withChanges(after, [...files.values()].map(toChange)));
    this.#known.set(key, { files, before, after });
    return { before, after };
  }

  /** Whether some of a project can be in the commit of a repository. */
  hasHead({ root }: Project): boolean {
    return (
      this.head.repositoryOf(root) !== undefined ||
      this.head.repositories.some((repository) => pathBelow(root, repository.root) !== undefined)
    );
  }

  /**
   * An open document in an earlier state, as far as that is known: `none` where it has no such state, `unknown` while its text
   * is on its way.
   */
  peek({ uri, path }: ProjectFile, since: Since): EarlierFile | 'none' | 'unknown' {
    const text = this.#textsOf(uri, since)?.peek(uri);
    if (text === undefined) {
      return this.#textsOf(uri, since) === undefined ? 'none' : 'unknown';
    }
    if ('cause' in text || (since === 'saved' && text.text === undefined)) {
      return 'none';
    }
    return this.#readAlready(uri, path, since, text.text) ?? 'unknown';
  }

  /** Fetches what `peek` does not know yet. */
  async load(file: ProjectFile, since: Since): Promise<void> {
    await this.#readFile(file, since);
  }

  /** What the file is compared with; `undefined` where it has nothing. */
  #textsOf(uri: string, since: Since): SavedTexts | HeadTexts | undefined {
    if (since === 'saved') {
      return this.saved;
    }
    return this.head.repositoryOf(uri) === undefined ? undefined : this.head;
  }

  /** All files of a project that may differ; `undefined` where one of them cannot be had. */
  async #readFiles(project: Project, since: Since): Promise<ReadonlyMap<string, EarlierFile> | undefined> {
    const differing = this.#listDiffering(project, since);
    const files = new Map<string, EarlierFile>();
    for (let index = 0; index < differing.length; index += TEXTS_AT_ONCE) {
      const some = differing.slice(index, index + TEXTS_AT_ONCE);
      for (const file of await Promise.all(some.map((each) => this.#readFile(each, since)))) {
        if (file === undefined) {
          return undefined;
        }
        files.set(file.path, file);
      }
    }
    return files;
  }

  /** Open documents, whatever git knows of them, since it learns late of what is typed and saved; and what git names. */
  #listDiffering({ root }: Project, since: Since): readonly ProjectFile[] {
    const named =
      since === 'saved' ? [] : this.head.repositories.flatMap(({ changed, added }) => [...changed, ...added]);
    const uris = new Set([...this.#session.documents.map(({ uri }) => uri), ...named]);
    return [...uris].flatMap((uri) => {
      const file = this.#session.find(uri);
      return file?.project.root === root && isOurs(file.path) ? [file] : [];
    });
  }

  async #readFile({ uri, path, project }: ProjectFile, since: Since): Promise<EarlierFile | undefined> {
    const texts = this.#textsOf(uri, since) ?? this.saved;
    const found: EarlierText = await texts.get(uri);
    if ('cause' in found) {
      return undefined;
    }
    const { text } = found;
    const known = this.#readAlready(uri, path, since, text);
    if (known !== undefined) {
      return known;
    }
    const isManifest = text !== undefined && !isConfigPath(path);
    const file = isManifest
      ? await runCooperatively(readSourceFileInSteps(path, text, project.snapshot.files.get(path)))
      : undefined;
    const read: EarlierFile = { path, text, file };
    this.#files.set(`${since} ${uri}`, read);
    return read;
  }

  #readAlready(uri: string, path: string, since: Since, text: string | undefined): EarlierFile | undefined {
    const known = this.#files.get(`${since} ${uri}`);
    return known?.path === path && known.text === text ? known : undefined;
  }
}

function isOurs(path: string): boolean {
  return isManifestPath(path) || isConfigPath(path);
}

function toChange({ path, text, file }: EarlierFile): ProjectChange {
  return file ?? { path, text };
}

/** Nothing differs from what it was made from but files that are replaced anyway. */
function isStillTrue(known: Known, { config, snapshot, isIgnored }: Project, files: Known['files']): boolean {
  const hasSameFiles =
    known.files.size === files.size && [...files].every(([path, file]) => known.files.get(path) === file);
  const hasSameSettings = known.after.config === config && known.after.isIgnored === isIgnored;
  const others = (project: Project): readonly SourceFile[] =>
    [...project.snapshot.files.values()].filter(({ path }) => !files.has(path));
  if (!hasSameFiles || !hasSameSettings) {
    return false;
  }
  const [then, now] = [others(known.after), others({ ...known.after, snapshot })];
  return (
    then.length === now.length && now.every((file) => known.after.snapshot.files.get(file.path) === file)
  );
}
