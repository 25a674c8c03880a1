/**
 * Says which rules broke down while findings were collected, which is a bug of Podgate. Without it a run would look as
 * clean as one whose rules all had their say.
 */
import type { OpenProject } from '../input/openProject.ts';

/** The project, incomplete where a rule broke down. To be asked when the findings have been collected. */
export function reportFailedRules(project: OpenProject): OpenProject {
  const failures = project.snapshot.failures();
  for (const { rule, file, error } of failures) {
    const at = file === undefined ? '' : ` on ${project.showPath(file)}`;
    const cause = error instanceof Error ? error.message : String(error);
    project.messages.error(
      `the rule ${rule} broke down${at}, so its findings are missing: ${cause}; please report this bug`,
    );
  }
  return failures.length === 0 ? project : { ...project, isIncomplete: true };
}
