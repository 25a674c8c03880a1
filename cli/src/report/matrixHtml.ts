/**
 * `matrix --format html`: the matrix page with each scope's matrix and reasons, opened on what was asked.
 */
import { finishSteps, type ScopeView } from '../../../engine/src/index.ts';
import type { Report, ReportScope } from '../../../protocol/src/report.ts';
import { reportScopeInSteps } from '../../../wire/src/reportToWire.ts';
import type { Line } from '../output/line.ts';
import type { PlaceOf } from './place.ts';
import { focusOf, type ReportQuestion } from './reportFocus.ts';
import { fillReportPage, reportPlaceAt, type ReportTemplate } from './reportPage.ts';

export interface ScopeQuestion {
  readonly scope: ScopeView;
  readonly question: ReportQuestion;
}

export interface MatrixHtml {
  readonly scopes: readonly ScopeQuestion[];
  /** What there is where no scope has a workload. */
  readonly nothing: Report['nothing'];
  readonly placeOf: PlaceOf;
}

/** The whole file; each scope is worked out when it is written. */
export function renderMatrixHtml(
  template: ReportTemplate,
  { scopes, nothing, placeOf }: MatrixHtml,
): Iterable<Line> {
  return fillReportPage(template, nothing, describeScopes(scopes, placeOf));
}

function* describeScopes(
  scopes: readonly ScopeQuestion[],
  placeOf: PlaceOf,
): Generator<ReportScope, void, undefined> {
  for (const { scope, question } of scopes) {
    const described = finishSteps(reportScopeInSteps(scope, reportPlaceAt(placeOf)));
    const focus = focusOf(question, scope, described.matrix);
    yield focus === undefined ? described : { ...described, focus };
  }
}
