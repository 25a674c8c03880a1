/**
 * `podgate check`: reads, and reports what is wrong. A file is judged together with its whole project, as the
 * editor does, but only findings in the given paths are reported.
 */
import type { Finding } from '../../../engine/src/index.ts';
import { EXIT_FINDINGS, EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { openProject, type OpenProject } from '../input/openProject.ts';
import { STANDARD_INPUT } from '../input/paths.ts';
import type { Io } from '../io.ts';
import { parseChoice } from '../options/parseChoice.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { colorModeOf, readerOf } from '../output/line.ts';
import { writeLines } from '../output/writeLines.ts';
import { renderCheckGithub } from '../report/checkGithub.ts';
import { renderCheckJson } from '../report/checkJson.ts';
import { renderCheckJunit } from '../report/checkJunit.ts';
import { createCheckReport } from '../report/checkReport.ts';
import { renderCheckSarif } from '../report/checkSarif.ts';
import { renderCheckText } from '../report/checkText.ts';
import { reaches, SEVERITIES } from '../report/severity.ts';
import { fixFiles } from './fixFiles.ts';
import { reportFailedRules } from './reportFailedRules.ts';
import { selectScopes } from './selectScopes.ts';

export interface CheckOptions extends CommonOptions {
  readonly format: string;
  readonly failOn: string;
  readonly fix?: true;
  readonly isolated?: true;
}

const RENDERERS = {
  text: renderCheckText,
  json: renderCheckJson,
  sarif: renderCheckSarif,
  github: renderCheckGithub,
  junit: renderCheckJunit,
} as const;
const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;

/** Checks the manifests at `paths`; answers the exit code. */
export async function runCheck(paths: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const format = parseChoice('format', options.format, FORMATS);
  const failOn = parseChoice('severity', options.failOn, SEVERITIES);
  const reach = options.isolated === true ? 'paths' : 'project';
  if (options.fix === true && paths.includes(STANDARD_INPUT)) {
    throw new UsageError('--fix cannot change standard input; name a file or a folder');
  }
  const opened = await openProject({ paths, options, reach, io });
  const fixed = options.fix === true ? fixFiles(opened, findReported(opened, options.scope)) : opened;
  const findings = findReported(fixed, options.scope);
  const project = reportFailedRules(fixed);
  const report = createCheckReport(project, findings, failOn);
  await writeLines(RENDERERS[format](report), io.stdout, colorModeOf(io.stdout, io.env), readerOf(format));
  if (project.isIncomplete) {
    return EXIT_TROUBLE;
  }
  return findings.some(({ severity }) => reaches(severity, failOn)) ? EXIT_FINDINGS : EXIT_OK;
}

/** The findings in the given paths and the chosen scope. */
function findReported(project: OpenProject, scopeName: string | undefined): readonly Finding[] {
  const findings = project.snapshot
    .findings()
    .filter(
      ({ location }) => project.reportedFiles.has(location.file) || location.file === project.config?.path,
    );
  if (scopeName === undefined) {
    return findings;
  }
  const { snapshot } = project;
  const scopes = new Set(selectScopes(snapshot.scopes, scopeName));
  return findings.filter(({ location }) =>
    snapshot.scopesOf(location.file).some((scope) => scopes.has(scope)),
  );
}
