/**
 * Checks quick fixes at `$0`: what the file that one with a title edits is afterwards. It must be read without the
 * finding that the fix is for.
 */
import assert from 'node:assert/strict';
import {
  applyEdits,
  formatMessage,
  quickFixesAt,
  type QuickFix,
  type RuleId,
  type Snapshot,
} from '../../engine/src/index.ts';
import { getRule } from '../../engine/src/lint/rules/index.ts';
import { isListed, listOfferedFixes, type OfferedFix } from '../../scripts/offeredFixes.ts';
import { QUIET_RULES } from '../fixture/checkFindings.ts';
import { readCursor, type CursorFixture } from '../fixture/readCursor.ts';

export function checkQuickFix(manifests: string, title: string, expected: string): void {
  const fixture = readCursor(manifests);
  const { snapshot } = fixture;
  const fix = fixesAt(fixture).find((offered) => formatMessage(offered.title) === title);
  assert(
    fix !== undefined,
    `offered is: ${fixesAt(fixture)
      .map((offered) => formatMessage(offered.title))
      .join(', ')}`,
  );
  const after = applyEdits(textOf(fixture, fix.file) ?? '', fix.edits);
  assert.equal(after, expected);
  const counts = (changed: Snapshot): FindingCounts => countFindings(changed, fix.finding?.rule);
  const [left, had] = [counts(snapshot.change([{ path: fix.file, text: after }])), counts(snapshot)];
  const removed = fix.finding === undefined ? 0 : 1;
  assert.equal(left.ofRule, had.ofRule - removed, 'findings of its rule afterwards');
  assert.equal(left.others, had.others, 'findings of other rules afterwards');
}

interface FindingCounts {
  readonly ofRule: number;
  readonly others: number;
}

/** Findings of one rule, and of the others but for the quiet ones. */
function countFindings(snapshot: Snapshot, rule: RuleId | undefined): FindingCounts {
  const findings = snapshot.findings();
  const others = findings.filter((finding) => finding.rule !== rule && !QUIET_RULES.has(finding.rule));
  return { ofRule: findings.filter((finding) => finding.rule === rule).length, others: others.length };
}

export function checkFixTitles(manifests: string, expected: readonly string[]): void {
  assert.deepEqual(
    fixesAt(readCursor(manifests)).map(({ title }) => formatMessage(title)),
    expected,
  );
}

function fixesAt(fixture: CursorFixture): readonly QuickFix[] {
  const { file, text, offset } = fixture.position;
  const range = { file, text, span: { start: offset, end: offset } };
  const fixes = quickFixesAt(fixture.snapshot, range, (path) => textOf(fixture, path));
  fixes.forEach(assertDocumented);
  return fixes;
}

const DOCUMENTED = new Map<RuleId, readonly OfferedFix[]>();

/** A rule's page names every kind of fix that it offers. */
function assertDocumented({ title, finding, isSafe }: QuickFix): void {
  if (finding === undefined) {
    return;
  }
  const { rule } = finding;
  const documented = DOCUMENTED.get(rule) ?? listOfferedFixes(getRule(rule));
  DOCUMENTED.set(rule, documented);
  assert(
    isListed({ kind: title.template, isSafe }, documented),
    `the page about \`${rule}\` does not name "${formatMessage(title)}": add an example to scripts/moreFixes.ts`,
  );
}

function textOf({ files }: CursorFixture, path: string): string | undefined {
  return files.find((file) => file.path === path)?.text;
}
