/**
 * `check --format json`: the stable contract `podgate/check/1`. Lines and columns count from 1. `api` is there for
 * what the API server would say.
 */
import { formatMessage, type ApiError, type Finding } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import type { CheckReport } from './checkText.ts';
import { jsonElements } from './json.ts';
import type { PlaceOf } from './place.ts';

/** The whole document, one finding a line. */
export function* renderCheckJson({ findings, placeOf }: CheckReport): Generator<Line, void, undefined> {
  yield ['{ "schema": "podgate/check/1",'];
  yield ['  "findings": ['];
  const values = findings.map((finding) => findingValue(finding, placeOf));
  for (const line of jsonElements('    ', values)) {
    yield [line];
  }
  yield ['  ] }'];
}

function findingValue(finding: Finding, placeOf: PlaceOf): object {
  const { file, line, column, endLine, endColumn } = placeOf(finding.location);
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
    fixes: [],
  };
}

function apiValue({ type, field, detail }: ApiError): object {
  return { type, field, detail };
}
