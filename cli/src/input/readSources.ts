/**
 * Reads files one after the other as the engine asks for them, and shows how far it is. What cannot be read is
 * noted, and the rest is read.
 */
import type { SourceText } from '../../../engine/src/index.ts';
import type { Progress } from '../output/progress.ts';
import type { FileTree } from '../../../files/src/fileTree.ts';
import type { FileFailure } from '../../../files/src/fileFailure.ts';
import { relativePath } from '../../../files/src/paths.ts';
import { STANDARD_INPUT } from './paths.ts';

export interface SourcesRequest {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** What standard input held, where it was asked for. */
  readonly input: string | undefined;
  readonly root: string;
  readonly tree: FileTree;
  readonly progress: Progress;
  /** Filled with the files that could not be read. */
  readonly unread: FileFailure[];
}

/** The texts under their paths from `root`. */
export function* readSources(request: SourcesRequest): Generator<SourceText, void, undefined> {
  const { files, input, root, tree, progress, unread } = request;
  if (input !== undefined) {
    yield { path: STANDARD_INPUT, text: input };
  }
  for (const [index, file] of files.entries()) {
    progress.report('reading', index, files.length, 'files');
    const text = tree.readText(file);
    if (typeof text === 'string') {
      yield { path: relativePath(root, file), text };
    } else {
      unread.push(text);
    }
  }
}
