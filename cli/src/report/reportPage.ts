/**
 * The page of reports, filled: one file that opens from a disk without a network. The page was built with the command line and
 * lies beside it, its script and styles inside and named by their hashes; here the data goes in. What is in the data, and what
 * the page shows of it, are others' matters.
 */
import { readFileSync } from 'node:fs';
import type { Location, UnitPlace } from '../../../engine/src/index.ts';
import type { Place } from '../../../protocol/src/place.ts';
import type { Report, ReportScope } from '../../../protocol/src/report.ts';
import { REPORT_PAGE } from '../buildFacts.ts';
import type { Line } from '../output/line.ts';
import { jsonText } from './json.ts';
import type { PlaceOf } from './place.ts';

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

/** The whole file; `scopes` are asked for one by one. */
export function* fillReportPage(
  [before, after]: ReportTemplate,
  nothing: Report['nothing'],
  scopes: Iterable<ReportScope>,
): Generator<Line, void, undefined> {
  yield* linesOf(before);
  const head: Omit<Report, 'scopes'> = {
    schema: 'podgate/report/1',
    ...(nothing === undefined ? {} : { nothing }),
  };
  yield [`${JSON.stringify(head).slice(0, -1)},"scopes":[`];
  let separator = '';
  for (const scope of scopes) {
    yield [`${separator}${scriptSafe(jsonText(scope))}`];
    separator = ',';
  }
  yield [']}'];
  yield* linesOf(after);
}

/** Places as the reader of a report knows them: relative paths. */
export function reportPlaceAt(placeOf: PlaceOf): (place: Location | UnitPlace) => Place {
  return (location) => {
    const { file, line, column, endLine, endColumn } = placeOf(location);
    return {
      uri: file,
      range: {
        start: { line: line - 1, character: column - 1 },
        end: { line: endLine - 1, character: endColumn - 1 },
      },
    };
  };
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
