/**
 * `check --format json`: the stable contract `podgate/check/1`. Lines and columns count from 1. `api` is there for
 * what the API server would say.
 */
import { formatMessage, type ApiError, type Finding, type QuickFix } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import type { CheckReport } from './checkReport.ts';
import { jsonElements } from './json.ts';
import type { Place } from './place.ts';

/** The whole document, one finding a line. */
export function* renderCheckJson(report: CheckReport): Generator<Line, void, undefined> {
  yield ['{ "schema": "podgate/check/1",'];
  yield ['  "findings": ['];
  for (const line of jsonElements('    ', listValues(report))) {
    yield [line];
  }
  yield ['  ] }'];
}

function* listValues({ findings, placeOf, fixesOf }: CheckReport): Generator<object, void, undefined> {
  for (const finding of findings) {
    yield findingValue(finding, placeOf(finding.location), fixesOf(finding));
  }
}

function findingValue(finding: Finding, place: Place, fixes: readonly QuickFix[]): object {
  const { file, line, column, endLine, endColumn } = place;
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: formatMessage(finding.message),
    file,
    range: { start: { line, column }, end: { line: endLine, column: endColumn } },
    path: finding.path,
    resource: finding.resource,
    scope: finding.scope,
    ...(finding.api === undefined ? {} : { api: apiValue(finding.api) }),
    fixes: fixes.map(({ title, isSafe }) => ({ title: formatMessage(title), safe: isSafe })),
  };
}

function apiValue({ type, field, detail }: ApiError): object {
  return { type, field, detail };
}
