/**
 * Reads files of which somebody said that they changed, came or went, and gives their texts to the session. Open
 * documents are left to their editor. Which files are watched is said elsewhere.
 */
import { createPacer } from './lsp/runCooperatively.ts';
import type { ServerContext } from './serverContext.ts';

/** Starts to read the files; the news go out when all are read. */
export function readAgain(context: ServerContext, uris: readonly string[]): void {
  context.guard('reading files again', () => readAll(context, uris));
}

async function readAll(
  { session, files, log, announcer, earlier }: ServerContext,
  uris: readonly string[],
): Promise<void> {
  const pace = createPacer();
  for (const uri of uris) {
    await pace();
    earlier.saved.forget(uri);
    if (!session.knows(uri) && !files.counts(uri)) {
      continue;
    }
    const text = session.document(uri) === undefined ? await files.readText(uri) : undefined;
    if (typeof text === 'object') {
      log.warn(`cannot read ${text.uri}: ${text.cause}`);
      session.putUnreadable(uri, text.size);
    } else {
      session.put(uri, text);
    }
  }
  announcer.changed('workspace');
}
