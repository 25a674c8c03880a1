/**
 * `check --format github`: annotations of GitHub Actions, one a finding, which the forge shows beside the lines of a
 * pull request. Paths count from the top of the repository. GitHub has three severities; infos and hints are notices.
 */
import { formatMessage, type Finding, type Severity } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import type { CheckReport } from './checkReport.ts';
import { summaryText } from './checkText.ts';
import type { Place } from './place.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

/** The annotations, and the summary for who reads the log. */
export function* renderCheckGithub(report: CheckReport): Generator<Line, void, undefined> {
  for (const finding of report.findings) {
    yield [annotation(finding, report.repositoryPlaceOf(finding.location))];
  }
  yield [summaryText(report)];
}

function annotation({ severity, rule, message }: Finding, place: Place): string {
  const properties = [...placeProperties(place), `title=${escapeProperty(rule)}`];
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(formatMessage(message))}`;
}

/** Columns are taken only where start and end are on one line. */
function placeProperties({ file, line, column, endLine, endColumn }: Place): readonly string[] {
  const columns = line === endLine ? [`col=${String(column)}`, `endColumn=${String(endColumn)}`] : [];
  const lines = [`line=${String(line)}`, `endLine=${String(endLine)}`];
  return [`file=${escapeProperty(file)}`, ...lines, ...columns];
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
