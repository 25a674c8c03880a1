/**
 * Quick fixes of the rule `unused-suppression`: taking a suppression away, or one rule out of it, or writing what was
 * meant. A file of its own, because suppressions may stand between the units that other fixes work on.
 */
import type { Finding } from '../lint/finding.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import { RULE_IDS } from '../problem.ts';
import { findAnnotation } from '../source/readSuppressions.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import {
  DOCUMENT_WORD,
  NEXT_LINE_WORD,
  type NamedRule,
  type PlacedSuppression,
} from '../source/suppression.ts';
import { skipByteOrderMark } from '../text/byteOrderMark.ts';
import { findNearest } from '../text/findNearest.ts';
import type { LineIndex } from '../text/lineIndex.ts';
import { say } from '../text/say.ts';
import { shiftSpan, type Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { findNode } from '../yaml/findNode.ts';
import { findEntry } from '../yaml/node.ts';
import { removeEntry } from '../yaml/removeEntry.ts';
import type { OpenFile } from './filePosition.ts';
import { openUnit } from './openUnit.ts';
import type { QuickFix } from './quickFixes.ts';

/** The fixes of a finding of the rule; its edits are in offsets of the file. */
export function fixSuppression(snapshot: Snapshot, open: OpenFile, finding: Finding): readonly QuickFix[] {
  const file = snapshot.files.get(open.file);
  const { span } = finding.location;
  for (const suppression of file?.suppressions ?? []) {
    if (file !== undefined && isSame(suppression.span, span)) {
      return fixWhole({ file, open, finding }, suppression);
    }
    const index = suppression.rules.findIndex((rule) => isSame(rule.span, span));
    if (0 <= index) {
      return fixRule(finding, suppression.rules, index);
    }
  }
  return [];
}

interface Place {
  readonly file: SourceFile;
  readonly open: OpenFile;
  readonly finding: Finding;
}

function fixWhole({ file, open, finding }: Place, suppression: PlacedSuppression): readonly QuickFix[] {
  const isUnused = suppression.form !== 'unknown' && 0 < suppression.rules.length;
  const edit =
    suppression.form === 'annotation'
      ? removeAnnotation(file, open, suppression.span)
      : removeComment(open.text, file.lines, suppression.span);
  const nearest = findNearest(suppression.word, [NEXT_LINE_WORD, DOCUMENT_WORD]);
  const rename =
    suppression.form === 'unknown' && nearest !== undefined
      ? [writeInstead(finding, placeOfWord(open.text, suppression), nearest)]
      : [];
  const remove =
    edit === undefined
      ? []
      : [{ ...about(finding), title: say`remove the suppression`, edits: [edit], isSafe: isUnused }];
  return [...rename, ...remove];
}

function fixRule(finding: Finding, rules: readonly NamedRule[], index: number): readonly QuickFix[] {
  const { text, span } = rules[index] ?? { text: '', span: finding.location.span };
  if (rules.some((other, position) => position !== index && isSame(other.span, span))) {
    // Within escapes or several lines the names have no places of their own.
    return [];
  }
  const remove: QuickFix = {
    ...about(finding),
    title: say`remove ${quoteCode(text)} from the suppression`,
    edits: [{ span: withComma(rules, index), newText: '' }],
    isSafe: true,
  };
  if (RULE_IDS.some((id) => id === text)) {
    return [remove];
  }
  const nearest = findNearest(text, RULE_IDS);
  const rename = nearest === undefined ? [] : [writeInstead(finding, finding.location.span, nearest)];
  return 1 < rules.length ? [...rename, { ...remove, isSafe: false }] : rename;
}

/** A suppression is changed where the finding is. */
function about(finding: Finding): Pick<QuickFix, 'file' | 'finding'> {
  return { file: finding.location.file, finding };
}

function writeInstead(finding: Finding, span: Span, newText: string): QuickFix {
  return {
    ...about(finding),
    title: say`write ${quoteCode(newText)}`,
    edits: [{ span, newText }],
    isSafe: false,
  };
}

function placeOfWord(text: string, { span, word }: PlacedSuppression): Span {
  const start = text.indexOf(word, span.start);
  return { start, end: start + word.length };
}

/** A name in a list with what separates it from the next one, or from the one before. */
function withComma(rules: readonly NamedRule[], index: number): Span {
  const own = rules[index]?.span ?? { start: 0, end: 0 };
  const [before, after] = [rules[index - 1]?.span, rules[index + 1]?.span];
  return after === undefined
    ? { start: before?.end ?? own.start, end: own.end }
    : { start: own.start, end: after.start };
}

/** The comment, with its line where it has one of its own. */
function removeComment(text: string, lines: LineIndex, { start, end }: Span): TextEdit {
  const { line } = lines.positionAt(start);
  const lineStart = skipByteOrderMark(text, lines.offsetAt({ line, column: 0 }));
  const blankStart = lineStart + text.slice(lineStart, start).trimEnd().length;
  const span =
    lineStart < blankStart
      ? { start: blankStart, end }
      : { start: lineStart, end: lines.offsetAt({ line: line + 1, column: 0 }) };
  return { span, newText: '' };
}

/** The annotation; with the `annotations` around it where it is the only one. */
function removeAnnotation({ units }: SourceFile, open: OpenFile, span: Span): TextEdit | undefined {
  const unit = units.find(({ start, end }) => start <= span.start && span.end <= end);
  const opened = unit === undefined ? undefined : openUnit(open, unit);
  if (unit === undefined || opened === undefined) {
    return undefined;
  }
  const { text, root } = opened;
  const resource = unit.resources.find((candidate) => covers(shiftSpan(candidate.span, unit.start), span));
  const node = resource === undefined ? undefined : findNode(root, resource.span);
  const metadata = node?.type === 'map' ? findEntry(node, 'metadata')?.value : undefined;
  const annotations = metadata?.type === 'map' ? findEntry(metadata, 'annotations') : undefined;
  const entry = node === undefined ? undefined : findAnnotation(node);
  if (metadata?.type !== 'map' || annotations?.value.type !== 'map' || entry === undefined) {
    return undefined;
  }
  const isOnly = annotations.value.entries.length === 1;
  const edit = isOnly
    ? removeEntry(text, metadata, annotations)
    : removeEntry(text, annotations.value, entry);
  return { ...edit, span: shiftSpan(edit.span, unit.start) };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function isSame(left: Span, right: Span): boolean {
  return left.start === right.start && left.end === right.end;
}
