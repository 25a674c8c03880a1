/**
 * `podgate matrix`: reads exactly the given paths and prints who can reach whom. Its exit code says whether it
 * could run, never what the answer was.
 */
import { findEmptiness } from '../../../engine/src/index.ts';
import { EXIT_OK, EXIT_TROUBLE, UsageError } from '../exitCode.ts';
import { openProject, type OpenProject } from '../input/openProject.ts';
import type { Io } from '../io.ts';
import { parseChoice } from '../options/parseChoice.ts';
import { parsePort } from '../options/parsePort.ts';
import type { CommonOptions } from '../options/commonOptions.ts';
import { countText } from '../output/countText.ts';
import { readerOf, type Line } from '../output/line.ts';
import { Progress } from '../output/progress.ts';
import { openOutput } from '../output/openOutput.ts';
import { widthOf } from '../output/widthOf.ts';
import { writeLines } from '../output/writeLines.ts';
import { renderMatrixCsv } from '../report/matrixCsv.ts';
import { renderMatrixDot } from '../report/matrixDot.ts';
import { renderMatrixHtml, type ScopeQuestion } from '../report/matrixHtml.ts';
import { renderMatrixJson } from '../report/matrixJson.ts';
import { renderMatrixList, type UncertainPairs } from '../report/matrixList.ts';
import { renderMatrixMarkdown } from '../report/matrixMarkdown.ts';
import { renderMatrixText } from '../report/matrixText.ts';
import { createPlaceOf } from '../report/place.ts';
import { readReportTemplate, type ReportTemplate } from '../report/reportPage.ts';
import type { ScopeMatrix } from '../report/scopeMatrix.ts';
import { refuseTooLarge } from './refuseTooLarge.ts';
import { emptinessText } from './emptinessText.ts';
import { reportUnread } from './reportUnread.ts';
import { resolveQuestion, type AskedQuestion } from './resolveQuestion.ts';
import { selectScopes } from './selectScopes.ts';

export interface MatrixOptions extends CommonOptions {
  readonly format: string;
  readonly from?: string;
  readonly to?: string;
  readonly port?: string;
  readonly verdict?: string;
  readonly output?: string;
}

const FORMATS = ['text', 'list', 'json', 'csv', 'md', 'dot', 'html'] as const;
type Format = (typeof FORMATS)[number];

/** Prints the matrix of the manifests at `paths`; answers the exit code. */
export async function runMatrix(paths: readonly string[], options: MatrixOptions, io: Io): Promise<number> {
  const format = parseChoice('format', options.format, FORMATS);
  const asked = readQuestion(options, format);
  const template = format === 'html' ? readReportTemplate() : undefined;
  const project = await openProject({ paths, options, reach: 'paths', io });
  const scopes = selectScopes(project.snapshot.scopes, options.scope);
  if (format === 'list' && 1 < scopes.length) {
    const names = scopes.map(({ name }) => name).join(', ');
    throw new UsageError(`--format list shows one scope; choose it with --scope (there are: ${names})`);
  }
  if (format === 'html') {
    scopes.forEach((scope) => {
      refuseTooLarge(scope.name, scope);
    });
  }
  const progress = new Progress(io.stderr);
  const questions = resolveQuestion(scopes, asked);
  const matrices = questions.map(({ scope, question }): ScopeMatrix => ({
    name: scope.name,
    cluster: scope.cluster,
    reachability: scope.reachability,
    question,
    showPath: project.showPath,
    onRow: (done, total) => {
      progress.report('computing', done, total, 'rows');
    },
  }));
  reportUnread(project);
  const emptiness = findEmptiness(project.snapshot);
  // The text says so itself where it has something to begin with.
  const isSaid = format === 'text' && emptiness?.type === 'noWorkloads';
  if (emptiness !== undefined && !isSaid && 0 < project.reportedFiles.size) {
    project.messages.note(emptinessText(emptiness, project, 'matrix -'));
  }
  const uncertain: UncertainPairs = { unknown: 0, undefined: 0 };
  const output = openOutput(options.output, io);
  const verdict = options.verdict === 'allowed' ? 'allowed' : undefined;
  const lines = renderMatrix(format, {
    matrices,
    questions: questions.map(({ scope, question }) => ({ scope, question: { ...question, verdict } })),
    project,
    uncertain,
    template,
    width: widthOf(output.stream),
  });
  await writeLines(lines, output.stream, output.colorMode, readerOf(format));
  output.close();
  progress.clear();
  reportUncertain(uncertain, project);
  return project.isIncomplete ? EXIT_TROUBLE : EXIT_OK;
}

function readQuestion(options: MatrixOptions, format: Format): AskedQuestion {
  const verdicts = parseChoice('verdict', options.verdict ?? 'allowed', ['allowed', 'all'] as const);
  if (format === 'list' && verdicts === 'all') {
    throw new UsageError('--format list has allowed connections only; use json or csv for --verdict all');
  }
  const port = options.port === undefined ? undefined : parsePort(options.port);
  return { from: options.from, to: options.to, port, verdicts };
}

interface MatrixReport {
  readonly matrices: readonly ScopeMatrix[];
  /** For html. */
  readonly questions: readonly ScopeQuestion[];
  readonly project: OpenProject;
  readonly uncertain: UncertainPairs;
  /** For html. */
  readonly template: ReportTemplate | undefined;
  readonly width: number;
}

function renderMatrix(format: Format, report: MatrixReport): Iterable<Line> {
  const { matrices, project } = report;
  switch (format) {
    case 'text':
      return renderMatrixText(matrices, report.width);
    case 'list':
      return matrices[0] === undefined ? [] : renderMatrixList(matrices[0], report.uncertain);
    case 'json':
      return renderMatrixJson(matrices, createPlaceOf(project));
    case 'csv':
      return renderMatrixCsv(matrices);
    case 'md':
      return renderMatrixMarkdown(matrices);
    case 'dot':
      return renderMatrixDot(matrices);
    case 'html':
      return report.template === undefined
        ? []
        : renderMatrixHtml(report.template, {
            scopes: report.questions,
            nothing: findEmptiness(project.snapshot)?.type,
            placeOf: createPlaceOf(project),
          });
  }
}

/** What `list` leaves out because it is not certain. */
function reportUncertain({ unknown, undefined: open }: UncertainPairs, { messages }: OpenProject): void {
  if (0 < unknown) {
    messages.note(
      `${countText(unknown, 'pair is', 'pairs are')} unknown at least in part: the manifests do not say enough`,
    );
  }
  if (0 < open) {
    messages.note(
      `${countText(open, 'pair is', 'pairs are')} undefined at least in part: Kubernetes leaves it open`,
    );
  }
}
