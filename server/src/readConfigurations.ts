/**
 * What the manifests of a project say about the programs in pods, read from their texts: those of editors, else of files.
 * In steps, between which others are answered. A file that is another one by now is not guessed at: it is named.
 */
import type { CancellationToken } from 'vscode-languageserver';
import { readConfiguration, type FileConfiguration } from '../../engine/src/index.ts';
import { createPacer } from './lsp/runCooperatively.ts';
import type { Project } from './project.ts';
import { readKnownText } from './readKnownText.ts';
import type { ServerContext } from './serverContext.ts';

export interface ReadConfigurations {
  readonly configurations: ReadonlyMap<string, FileConfiguration>;
  /** Paths of files that are not known in full. */
  readonly unread: readonly string[];
}

export async function readConfigurations(
  context: ServerContext,
  { root, snapshot }: Project,
  token: CancellationToken,
): Promise<ReadConfigurations> {
  const configurations = new Map<string, FileConfiguration>();
  const unread: string[] = [];
  const pace = createPacer(token);
  for (const [path, file] of snapshot.files) {
    await pace();
    const text = await readKnownText(context, { root, file }, token);
    if (text !== undefined) {
      configurations.set(path, readConfiguration(file, text));
    }
    if (text === undefined || file.units.some(({ isStale, skipped }) => isStale || skipped !== undefined)) {
      unread.push(path);
    }
  }
  return { configurations, unread };
}
