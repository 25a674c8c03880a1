/**
 * What git has of the workspace, as the editor's own git extension knows it: which repositories there are, at which commit, which
 * files differ from it, and their texts. Nothing runs git here, and nothing is asked where nobody listens.
 */
import { type Disposable, type Event, EventEmitter, extensions, Uri } from 'vscode';
import type { HeadTextParams, HeadTextResult, RepositoryHead } from '../../protocol/src/compare.ts';
import {
  findGitExtension,
  GIT_ADDED,
  type GitApi,
  type GitChange,
  type GitExtension,
  type GitRepository,
} from './gitExtension.ts';
import { readHeadText } from './readHeadText.ts';

export class GitHeads implements Disposable {
  readonly #changed = new EventEmitter<void>();
  #extension: GitExtension | undefined;
  #api: GitApi | undefined;
  #lookout: Disposable | undefined;
  readonly #ofExtension: Disposable[] = [];
  readonly #ofApi: Disposable[] = [];
  readonly #ofRepositories = new Map<GitRepository, Disposable>();

  /** Repositories, their commits, or which files differ. */
  get onDidChange(): Event<void> {
    return this.#changed.event;
  }

  /** Those that have a commit. */
  get repositories(): readonly RepositoryHead[] {
    return (this.#api?.repositories ?? []).flatMap((repository) => {
      const commit = repository.state.HEAD?.commit;
      return commit === undefined ? [] : [describe(repository, commit)];
    });
  }

  /** Looks for the git extension, which may come and go; once. */
  start(): void {
    if (this.#lookout === undefined) {
      this.#lookout = extensions.onDidChange(() => void this.#find());
      void this.#find();
    }
  }

  readText({ uri, commit }: HeadTextParams): Promise<HeadTextResult | null> {
    const { repositories = [] } = this.#api ?? {};
    const file = Uri.parse(uri, true);
    const repository = repositories.find(
      ({ state, rootUri }) => isBelow(file, rootUri.toString()) && state.HEAD?.commit === commit,
    );
    return readHeadText(repository, { commit, file });
  }

  /** The address of what the commit has of a file; `undefined` where git is not there. */
  addressOf(uri: Uri): Uri | undefined {
    const [innermost] = this.repositories
      .filter(({ root }) => isBelow(uri, root))
      .sort((left, right) => right.root.length - left.root.length);
    return innermost === undefined ? undefined : this.#api?.toGitUri(uri, innermost.commit);
  }

  dispose(): void {
    this.#lookout?.dispose();
    disposeAll(this.#ofExtension);
    this.#leave();
    this.#changed.dispose();
  }

  async #find(): Promise<void> {
    const found = await findGitExtension();
    if (found === this.#extension) {
      return;
    }
    this.#extension = found;
    disposeAll(this.#ofExtension);
    if (found !== undefined) {
      this.#ofExtension.push(
        found.onDidChangeEnablement(() => {
          this.#enter();
        }),
      );
    }
    this.#enter();
  }

  /** Switched off, it is there and throws. */
  #enter(): void {
    this.#leave();
    const api = this.#extension?.enabled === true ? this.#extension.getAPI(1) : undefined;
    this.#api = api;
    if (api !== undefined) {
      this.#ofApi.push(
        api.onDidOpenRepository((repository) => {
          this.#follow(repository);
          this.#changed.fire();
        }),
        api.onDidCloseRepository((repository) => {
          this.#ofRepositories.get(repository)?.dispose();
          this.#ofRepositories.delete(repository);
          this.#changed.fire();
        }),
      );
      api.repositories.forEach((repository) => {
        this.#follow(repository);
      });
    }
    this.#changed.fire();
  }

  #follow(repository: GitRepository): void {
    const listener = repository.state.onDidChange(() => {
      this.#changed.fire();
    });
    this.#ofRepositories.set(repository, listener);
  }

  #leave(): void {
    disposeAll(this.#ofApi);
    disposeAll([...this.#ofRepositories.values()]);
    this.#ofRepositories.clear();
  }
}

function describe({ rootUri, state }: GitRepository, commit: string): RepositoryHead {
  const { mergeChanges, indexChanges, workingTreeChanges, untrackedChanges = [] } = state;
  const changes = [...mergeChanges, ...indexChanges, ...workingTreeChanges, ...untrackedChanges];
  const isAdded = ({ status }: GitChange): boolean => GIT_ADDED.has(status);
  return {
    root: rootUri.toString(),
    commit,
    changed: listUris(changes.filter((change) => !isAdded(change))),
    added: changes.filter(isAdded).map(({ uri }) => uri.toString()),
  };
}

/** Of a file that was moved, both places. */
function listUris(changes: readonly GitChange[]): readonly string[] {
  return [
    ...new Set(changes.flatMap(({ uri, originalUri }) => [uri.toString(), originalUri.toString()])),
  ].sort();
}

/** As the editor spells addresses; others may spell them differently. */
function isBelow(uri: Uri, root: string): boolean {
  return uri.toString().startsWith(`${root}/`);
}

function disposeAll(disposables: Disposable[]): void {
  disposables.splice(0).forEach((disposable) => void disposable.dispose());
}
