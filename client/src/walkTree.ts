/**
 * Finds files by looking into one folder after the other: for file systems that cannot be searched. A folder that cannot
 * be read is told and passed over. It knows folders only as what it was given; which file system they are in is
 * another's matter.
 */

export interface TreeEntry {
  readonly name: string;
  /** A link to a folder is `other`: following it might never end. */
  readonly kind: 'file' | 'folder' | 'other';
}

/** A file system, as far as a walk needs one. */
export interface Tree<Place> {
  readonly list: (folder: Place) => PromiseLike<readonly TreeEntry[]>;
  readonly child: (folder: Place, name: string) => Place;
  readonly failed: (folder: Place, error: unknown) => void;
}

export interface WalkPlan {
  readonly takes: (fileName: string) => boolean;
  readonly enters: (folderName: string) => boolean;
  /** Enough; with a few more, since several folders are looked into at once. */
  readonly filesMax: number;
  readonly isCancelled: () => boolean;
}

/** At once: a file system far away answers slowly, and many questions together. */
const FOLDERS_AT_ONCE = 16;
/** A tree that is larger is not one of manifests, or has no end. */
const FOLDERS_MAX = 20_000;

/** The files of the tree below `root`, those of outer folders first. */
export async function walkTree<Place>(
  root: Place,
  tree: Tree<Place>,
  plan: WalkPlan,
): Promise<readonly Place[]> {
  const files: Place[] = [];
  const waiting: Place[] = [root];
  let folderCount = 0;
  const isDone = (): boolean =>
    FOLDERS_MAX <= folderCount || plan.filesMax <= files.length || plan.isCancelled();
  while (0 < waiting.length && !isDone()) {
    const batch = waiting.splice(0, FOLDERS_AT_ONCE);
    folderCount += batch.length;
    for (const { name, kind, place } of await listFolders(batch, tree)) {
      if (kind === 'folder' && plan.enters(name)) {
        waiting.push(place);
      } else if (kind === 'file' && plan.takes(name)) {
        files.push(place);
      }
    }
  }
  return files;
}

interface PlacedEntry<Place> extends TreeEntry {
  readonly place: Place;
}

async function listFolders<Place>(
  folders: readonly Place[],
  tree: Tree<Place>,
): Promise<readonly PlacedEntry<Place>[]> {
  const lists = await Promise.all(folders.map((folder) => listFolder(folder, tree)));
  return lists.flat();
}

async function listFolder<Place>(folder: Place, tree: Tree<Place>): Promise<readonly PlacedEntry<Place>[]> {
  try {
    const entries = await tree.list(folder);
    return entries.map((entry) => ({ ...entry, place: tree.child(folder, entry.name) }));
  } catch (error) {
    tree.failed(folder, error);
    return [];
  }
}
