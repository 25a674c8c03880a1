/**
 * Reads what is in folders that came as a whole: moved, copied or unpacked. Of those, editors tell no more than that the folder is
 * there. Folders that were there before are `indexWorkspace.ts`' matter.
 */
import { reindex } from './indexWorkspace.ts';
import { createPacer, runCooperatively } from './lsp/runCooperatively.ts';
import { readAgain } from './readAgain.ts';
import type { ServerContext } from './serverContext.ts';

/** Starts to look which of `uris` are folders, and to read those; the news go out when something was found. */
export function readFolders(context: ServerContext, uris: readonly string[]): void {
  context.guard('reading new folders', async () => {
    const { session, files, log } = context;
    const pace = createPacer();
    const manifests: string[] = [];
    for (const folder of await findFolders(context, uris)) {
      await pace();
      const found = await files.findFiles(folder, (steps) => runCooperatively(steps));
      if (found.configs.some((uri) => uri.startsWith(`${folder}/`))) {
        reindex(context);
        return;
      }
      for (const { uri, cause } of found.failures) {
        log.warn(`cannot read ${uri}: ${cause}`);
      }
      manifests.push(...found.manifests.filter((uri) => !session.knows(uri)));
    }
    if (0 < manifests.length) {
      readAgain(context, manifests);
    }
  });
}

/** None that lies in another one, and none that git leaves out. */
async function findFolders({ files }: ServerContext, uris: readonly string[]): Promise<readonly string[]> {
  const pace = createPacer();
  const folders = new Set<string>();
  for (const uri of uris) {
    await pace();
    if (files.isFolder(uri)) {
      folders.add(uri);
    }
  }
  return [...folders].filter((uri) => !isInOneOf(folders, uri) && files.counts(`${uri}/`));
}

function isInOneOf(folders: ReadonlySet<string>, uri: string): boolean {
  for (let end = uri.lastIndexOf('/'); 0 < end; end = uri.lastIndexOf('/', end - 1)) {
    if (folders.has(uri.slice(0, end))) {
      return true;
    }
  }
  return false;
}
