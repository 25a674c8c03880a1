/**
 * What the manifests of a project say about the programs in pods, read from their texts: those of editors, else of files.
 * In steps, between which others are answered. A file that is another one by now is not guessed at: it is named.
 */
import type { CancellationToken } from 'vscode-languageserver';
import {
  readConfiguration,
  readSourceFileInSteps,
  type FileConfiguration,
  type SourceFile,
} from '../../engine/src/index.ts';
import { createPacer, runCooperatively } from './lsp/runCooperatively.ts';
import { uriBelow } from './lsp/uri.ts';
import type { Project } from './project.ts';
import type { ServerContext } from './serverContext.ts';

export interface ReadConfigurations {
  readonly configurations: ReadonlyMap<string, FileConfiguration>;
  /** Paths of files that are not known in full. */
  readonly unread: readonly string[];
}

export async function readConfigurations(
  { session, files }: ServerContext,
  { root, snapshot }: Project,
  token: CancellationToken,
): Promise<ReadConfigurations> {
  const configurations = new Map<string, FileConfiguration>();
  const unread: string[] = [];
  const pace = createPacer(token);
  for (const [path, file] of snapshot.files) {
    await pace();
    const uri = uriBelow(root, path);
    const text = session.document(uri)?.text.getText() ?? (await files.readText(uri));
    const isSame = typeof text === 'string' && (await isTextOf(file, text, token));
    if (isSame) {
      configurations.set(path, readConfiguration(file, text));
    }
    if (!isSame || file.units.some(({ isStale, skipped }) => isStale || skipped !== undefined)) {
      unread.push(path);
    }
  }
  return { configurations, unread };
}

/** Whether the file was read from this text. Its units are found again, not parsed. */
async function isTextOf(file: SourceFile, text: string, token: CancellationToken): Promise<boolean> {
  const { units } = await runCooperatively(readSourceFileInSteps(file.path, text, file), token);
  return (
    units.length === file.units.length &&
    units.every(({ fingerprint, start }, index) => {
      const known = file.units[index];
      return known !== undefined && known.fingerprint === fingerprint && known.start === start;
    })
  );
}
