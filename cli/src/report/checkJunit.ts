/**
 * `check --format junit`: each file a suite, each finding a case, for systems that show tests. A finding fails where it
 * would fail the run (`--fail-on`); one below that passes and says so in its output. A file without findings is one case
 * that passes.
 */
import { formatMessage, printable, type Finding } from '../../../engine/src/index.ts';
import type { Line } from '../output/line.ts';
import type { CheckReport } from './checkReport.ts';
import type { Place } from './place.ts';
import { reaches } from './severity.ts';

interface PlacedFinding {
  readonly finding: Finding;
  readonly place: Place;
  readonly isFailure: boolean;
}

export function* renderCheckJunit(report: CheckReport): Generator<Line, void, undefined> {
  const suites = groupByFile(report);
  const all = [...suites.values()];
  yield ['<?xml version="1.0" encoding="UTF-8"?>'];
  yield [`<testsuites${attributes({ name: 'podgate', ...countCases(all.flatMap(toCases)) })}>`];
  for (const [file, findings] of suites) {
    const cases = toCases(findings);
    yield [`  <testsuite${attributes({ name: file, ...countCases(cases) })}>`];
    for (const each of cases) {
      yield* caseLines(file, each);
    }
    yield ['  </testsuite>'];
  }
  yield ['</testsuites>'];
}

/** Every file that was looked at, and those that have findings all the same, such as `podgate.yaml`. */
function groupByFile({
  files,
  findings,
  failOn,
  repositoryPlaceOf,
}: CheckReport): ReadonlyMap<string, readonly PlacedFinding[]> {
  const suites = new Map<string, PlacedFinding[]>(files.map((file) => [file, []]));
  for (const finding of findings) {
    const place = repositoryPlaceOf(finding.location);
    const placed = { finding, place, isFailure: reaches(finding.severity, failOn) };
    const known = suites.get(place.file);
    if (known === undefined) {
      suites.set(place.file, [placed]);
    } else {
      known.push(placed);
    }
  }
  return suites;
}

/** `undefined` is the case of a file without findings. */
type Case = PlacedFinding | undefined;

function toCases(findings: readonly PlacedFinding[]): readonly Case[] {
  return findings.length === 0 ? [undefined] : findings;
}

function countCases(cases: readonly Case[]): Readonly<Record<string, string>> {
  const failures = cases.filter((each) => each?.isFailure === true).length;
  return { tests: String(cases.length), failures: String(failures), errors: '0' };
}

function* caseLines(file: string, found: Case): Generator<Line, void, undefined> {
  if (found === undefined) {
    yield [`    <testcase${attributes({ classname: file, name: 'no findings' })}/>`];
    return;
  }
  const { finding, place, isFailure } = found;
  const { severity, rule } = finding;
  const at = `${String(place.line)}:${String(place.column)}`;
  const message = formatMessage(finding.message);
  const text = escapeXml(`${file}:${at} ${severity} ${rule}: ${message}`);
  yield [
    `    <testcase${attributes({ classname: file, name: `${rule} at ${at}`, file, line: String(place.line) })}>`,
  ];
  yield [
    isFailure
      ? `      <failure${attributes({ type: severity, message })}>${text}</failure>`
      : `      <system-out>${text}</system-out>`,
  ];
  yield ['    </testcase>'];
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&apos;'],
]);

/** XML has no way to write two characters that nothing else forbids. */
function escapeXml(text: string): string {
  return printable(text)
    .replace(/[&<>"']/g, (character) => ENTITIES.get(character) ?? character)
    .replaceAll('\ufffe', '\\ufffe')
    .replaceAll('\uffff', '\\uffff');
}
