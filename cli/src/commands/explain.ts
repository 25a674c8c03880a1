/**
 * `podgate explain`: why one end may connect to another or may not, and what would have to change. It reads exactly the
 * given paths; its exit code says whether it could run, never what the answer was.
 */
import { findEmptiness, type ScopeView } from '../../../engine/src/index.ts';
import { EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { openProject, type OpenProject } from '../input/openProject.ts';
import type { Io } from '../io.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { parseChoice } from '../options/parseChoice.ts';
import { parsePort } from '../options/parsePort.ts';
import { formatCount } from '../output/countText.ts';
import { colorModeOf, readerOf } from '../output/line.ts';
import { widthOf } from '../output/widthOf.ts';
import { writeLines } from '../output/writeLines.ts';
import { renderExplainJson } from '../report/explainJson.ts';
import { createOpeningOf } from '../report/explainOpening.ts';
import type { ExplainReport } from '../report/explainReport.ts';
import { renderExplainText } from '../report/explainText.ts';
import { createPlaceOf } from '../report/place.ts';
import { emptinessText } from './emptinessText.ts';
import { reportUnread } from './reportUnread.ts';
import { resolvePairs } from './resolvePairs.ts';
import { selectScopes } from './selectScopes.ts';

export interface ExplainOptions extends CommonOptions {
  readonly from: string;
  readonly to: string;
  readonly port?: string;
  readonly format: string;
}

const FORMATS = ['text', 'json'] as const;

/** Explains a pair of the manifests at `paths`; answers the exit code. */
export async function runExplain(paths: readonly string[], options: ExplainOptions, io: Io): Promise<number> {
  const format = parseChoice('format', options.format, FORMATS);
  const port = options.port === undefined ? undefined : parsePort(options.port);
  const project = await openProject({ paths, options, reach: 'paths', io });
  refuseEmpty(project);
  const view = chooseScope(selectScopes(project.snapshot.scopes, options.scope));
  const { from, to } = options;
  const { pairs, restCount } = resolvePairs(view, { from, to, port, verdicts: 'all' });
  const report: ExplainReport = {
    view,
    pairs,
    port,
    placeOf: createPlaceOf(project),
    readText: project.readText,
    openingOf: createOpeningOf(project, view),
  };
  reportUnread(project);
  if (0 < restCount) {
    project.messages.note(
      `${from} and ${to} stand for many pairs here; one of each answer is explained, and ${formatCount(restCount)} are not`,
    );
  }
  const lines = format === 'json' ? renderExplainJson(report) : renderExplainText(report, widthOf(io.stdout));
  await writeLines(lines, io.stdout, colorModeOf(io.stdout, io.env), readerOf(format));
  return project.isIncomplete ? EXIT_TROUBLE : EXIT_OK;
}

function refuseEmpty(project: OpenProject): void {
  const emptiness = findEmptiness(project.snapshot);
  if (emptiness !== undefined) {
    throw new UsageError(
      `there is no pair to explain: ${emptinessText(emptiness, project, 'explain - --from ...')}`,
    );
  }
}

function chooseScope(scopes: readonly ScopeView[]): ScopeView {
  const [scope, ...others] = scopes;
  if (scope === undefined) {
    throw new Error('there are workloads, and no scope');
  }
  if (0 < others.length) {
    const names = scopes.map(({ name }) => name).join(', ');
    throw new UsageError(`a pair is of one scope; choose it with --scope (there are: ${names})`);
  }
  return scope;
}
