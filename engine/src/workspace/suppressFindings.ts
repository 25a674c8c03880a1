/**
 * Leaves out the findings that manifests suppress, and says which suppressions suppress nothing. The one place where
 * suppressions act, so that every shell shows the same. Reading them is `source/`'s.
 */
import type { Finding } from '../lint/finding.ts';
import { RULE_IDS, type Problem, type ProblemArgs, type RuleId } from '../problem.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import {
  DOCUMENT_WORD,
  NEXT_LINE_WORD,
  type NamedRule,
  type PlacedSuppression,
} from '../source/suppression.ts';
import { findNearest } from '../text/findNearest.ts';
import type { Span } from '../text/span.ts';

export interface Judgment {
  /** Whether it is known that a rule would have found something in the file, had there been anything. */
  readonly isJudged: (rule: RuleId) => boolean;
  /** The finding of a problem in the file's offsets. */
  readonly toFinding: (problem: Problem) => Finding | undefined;
}

const UNUSED: RuleId = 'unused-suppression';

/** What is left of the findings of a file, and behind it the findings about its suppressions. */
export function suppressFindings(
  findings: readonly Finding[],
  file: SourceFile,
  judgment: Judgment,
): readonly Finding[] {
  const used = new Set<NamedRule>();
  const isLeft = (finding: Finding): boolean => !isSuppressed(finding, file, used);
  const left = findings.filter(isLeft);
  const mistakes = file.suppressions.flatMap(listMistakes);
  const unused = listUnused(file, judgment, ({ text }) => text !== UNUSED, used);
  const about = [...mistakes, ...unused].flatMap((problem) => judgment.toFinding(problem) ?? []);
  const aboutLeft = about.filter(isLeft);
  // Suppressions of this very rule can be judged only now.
  const last = listUnused(file, judgment, ({ text }) => text === UNUSED, used);
  return [...left, ...aboutLeft, ...last.flatMap((problem) => judgment.toFinding(problem) ?? [])];
}

/** Notes every suppression that would do, so that none of two is called unused because of the other. */
function isSuppressed({ rule, location }: Finding, file: SourceFile, used: Set<NamedRule>): boolean {
  const named = file.suppressions
    .filter(({ covers }) => covers.start <= location.span.start && location.span.start <= covers.end)
    .flatMap(({ rules }) => rules.filter(({ text }) => text === rule));
  for (const each of named) {
    used.add(each);
  }
  return 0 < named.length;
}

/** The suppressions without use, of the rules that `isAsked` asks about. */
function listUnused(
  file: SourceFile,
  { isJudged }: Judgment,
  isAsked: (rule: NamedRule) => boolean,
  used: ReadonlySet<NamedRule>,
): readonly Problem[] {
  return file.suppressions
    .filter((suppression) => suppression.form !== 'unknown' && isRead(suppression, file))
    .flatMap((suppression) =>
      listUnusedRules(suppression, (rule) => {
        const id = RULE_IDS.find((candidate) => candidate === rule.text);
        return id !== undefined && isAsked(rule) && !used.has(rule) && isJudged(id);
      }),
    );
}

function isRead({ covers }: PlacedSuppression, { units }: SourceFile): boolean {
  return units
    .filter(({ start, end }) => start < covers.end && covers.start < end)
    .every(({ skipped, isStale }) => skipped === undefined && !isStale);
}

/** What cannot suppress anything, wherever it stands. */
function listMistakes({ form, word, rules, span }: PlacedSuppression): readonly Problem[] {
  if (form === 'unknown') {
    const nearest = findNearest(word, [NEXT_LINE_WORD, DOCUMENT_WORD]) ?? '';
    return [mistake(span, { what: 'unknownWord', name: word, nearest })];
  }
  if (rules.length === 0) {
    return [mistake(span, { what: 'noRule', name: word })];
  }
  return rules
    .filter(({ text }) => !isRule(text))
    .map((rule) => {
      const nearest = findNearest(rule.text, RULE_IDS) ?? '';
      return mistake(rule.span, { what: 'unknownRule', name: rule.text, nearest });
    });
}

function mistake(span: Span, args: ProblemArgs): Problem {
  return { rule: UNUSED, span, args, severity: 'warning' };
}

/** The suppression as a whole where all of its rules are unused, else the single rules. */
function listUnusedRules(
  { rules, span }: PlacedSuppression,
  isUnused: (rule: NamedRule) => boolean,
): readonly Problem[] {
  const unused = rules.filter(isUnused);
  const problem = (place: Span, name: string): Problem => ({
    rule: UNUSED,
    span: place,
    args: { what: 'unused', name },
  });
  return unused.length === rules.length && 0 < rules.length
    ? [problem(span, rules.map(({ text }) => text).join(', '))]
    : unused.map((rule) => problem(rule.span, rule.text));
}

function isRule(text: string): boolean {
  return RULE_IDS.some((id) => id === text);
}
