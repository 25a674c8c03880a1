/**
 * For clients that watch no files: looks which files came, went or changed on the disk, and reads those. It is asked
 * to when somebody saves, which is when answers are looked at; what changed behind the editor's back counts then.
 */
import { isConfigPath } from '../../engine/src/index.ts';
import { reindex } from './indexWorkspace.ts';
import { createPacer, runCooperatively } from './lsp/runCooperatively.ts';
import { uriBelow } from './lsp/uri.ts';
import { readAgain } from './readAgain.ts';
import type { ServerContext } from './serverContext.ts';

/** Starts to look; the news go out when what changed has been read. */
export function lookAgain(context: ServerContext): void {
  context.guard('looking for changed files', async () => {
    const touched = await findTouched(context);
    if (touched.some(isConfigPath)) {
      reindex(context);
    } else if (0 < touched.length) {
      readAgain(context, touched);
    }
  });
}

/** Files that are not as they were read, and those that are gone. What an editor has open is its own. */
async function findTouched({ session, files }: ServerContext): Promise<readonly string[]> {
  await session.whenIndexed();
  const pace = createPacer();
  const configs = session
    .projects()
    .flatMap(({ root, config }) => (config === undefined ? [] : uriBelow(root, config.path)));
  const gone = new Set([...configs, ...session.knownBelow(session.folders)]);
  const changed: string[] = [];
  for (const folder of session.folders) {
    const found = await files.findFiles(folder, (steps) => runCooperatively(steps));
    for (const uri of [...found.configs, ...found.manifests]) {
      await pace();
      gone.delete(uri);
      if (files.hasChanged(uri)) {
        changed.push(uri);
      }
    }
  }
  return [...changed, ...gone].filter((uri) => session.document(uri) === undefined);
}
