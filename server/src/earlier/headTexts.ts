/**
 * What the last commit has: which repositories there are and which files differ, as the client told, and texts, which it is
 * asked for. A text is true as long as the commit is the same.
 */
import type { Connection } from 'vscode-languageserver';
import type { HeadTextParams, RepositoryHead } from '../../../protocol/src/compare.ts';
import { pathBelow } from '../lsp/uri.ts';
import { withPatience } from '../lsp/withPatience.ts';
import { KnownTexts, type EarlierText, type EarlierTexts } from './knownTexts.ts';

export class HeadTexts implements EarlierTexts {
  readonly #connection: Connection;
  readonly #patienceMs: number;
  readonly #texts = new KnownTexts();
  #repositories: readonly RepositoryHead[] = [];

  constructor(connection: Connection, patienceMs: number) {
    this.#connection = connection;
    this.#patienceMs = patienceMs;
  }

  get repositories(): readonly RepositoryHead[] {
    return this.#repositories;
  }

  /** URIs as the server spells them. */
  take(repositories: readonly RepositoryHead[]): void {
    this.#repositories = repositories;
    const commits = new Set(repositories.map(({ commit }) => commit));
    this.#texts.forget((key) => !commits.has(key.slice(0, key.indexOf(' '))));
  }

  /** The innermost repository around a file or folder. */
  repositoryOf(uri: string): RepositoryHead | undefined {
    return this.#repositories
      .filter(({ root }) => root === uri || pathBelow(root, uri) !== undefined)
      .reduce<RepositoryHead | undefined>(
        (best, found) => (best === undefined || best.root.length < found.root.length ? found : best),
        undefined,
      );
  }

  peek(uri: string): EarlierText | undefined {
    const repository = this.repositoryOf(uri);
    if (repository === undefined) {
      return { text: undefined };
    }
    return repository.added.includes(uri)
      ? { text: undefined }
      : this.#texts.peek(`${repository.commit} ${uri}`);
  }

  get(uri: string): Promise<EarlierText> {
    const repository = this.repositoryOf(uri);
    const known = this.peek(uri);
    if (repository === undefined || known !== undefined) {
      return Promise.resolve(known ?? { text: undefined });
    }
    const { commit } = repository;
    return this.#texts.get(`${commit} ${uri}`, () => this.#fetch({ uri, commit }));
  }

  async #fetch(params: HeadTextParams): Promise<EarlierText> {
    const { uri } = params;
    const answer = this.#connection.sendRequest<unknown>('podgate/headText', params).then(
      (result) => readAnswer(uri, result),
      (error: unknown): EarlierText => ({
        uri,
        cause: error instanceof Error ? error.message : String(error),
      }),
    );
    const late = { uri, cause: `the editor has not answered within ${String(this.#patienceMs / 1000)} s` };
    return withPatience(answer, this.#patienceMs, late);
  }
}

/** What is no answer of the protocol says nothing about the file. */
function readAnswer(uri: string, result: unknown): EarlierText {
  if (result === null) {
    return { text: undefined };
  }
  const { text, cause }: { readonly text?: unknown; readonly cause?: unknown } =
    typeof result === 'object' ? result : {};
  return typeof text === 'string' ? { text } : { uri, cause: String(cause) };
}
