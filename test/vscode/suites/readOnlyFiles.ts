/**
 * A file system for the tests that can only be read: a folder `/shop` with a few files, all of them in memory.
 */
import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type FileStat,
  type Uri,
  workspace,
} from 'vscode';

export const READ_ONLY_SCHEME = 'podgate-read-only';
const FOLDER = '/shop';

export function registerReadOnlyFiles(files: Readonly<Record<string, string>>): Disposable {
  return workspace.registerFileSystemProvider(READ_ONLY_SCHEME, new ReadOnlyFiles(files), {
    isCaseSensitive: true,
    isReadonly: true,
  });
}

class ReadOnlyFiles implements FileSystemProvider {
  readonly onDidChangeFile = new EventEmitter<FileChangeEvent[]>().event;
  readonly #files: ReadonlyMap<string, Uint8Array>;

  constructor(files: Readonly<Record<string, string>>) {
    this.#files = new Map(
      Object.entries(files).map(([name, text]) => [`${FOLDER}/${name}`, new TextEncoder().encode(text)]),
    );
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }

  stat(uri: Uri): FileStat {
    const isFolder = uri.path === FOLDER || uri.path === '/';
    const size = isFolder ? 0 : this.readFile(uri).length;
    return { type: isFolder ? FileType.Directory : FileType.File, ctime: 0, mtime: 0, size };
  }

  readDirectory(): [string, FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(FOLDER.length + 1), FileType.File]);
  }

  readFile(uri: Uri): Uint8Array {
    const content = this.#files.get(uri.path);
    if (content === undefined) {
      throw FileSystemError.FileNotFound(uri);
    }
    return content;
  }

  writeFile(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  createDirectory(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  delete(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }

  rename(uri: Uri): void {
    throw FileSystemError.NoPermissions(uri);
  }
}
