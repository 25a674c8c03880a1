/**
 * The files of a commit as if they lay where the working tree is: read from git's objects, without a checkout. Links
 * within the repository are followed; what git keeps elsewhere (submodules) is not there.
 */
import { join, posix } from 'node:path';
import { isConfigPath, isManifestPath, KUSTOMIZATION_FILE_NAMES } from '../../../engine/src/index.ts';
import type { FileFailure } from '../../../files/src/fileFailure.ts';
import type { FileTree, TreeEntry } from '../../../files/src/fileTree.ts';
import { isBelow, relativePath } from '../../../files/src/paths.ts';
import { decodeText } from '../../../files/src/readText.ts';
import { runGit, type GitQuestion } from './runGit.ts';

export interface CommitTree extends FileTree {
  /** Paths below the repository's top at which another repository would lie. */
  readonly submodules: readonly string[];
}

/** Where a commit is looked at from. */
export interface CommitPlace {
  /** The repository's top folder. */
  readonly top: string;
  /** The object name of the commit's tree. */
  readonly treeId: string;
  /** The path in the repository that is asked about; its manifests are read at once. */
  readonly path: string;
  readonly env: GitQuestion['env'];
}

/** One file of the tree. */
interface Blob {
  readonly id: string;
  readonly isLink: boolean;
}

/** The tree; or git's line where it cannot be listed. */
export function openCommitTree(place: CommitPlace): CommitTree | string {
  const { top, treeId, env } = place;
  const args = ['ls-tree', '-r', '-z', '--full-tree', treeId];
  const answer = runGit({ args, cwd: top, env });
  if (!answer.isOk) {
    return answer.trouble;
  }
  const { blobs, submodules } = readListing(answer.output.toString('utf8'));
  return new ObjectTree(place, blobs, submodules);
}

/** `<mode> <type> <id>\t<path>`, each ended by a NUL. */
function readListing(listing: string): {
  readonly blobs: ReadonlyMap<string, Blob>;
  readonly submodules: readonly string[];
} {
  const blobs = new Map<string, Blob>();
  const submodules: string[] = [];
  for (const record of listing.split('\0')) {
    const [, mode = '', type = '', id = '', path = ''] =
      /^(\d+) (\w+) ([0-9a-f]+)\t([^]+)$/.exec(record) ?? [];
    if (type === 'blob') {
      blobs.set(path, { id, isLink: mode === LINK_MODE });
    } else if (type === 'commit') {
      submodules.push(path);
    }
  }
  return { blobs, submodules };
}

const LINK_MODE = '120000';
/** Links that lead to links that lead to ... */
const LINKS_MAX = 20;
const NOWHERE = 'no such file or folder';

class ObjectTree implements CommitTree {
  readonly submodules: readonly string[];
  readonly #place: CommitPlace;
  readonly #blobs: ReadonlyMap<string, Blob>;
  /** By path in the repository; the top is `.`. */
  readonly #folders: ReadonlyMap<string, readonly TreeEntry[]>;
  readonly #texts = new Map<string, string | undefined>();

  constructor(place: CommitPlace, blobs: ReadonlyMap<string, Blob>, submodules: readonly string[]) {
    this.#place = place;
    this.#blobs = blobs;
    this.#folders = listFolders(blobs);
    this.submodules = submodules;
    this.#read([...blobs].filter(([path]) => isWanted(path, place.path)).map(([, { id }]) => id));
  }

