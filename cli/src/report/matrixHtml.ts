/**
 * `matrix --format html`: the matrix page as one file that opens from a disk without a network. The page was built with
 * the command line and lies beside it, its script and styles inside and named by their hashes; here the data goes in.
 * What the page shows is its own matter.
 */
import { readFileSync } from 'node:fs';
import { finishSteps, type ScopeView } from '../../../engine/src/index.ts';
import type { Report, ReportScope } from '../../../protocol/src/report.ts';
import { reportScopeInSteps } from '../../../wire/src/reportToWire.ts';
import { REPORT_PAGE } from '../buildFacts.ts';
import type { Line } from '../output/line.ts';
import { jsonText } from './json.ts';
import type { PlaceOf } from './place.ts';
import { focusOf, type ReportQuestion } from './reportFocus.ts';

/** Where the data goes; `scripts/build.mjs` writes it into the page. */
const DATA_MARK = '{{podgate-report}}';

export type ReportTemplate = readonly [before: string, after: string];

/** The page without data. Throws where the build has not made it. */
export function readReportTemplate(): ReportTemplate {
  const [before, after] = readFileSync(REPORT_PAGE, 'utf8').split(DATA_MARK);
  if (before === undefined || after === undefined) {
    throw new Error('the page of reports has no place for data');
  }
  return [before, after];
}

export interface HtmlReport {
  readonly scopes: readonly ScopeQuestion[];
  /** What there is where no scope has a workload. */
  readonly nothing: Report['nothing'];
  readonly placeOf: PlaceOf;
}

/** The whole file; each scope is worked out when it is written. */
export function* renderMatrixHtml(
  [before, after]: ReportTemplate,
  { scopes, nothing, placeOf }: HtmlReport,
): Generator<Line, void, undefined> {
  yield* linesOf(before);
  const head: Omit<Report, 'scopes'> = {
    schema: 'podgate/report/1',
    ...(nothing === undefined ? {} : { nothing }),
  };
  yield [`${JSON.stringify(head).slice(0, -1)},"scopes":[`];
  for (const [index, scope] of scopes.entries()) {
    const comma = index + 1 < scopes.length ? ',' : '';
    yield [`${scriptSafe(jsonText(describeScope(scope, placeOf)))}${comma}`];
  }
  yield [']}'];
  yield* linesOf(after);
}

export interface ScopeQuestion {
  readonly scope: ScopeView;
  readonly question: ReportQuestion;
}

function describeScope({ scope, question }: ScopeQuestion, placeOf: PlaceOf): ReportScope {
  const described = finishSteps(
    reportScopeInSteps(scope, (location) => {
      const { file, line, column, endLine, endColumn } = placeOf(location);
      return {
        uri: file,
        range: {
          start: { line: line - 1, character: column - 1 },
          end: { line: endLine - 1, character: endColumn - 1 },
        },
      };
    }),
  );
  const focus = focusOf(question, scope, described.matrix);
  return focus === undefined ? described : { ...described, focus };
}

/** Nothing in the data can end the element that it is in, or a line of a script. */
function scriptSafe(json: string): string {
  return json.replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function linesOf(text: string): readonly Line[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => [line]);
}
