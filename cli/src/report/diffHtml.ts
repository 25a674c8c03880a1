/**
 * `diff --format html`: the matrix page of the later state, held against the earlier one, with the reasons of both.
 */
import { finishSteps } from '../../../engine/src/index.ts';
import type { Report, ReportScope } from '../../../protocol/src/report.ts';
import { reportComparisonInSteps } from '../../../wire/src/reportToWire.ts';
import type { Line } from '../output/line.ts';
import type { DiffReport } from './diffReport.ts';
import { fillReportPage, reportPlaceAt, type ReportTemplate } from './reportPage.ts';

/** The whole file; `nothing` is what there is now where no scope has a workload. Each scope is worked out when it is written. */
export function renderDiffHtml(
  template: ReportTemplate,
  report: DiffReport,
  nothing: Report['nothing'],
): Iterable<Line> {
  return fillReportPage(template, nothing, describeScopes(report));
}

function* describeScopes({ old, scopes, placeOf }: DiffReport): Generator<ReportScope, void, undefined> {
  const placeAt = { before: reportPlaceAt(placeOf.before), after: reportPlaceAt(placeOf.after) };
  for (const { name, diff } of scopes) {
    yield finishSteps(reportComparisonInSteps({ name, sides: diff, nameBefore: old }, placeAt));
  }
}
