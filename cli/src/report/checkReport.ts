/**
 * What every format of `podgate check` is made of. Fixes are looked for when a format asks for them, because that takes
 * the text of the file again.
 */
import { fixesByFinding, type Finding, type QuickFix, type Severity } from '../../../engine/src/index.ts';
import type { OpenProject } from '../input/openProject.ts';
import { createPlaceOf, createRepositoryPlaceOf, type PlaceOf } from './place.ts';

export interface CheckReport {
  readonly findings: readonly Finding[];
  /** The files that were looked at, named from the top of the repository. */
  readonly files: readonly string[];
  /** Places from the current folder, for people and their editors. */
  readonly placeOf: PlaceOf;
  /** Places from the top of the repository, for forges. */
  readonly repositoryPlaceOf: PlaceOf;
  readonly fixesOf: (finding: Finding) => readonly QuickFix[];
  /** The least severity that fails the run. */
  readonly failOn: Severity;
  /** Whether something that was asked for could not be read. */
  readonly isIncomplete: boolean;
}

export function createCheckReport(
  project: OpenProject,
  findings: readonly Finding[],
  failOn: Severity,
): CheckReport {
  return {
    findings,
    files: [...project.reportedFiles].map(project.repositoryPath),
    placeOf: createPlaceOf(project),
    repositoryPlaceOf: createRepositoryPlaceOf(project),
    fixesOf: createFixesOf(project),
    failOn,
    isIncomplete: project.isIncomplete,
  };
}

/** The fixes of one file at a time: findings come sorted by file, and a text is not kept for longer. */
function createFixesOf({ snapshot, readText }: OpenProject): CheckReport['fixesOf'] {
  let known: { readonly file: string; readonly fixesOf: CheckReport['fixesOf'] } | undefined;
  return (finding) => {
    const { file } = finding.location;
    if (known?.file !== file) {
      const isRead = snapshot.files.has(file) || snapshot.options.config?.path === file;
      const text = isRead ? readText(file) : undefined;
      const fixesOf =
        text === undefined ? () => [] : fixesByFinding(snapshot, { file, text }, readOnce(readText));
      known = { file, fixesOf };
    }
    return known.fixesOf(finding);
  };
}

/** A fix may edit another file, and the fixes of many findings the same one. */
function readOnce(readText: OpenProject['readText']): OpenProject['readText'] {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) {
      texts.set(file, readText(file));
    }
    return texts.get(file);
  };
}
