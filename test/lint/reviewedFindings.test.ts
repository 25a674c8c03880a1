/**
 * All rules over manifests that others wrote, against the list of findings that were read by eye (`reviewedFindings.txt`).
 * What is new there is to be read as well: it is a false alarm, which a test of the rule shows before it goes, or it is
 * right, and the list says why.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formatMessage, LineIndex, RULES, type Finding, type SourceText } from '../../engine/src/index.ts';
import { readFixtureOptions } from '../fixture/fixtureOptions.ts';
import { openFixture } from '../fixture/openFixture.ts';
import { REVIEWED_SOURCES, type ReviewedWorkspace } from './reviewedSources.ts';

/** One finding, as the list has it: `egress-blocks-dns hint samples/a/b.yaml: 12`. */
interface Entry {
  readonly text: string;
  /** What it says; of one in the list that is not kept. */
  readonly message: string;
}

const LIST = readFileSync(new URL('reviewedFindings.txt', import.meta.url), 'utf8');
const HEADING = /^== (\S+) (error|warning|info|hint)$/;
const ENTRY = /^ {2}(\S+):((?: \d+)+)$/;

describe('findings in manifests of others', () => {
  const listed = readList(LIST);
  for (const source of REVIEWED_SOURCES) {
    if (source.isThere) {
      it(`in ${source.name} are those that were read by eye`, () => {
        compare(
          source.open().flatMap(findAll),
          listed.filter(({ text }) => text.split(' ')[2]?.startsWith(source.name)),
        );
      });
    } else {
      it(`checks nothing: ../shared/${source.name} is not there`, () => {});
    }
  }

  it('stand in groups that each say why they are right', () => {
    for (const group of LIST.split('\n\n').slice(1)) {
      const [heading = '', ...lines] = group.trim().split('\n');
      const prose = lines.filter((line) => !line.startsWith(' '));
      assert.match(heading, HEADING);
      assert(0 < prose.length && prose.length < lines.length, `why, and where: ${heading}`);
      assert(
        RULES.some(({ id }) => id === HEADING.exec(heading)?.[1]),
        `a rule that there is: ${heading}`,
      );
    }
  });
});

function readList(text: string): readonly Entry[] {
  const entries: Entry[] = [];
  let heading = '';
  for (const line of text.split('\n')) {
    const [, rule, severity] = HEADING.exec(line) ?? [];
    heading = rule === undefined ? heading : `${rule} ${String(severity)}`;
    const [, path, numbers = ''] = ENTRY.exec(line) ?? [];
    if (path !== undefined) {
      entries.push(
        ...numbers
          .trim()
          .split(' ')
          .map((number) => ({ text: `${heading} ${path}: ${number}`, message: '' })),
      );
    } else {
      assert(!line.startsWith(' '), `an entry of the list: ${line}`);
    }
  }
  return entries;
}

function findAll({ folder, files, options }: ReviewedWorkspace): readonly Entry[] {
  const snapshot = openFixture(files, readFixtureOptions(options));
  assert.deepEqual(snapshot.failures(), [], `no rule throws in ${folder}`);
  return snapshot.findings().map((finding) => toEntry(folder, files, finding));
}

function toEntry(folder: string, files: readonly SourceText[], finding: Finding): Entry {
  const { rule, severity, message, location } = finding;
  const text = files.find(({ path }) => path === location.file)?.text ?? '';
  const { line } = new LineIndex(text).positionAt(location.span.start);
  return {
    text: `${rule} ${severity} ${folder}${location.file}: ${line + 1}`,
    message: formatMessage(message),
  };
}

/** Both may have a line several times. */
function compare(found: readonly Entry[], listed: readonly Entry[]): void {
  const gone = [...listed];
  const isNew = found.filter(({ text }) => {
    const index = gone.findIndex((entry) => entry.text === text);
    if (index !== -1) {
      gone.splice(index, 1);
    }
    return index === -1;
  });
  const report = [
    ...isNew.map(({ text, message }) => `new:  ${text}: ${message}`),
    ...gone.map(({ text }) => `gone: ${text}`),
  ];
  assert(report.length === 0, `findings differ from those that were read\n${report.join('\n')}\n`);
}
