/**
 * A file system for the tests, in any editor: `podgate-test://AUTHORITY/PATH` is what the file server at `AUTHORITY`
 * (`fileServer.mjs`) has at that path. What the server refuses is unavailable here, and whoever asks must live with it.
 */
import {
  Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  Uri,
  workspace,
} from 'vscode';

const SCHEME = 'podgate-test';
const GONE = 404;

/** An API that is not final: an editor offers it to extensions that it was told of, as VS Code for the web is told of GitHub's. */
interface SearchApi {
  readonly registerFileSearchProvider: (
    scheme: string,
    provider: {
      readonly provideFileSearchResults: (
        query: unknown,
        options: { readonly folder: Uri },
      ) => Promise<readonly Uri[]>;
    },
  ) => Disposable;
}

export function activate(context: ExtensionContext): void {
  const files = new ServedFiles();
  context.subscriptions.push(workspace.registerFileSystemProvider(SCHEME, files, { isCaseSensitive: true }));
  const { enabledApiProposals } = context.extension.packageJSON as { enabledApiProposals?: unknown };
  if (Array.isArray(enabledApiProposals)) {
    context.subscriptions.push(
      (workspace as unknown as SearchApi).registerFileSearchProvider(SCHEME, {
        provideFileSearchResults: (_query, { folder }) => files.findAll(folder),
      }),
    );
  }
}

class ServedFiles implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  /** Nobody but the editor changes these files. */
  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  async stat(uri: Uri): Promise<FileStat> {
    return (await (await ask(uri, 'GET', 'stat')).json()) as FileStat;
  }

  async readDirectory(uri: Uri): Promise<[string, FileType][]> {
    return (await (await ask(uri, 'GET', 'list')).json()) as [string, FileType][];
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return new Uint8Array(await (await ask(uri, 'GET', 'text')).arrayBuffer());
  }

  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    await ask(uri, 'PUT', 'text', content);
    this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
  }

  async delete(uri: Uri): Promise<void> {
    await ask(uri, 'DELETE', 'text');
    this.#changed.fire([{ type: FileChangeType.Deleted, uri }]);
  }

  /** All files below a folder, of those folders that can be read. */
  async findAll(folder: Uri): Promise<readonly Uri[]> {
    const entries = await this.readDirectory(folder).catch(() => []);
    const found = entries.map(([name, type]) => {
      const uri = Uri.joinPath(folder, name);
      return type === FileType.Directory ? this.findAll(uri) : Promise.resolve([uri]);
    });
    return (await Promise.all(found)).flat();
  }

  rename(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: Uri): never {
    throw FileSystemError.NoPermissions(uri);
  }
}

async function ask(
  uri: Uri,
  method: 'GET' | 'PUT' | 'DELETE',
  what: 'stat' | 'list' | 'text',
  body?: Uint8Array,
): Promise<Response> {
  const path = uri.path.split('/').map(encodeURIComponent).join('/');
  const request = body === undefined ? { method } : { method, body: body as Uint8Array<ArrayBuffer> };
  const response = await fetch(`http://${uri.authority}/files${path}?${what}`, request);
  if (response.ok) {
    return response;
  }
  throw response.status === GONE ? FileSystemError.FileNotFound(uri) : FileSystemError.Unavailable(uri);
}