  typeOf(path: string): 'file' | 'folder' | 'other' | FileFailure {
    // Whoever looks for the top of the repository finds it.
    if (path === join(this.#place.top, '.git')) {
      return 'other';
    }
    const found = this.#follow(path);
    if (typeof found === 'object') {
      return found;
    }
    return this.#blobs.has(found) ? 'file' : 'folder';
  }

  list(folder: string): readonly TreeEntry[] | FileFailure {
    const found = this.#follow(folder);
    return typeof found === 'object'
      ? found
      : (this.#folders.get(found) ?? { path: folder, cause: 'it is no folder' });
  }

  readText(path: string): string | FileFailure {
    const found = this.#follow(path);
    if (typeof found === 'object') {
      return found;
    }
    const blob = this.#blobs.get(found);
    if (blob === undefined) {
      return { path, cause: 'it is a folder' };
    }
    if (!this.#texts.has(blob.id)) {
      this.#read([blob.id]);
    }
    return this.#texts.get(blob.id) ?? { path, cause: 'git does not have it here, or it is too large' };
  }

  /** The path in the repository that an absolute one leads to, with every link on the way followed. */
  #follow(path: string): string | FileFailure {
    const { top } = this.#place;
    if (!isBelow(top, path)) {
      return { path, cause: NOWHERE };
    }
    const waiting = relativePath(top, path).split('/').reverse();
    let way = '.';
    let links = 0;
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      const next = posix.join(way, part);
      const blob = this.#blobs.get(next);
      if (next === '..' || next.startsWith('../') || (blob === undefined && !this.#folders.has(next))) {
        return { path, cause: links === 0 ? NOWHERE : 'a link that leads nowhere' };
      }
      if (blob?.isLink !== true) {
        way = next;
        continue;
      }
      links++;
      if (LINKS_MAX < links) {
        return { path, cause: 'a link that leads to itself' };
      }
      waiting.push(...this.#textOf(blob).split('/').reverse());
    }
    return way;
  }

  /** Empty for what git does not have here. */
  #textOf({ id }: Blob): string {
    if (!this.#texts.has(id)) {
      this.#read([id]);
    }
    return this.#texts.get(id) ?? '';
  }

  /** Reads objects into memory, many at a time; those that are not there, or too large, have no text. */
  #read(ids: readonly string[]): void {
    const missing = [...new Set(ids)].filter((id) => !this.#texts.has(id));
    for (const id of missing) {
      this.#texts.set(id, undefined);
    }
    const { top, env } = this.#place;
    for (const chunk of this.#chunk(missing)) {
      const input = chunk.map((id) => `${id}\n`).join('');
      const answer = runGit({ args: ['cat-file', '--batch'], cwd: top, env, input });
      if (answer.isOk) {
        readBatch(answer.output, (id, text) => this.#texts.set(id, text));
      }
    }
  }

  /** Objects that fit into memory together. */
  *#chunk(ids: readonly string[]): Generator<readonly string[], void, undefined> {
    if (ids.length === 0) {
      return;
    }
    const { top, env } = this.#place;
    const input = ids.map((id) => `${id}\n`).join('');
    const answer = runGit({ args: ['cat-file', '--batch-check'], cwd: top, env, input });
    let chunk: string[] = [];
    let size = 0;
    for (const line of answer.isOk ? answer.output.toString('utf8').split('\n') : []) {
      const [id = '', type, bytes] = line.split(' ');
      if (type !== 'blob' || BLOB_BYTES_MAX < Number(bytes)) {
        continue;
      }
      if (CHUNK_BYTES_MAX < size + Number(bytes)) {
        yield chunk;
        chunk = [];
        size = 0;
      }
      chunk.push(id);
      size += Number(bytes);
    }
    if (0 < chunk.length) {
      yield chunk;
    }
  }
}

/** A file over 20 MB is no manifest to anybody; this is what a text may be at all. */
const BLOB_BYTES_MAX: number = 256 * 1024 * 1024;
const CHUNK_BYTES_MAX: number = 512 * 1024 * 1024;

/** What a question about the path will read: manifests and what decides which of them count. */
function isWanted(path: string, asked: string): boolean {
  const name = posix.basename(path);
  if (name === '.gitignore' || isConfigPath(name)) {
    return true;
  }
  const isInside = asked === '.' || path === asked || path.startsWith(`${asked}/`);
  return isInside && (path === asked || isManifestPath(name) || KUSTOMIZATION_FILE_NAMES.includes(name));
}

function listFolders(blobs: ReadonlyMap<string, Blob>): ReadonlyMap<string, readonly TreeEntry[]> {
  const folders = new Map<string, TreeEntry[]>([['.', []]]);
  const add = (path: string, type: TreeEntry['type']): void => {
    const folder = posix.dirname(path);
    let entries = folders.get(folder);
    if (entries === undefined) {
      entries = [];
      folders.set(folder, entries);
      add(folder, 'folder');
    }
    entries.push({ name: posix.basename(path), type });
  };
  for (const [path, { isLink }] of blobs) {
    add(path, isLink ? 'link' : 'file');
  }
  return folders;
}

const LINE_FEED = 10;

/** `<id> blob <size>`, a line feed, so many bytes, a line feed; or `<id> missing`. */
function readBatch(output: Buffer, onBlob: (id: string, text: string) => void): void {
  let offset = 0;
  while (offset < output.length) {
    const end = output.indexOf(LINE_FEED, offset);
    const [id = '', type = '', size = ''] = output
      .toString('utf8', offset, end < 0 ? output.length : end)
      .split(' ');
    const start = (end < 0 ? output.length : end) + 1;
    if (type === 'blob') {
      onBlob(id, decodeText(output.subarray(start, start + Number(size))));
      offset = start + Number(size) + 1;
    } else {
      offset = start;
    }
  }
}
