/**
 * `podgate check --fix`: applies the safe fixes to the files that were asked about, and writes those that changed. What
 * is safe, and what comes out, is the engine's; here is what becomes of files, and what is said about it.
 */
import { fixAll, type Finding, type FixedFile } from '../../../engine/src/index.ts';
import { writeTextFile } from '../../../files/src/writeText.ts';
import type { OpenProject } from '../input/openProject.ts';

/**
 * The project as it is when the files with these findings are fixed. A file that cannot be written stays as it is, and
 * the run is incomplete.
 */
export function fixFiles(project: OpenProject, findings: readonly Finding[]): OpenProject {
  let { snapshot, isIncomplete } = project;
  for (const file of new Set(findings.map(({ location }) => location.file))) {
    const text = snapshot.files.has(file) ? project.readText(file) : undefined;
    if (text === undefined) {
      continue;
    }
    const fixed = fixAll(snapshot, { file, text });
    const failure =
      fixed.edit === undefined ? undefined : writeTextFile(project.filePath(file) ?? file, text, fixed.text);
    if (failure !== undefined) {
      project.messages.error(`cannot fix ${project.showPath(file)}: ${failure.cause}`);
      isIncomplete = true;
    } else if (fixed.edit !== undefined) {
      project.messages.note(`fixed ${project.showPath(file)}: ${countFixes(fixed)}`);
      snapshot = fixed.snapshot;
    }
  }
  return { ...project, snapshot, isIncomplete };
}

/** `2 unused-suppression, 1 blank-means-all`, in the order of the text. */
function countFixes({ fixes }: FixedFile): string {
  const counts = new Map<string, number>();
  for (const { finding } of fixes) {
    const rule = finding?.rule ?? '';
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return [...counts].map(([rule, count]) => `${String(count)} ${rule}`).join(', ');
}
