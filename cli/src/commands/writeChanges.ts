/**
 * What becomes of a change of manifests that is ready: printed as a patch, to be looked at and applied by others, or written
 * to the files. What it does was tried out before; here it is said.
 */
import type { OpenProject } from '../input/openProject.ts';
import type { Io } from '../io.ts';
import { colorModeOf } from '../output/line.ts';
import { patchLines } from '../output/linePatch.ts';
import { writeLines } from '../output/writeLines.ts';
import { writeNewFile, writeTextFile } from '../../../files/src/writeText.ts';

export interface PolicyChanges {
  /** The texts of changed and of new files afterwards, by their paths in the snapshot. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is changed, and what that opens and closes. */
  readonly notes: readonly string[];
}

/** Prints the patch. */
export async function printChanges(project: OpenProject, { texts }: PolicyChanges, io: Io): Promise<void> {
  for (const [file, after] of texts) {
    const before = project.snapshot.files.has(file) ? project.readText(file) : undefined;
    const lines = patchLines({ path: project.showPath(file), before, after });
    await writeLines(lines, io.stdout, colorModeOf(io.stdout, io.env));
  }
}

/** Writes the files; whether each could be written. New ones come first, so that nothing is taken out that is nowhere else. */
export function writeChanges(project: OpenProject, { texts }: PolicyChanges): boolean {
  const files = [...texts].map(([file, text]) => ({ file, text, isNew: !project.snapshot.files.has(file) }));
  for (const { file, text, isNew } of files.sort((left, right) => Number(right.isNew) - Number(left.isNew))) {
    const cause = writeOne(project, file, text, isNew ? 'new' : 'changed');
    if (cause !== undefined) {
      project.messages.error(`cannot write ${project.showPath(file)}: ${cause}`);
      return false;
    }
    project.messages.note(`${isNew ? 'wrote' : 'changed'} ${project.showPath(file)}`);
  }
  return true;
}

/** Why it could not be written. */
function writeOne(
  { filePath, readText }: OpenProject,
  file: string,
  text: string,
  state: 'new' | 'changed',
): string | undefined {
  const path = filePath(file);
  if (path === undefined) {
    return 'standard input cannot be written';
  }
  const failure =
    state === 'new' ? writeNewFile(path, text) : writeTextFile(path, readText(file) ?? '', text);
  return failure?.cause;
}
