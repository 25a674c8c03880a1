/**
 * Which fixes a rule offers, found out by asking for them: those of its bad example, by their titles there, then those of
 * other kinds that further manifests show (`moreFixes.ts`). Two fixes are of one kind if their titles have one template.
 */
import { formatMessage, quickFixesAt, type RuleId, type SourceText } from '../engine/src/index.ts';
import type { FileRange } from '../engine/src/ide/filePosition.ts';
import type { Rule, RuleExample } from '../engine/src/lint/rule.ts';
import { readFixtureOptions } from '../test/fixture/fixtureOptions.ts';
import { openFixture } from '../test/fixture/openFixture.ts';
import { readFixture } from '../test/fixture/readFixture.ts';
import { MORE_FIXES } from './moreFixes.ts';

export interface OfferedFix {
  /** In English, with the names of the manifest that shows it. */
  readonly title: string;
  /** What fixes of its kind have in common. */
  readonly kind: string;
  readonly isSafe: boolean;
}

/** The likeliest first. */
export function listOfferedFixes({ id, badExample }: Rule): readonly OfferedFix[] {
  const shown = distinct(offerIn(badExample, id), ({ title }) => title);
  const others = (MORE_FIXES.get(id) ?? []).flatMap((text) => offerIn({ text }, id));
  return [...shown, ...distinct(others, keyOfKind).filter((fix) => !isListed(fix, shown))];
}

/** Whether a fix of this kind, and as safe as it, is among them. */
export function isListed(fix: Omit<OfferedFix, 'title'>, listed: readonly OfferedFix[]): boolean {
  return listed.some((other) => keyOfKind(other) === keyOfKind(fix));
}

/** One for all fixes of one kind that are as safe. */
export function keyOfKind({ kind, isSafe }: Omit<OfferedFix, 'title'>): string {
  return `${isSafe ? 'safe' : 'unsafe'} ${kind}`;
}

/** The fixes of the rule's findings in an example, in the order of the text. */
function offerIn({ text, kubernetesMinor }: RuleExample, rule: RuleId): readonly OfferedFix[] {
  const version = kubernetesMinor === undefined ? '' : `kubernetesVersion=1.${String(kubernetesMinor)}`;
  const { files } = readFixture(text);
  const snapshot = openFixture(files, readFixtureOptions(version));
  return files
    .flatMap((file) => quickFixesAt(snapshot, toWholeFile(file)))
    .filter(({ finding }) => finding?.rule === rule)
    .map(({ title, isSafe }) => ({ title: formatMessage(title), kind: title.template, isSafe }));
}

function toWholeFile({ path, text }: SourceText): FileRange {
  return { file: path, text, span: { start: 0, end: text.length } };
}

function distinct<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map([...items].reverse().map((item) => [keyOf(item), item])).values()].reverse();
}
