/**
 * Actions that suppress a finding where it is: by a comment above its line, by one at the top of its document, and in
 * JSON, which has no comments, by an annotation. Rules that are named already get company. Each edit is judged by the
 * text after it: what would not suppress the finding is not offered.
 */
import type { Finding } from '../lint/finding.ts';
import { quoteCode } from '../lint/quoteCode.ts';
import type { RuleId } from '../problem.ts';
import { findAnnotation } from '../source/readSuppressions.ts';
import { readSourceFile } from '../source/readSourceFile.ts';
import type { SourceFile } from '../source/sourceFile.ts';
import {
  DISABLE_ANNOTATION,
  DOCUMENT_WORD,
  NEXT_LINE_WORD,
  type PlacedSuppression,
  type SuppressionForm,
} from '../source/suppression.ts';
import { skipByteOrderMark } from '../text/byteOrderMark.ts';
import { say, type Message } from '../text/say.ts';
import { shiftSpan, touchesOffset } from '../text/span.ts';
import { applyEdits, type TextEdit } from '../text/textEdit.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { insertEntry } from '../yaml/insertEntry.ts';
import { findNode } from '../yaml/findNode.ts';
import { findEntry } from '../yaml/node.ts';
import { normalizeBreaks } from '../yaml/normalizeBreaks.ts';
import { splitUnits } from '../yaml/splitUnits.ts';
import type { OpenFile } from './filePosition.ts';
import { openUnit, type OpenUnit } from './openUnit.ts';

/** A way to suppress one finding; the edit is in offsets of the file. */
export interface SuppressAction {
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  readonly finding: Finding;
}

/** The ways that there are for a finding of an open file. */
export function suppressFinding(
  snapshot: Snapshot,
  open: OpenFile,
  finding: Finding,
): readonly SuppressAction[] {
  const file = snapshot.files.get(open.file);
  // About suppressions one does not say that one does not want to hear of them; one removes them.
  if (file === undefined || finding.rule === 'unused-suppression') {
    return [];
  }
  const rule = quoteCode(finding.rule);
  const unit = findFlowUnit(file, open, finding);
  if (unit === undefined && file.path.toLowerCase().endsWith('.json')) {
    return [];
  }
  const ways: readonly (readonly [Message, TextEdit | undefined])[] =
    unit === undefined
      ? [
          [say`suppress ${rule} here`, suppressLine(file, open, finding)],
          [say`suppress ${rule} in this document`, suppressDocument(file, open, finding)],
        ]
      : [[say`suppress ${rule} in this resource`, annotate(file, unit, finding)]];
  return ways.flatMap(([title, edit]) =>
    edit !== undefined && isEffective(file, open, finding, edit) ? [{ title, edits: [edit], finding }] : [],
  );
}

// Comments --------------------------------------------------------------------------------------------------

function suppressLine(file: SourceFile, open: OpenFile, finding: Finding): TextEdit {
  const known = findSuppression(file, finding, 'nextLine');
  if (known !== undefined) {
    return appendRule(known, finding.rule);
  }
  const { line } = file.lines.positionAt(finding.location.span.start);
  const start = skipByteOrderMark(open.text, file.lines.offsetAt({ line, column: 0 }));
  const indent = /[ \t]*/y;
  indent.lastIndex = start;
  return insertComment(
    open.text,
    start,
    `${indent.exec(open.text)?.[0] ?? ''}# ${NEXT_LINE_WORD} ${finding.rule}`,
  );
}

function suppressDocument(file: SourceFile, open: OpenFile, finding: Finding): TextEdit | undefined {
  const known = findSuppression(file, finding, 'document');
  if (known !== undefined) {
    return appendRule(known, finding.rule);
  }
  const { start } = finding.location.span;
  const unit = splitUnits(normalizeBreaks(open.text)).find((range) => touchesOffset(range, start));
  return unit === undefined
    ? undefined
    : insertComment(
        open.text,
        skipByteOrderMark(open.text, unit.document.start),
        `# ${DOCUMENT_WORD} ${finding.rule}`,
      );
}

function insertComment(text: string, offset: number, comment: string): TextEdit {
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { span: { start: offset, end: offset }, newText: `${comment}${lineBreak}` };
}

/** A suppression that covers the finding already, for other rules. */
function findSuppression(
  { suppressions }: SourceFile,
  { location }: Finding,
  form: SuppressionForm,
): PlacedSuppression | undefined {
  return suppressions.find(
    (suppression) =>
      suppression.form === form &&
      0 < suppression.rules.length &&
      touchesOffset(suppression.covers, location.span.start),
  );
}

function appendRule({ rules }: PlacedSuppression, rule: RuleId): TextEdit {
  const end = rules.at(-1)?.span.end ?? 0;
  return { span: { start: end, end }, newText: `, ${rule}` };
}

// Annotations -----------------------------------------------------------------------------------------------

/** The unit of the finding, where it is written in JSON. */
function findFlowUnit(file: SourceFile, open: OpenFile, { location }: Finding): OpenUnit | undefined {
  const unit = file.units.find((candidate) => touchesOffset(candidate, location.span.start));
  const opened = unit === undefined ? undefined : openUnit(open, unit);
  const isJson =
    opened?.root.type === 'map' &&
    opened.root.isFlow &&
    opened.root.entries.every(({ key }) => key.style === 'doubleQuoted');
  return isJson ? opened : undefined;
}

function annotate(file: SourceFile, { unit, text, root }: OpenUnit, finding: Finding): TextEdit | undefined {
  const known = findSuppression(file, finding, 'annotation');
  if (known !== undefined) {
    return appendRule(known, finding.rule);
  }
  const offset = finding.location.span.start - unit.start;
  const resource = unit.resources.find(({ span }) => touchesOffset(span, offset));
  const node = resource === undefined ? undefined : findNode(root, resource.span);
  const metadata = node?.type === 'map' ? findEntry(node, 'metadata')?.value : undefined;
  if (node === undefined || metadata?.type !== 'map' || findAnnotation(node) !== undefined) {
    return undefined;
  }
  const annotations = findEntry(metadata, 'annotations')?.value;
  const entry = { key: DISABLE_ANNOTATION, value: finding.rule };
  const edit =
    annotations?.type === 'map' && 0 < annotations.entries.length
      ? insertEntry(text, annotations, entry)
      : insertEntry(text, metadata, { key: 'annotations', value: entry });
  return { ...edit, span: shiftSpan(edit.span, unit.start) };
}

// The text after the edit -----------------------------------------------------------------------------------

function isEffective(file: SourceFile, open: OpenFile, finding: Finding, edit: TextEdit): boolean {
  const text = applyEdits(open.text, [edit]);
  if (text === undefined) {
    return false;
  }
  const after = readSourceFile(file.path, text, file);
  const { start } = finding.location.span;
  const shift = edit.newText.length - (edit.span.end - edit.span.start);
  const place = edit.span.start <= start ? start + shift : start;
  const isSuppressed = after.suppressions.some(
    ({ covers, rules }) => touchesOffset(covers, place) && rules.some((rule) => rule.text === finding.rule),
  );
  return isSuppressed && countBroken(after) <= countBroken(file);
}

function countBroken({ units }: SourceFile): number {
  return units.flatMap(({ problems }) => problems).filter(({ rule }) => rule === 'yaml-syntax').length;
}
