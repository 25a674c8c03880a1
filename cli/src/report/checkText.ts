/**
 * `check --format text`: each finding with its place, severity and rule, its sentence below, and a closing line
 * that counts. Places of one file are aligned.
 */
import { formatMessage, type Finding, type Severity } from '../../../engine/src/index.ts';
import { countText } from '../output/countText.ts';
import type { Line, Style } from '../output/line.ts';
import type { Place, PlaceOf } from './place.ts';
import type { CheckReport } from './checkReport.ts';
import { countSeverities, SEVERITIES } from './severity.ts';
import { pad } from './textTable.ts';

const STYLES: Readonly<Record<Severity, Style>> = {
  error: 'red',
  warning: 'yellow',
  info: 'blue',
  hint: 'cyan',
};
const SEVERITY_WIDTH = Math.max(...SEVERITIES.map((severity) => severity.length));

/** The findings in their order, then the summary. */
export function* renderCheckText(report: CheckReport): Generator<Line, void, undefined> {
  const { findings, placeOf } = report;
  const places = findings.map((finding) => placeOf(finding.location));
  const widths = placeWidths(places);
  for (const [index, finding] of findings.entries()) {
    const place = places[index];
    if (place !== undefined) {
      yield* findingLines(finding, pad(placeText(place), widths.get(place.file) ?? 0), placeOf);
    }
  }
  if (0 < findings.length) {
    yield [];
  }
  yield [summaryText(report)];
}

/** `k8s/db.yaml:14:9`. */
export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

function* findingLines(finding: Finding, place: string, placeOf: PlaceOf): Generator<Line, void, undefined> {
  yield [
    { text: place, style: 'bold' },
    '  ',
    { text: pad(finding.severity, SEVERITY_WIDTH), style: STYLES[finding.severity] },
    '  ',
    { text: finding.rule, style: 'dim' },
  ];
  yield [`  ${formatMessage(finding.message)}`];
  for (const related of finding.related) {
    yield ['  ', { text: `see also ${placeText(placeOf(related))}`, style: 'dim' }];
  }
}

/** The widest place of each file. */
function placeWidths(places: readonly Place[]): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const place of places) {
    widths.set(place.file, Math.max(widths.get(place.file) ?? 0, placeText(place).length));
  }
  return widths;
}

/** `1 error in 1 file, 12 files read`. */
export function summaryText({ findings, files }: CheckReport): string {
  const fileCount = files.length;
  if (findings.length === 0) {
    return `nothing to report in ${countText(fileCount, 'file', 'files')}`;
  }
  const affectedCount = new Set(findings.map(({ location }) => location.file)).size;
  const affected = countText(affectedCount, 'file', 'files');
  const read = affectedCount === fileCount ? '' : `, ${countText(fileCount, 'file', 'files')} read`;
  return `${countSeverities(findings)} in ${affected}${read}`;
}
